package heliograph.peers;

import heliograph.rpc.Access;
import heliograph.rpc.Caller;
import heliograph.rpc.Rpc;
import heliograph.rpc.RpcError;
import heliograph.tl.Method;
import heliograph.tl.TlFunction;
import heliograph.tl.api.InputPeer;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/// Rows of methods that name a peer, of which each kind has a handler of its own: basic groups are
/// one feature, channels another.
public final class PeerRows {
    /// Answers for a peer that the caller may name.
    @FunctionalInterface
    public interface Handler<Q, R> {
        R answer(Caller caller, PeerId peer, Q query);
    }

    private final Rpc rpc;
    private final Peers peers;
    private final Map<Method<?, ?>, Map<PeerId.Kind, Handler<?, ?>>> handlers = new HashMap<>();

    public PeerRows(Rpc rpc, Peers peers) {
        this.rpc = rpc;
        this.peers = peers;
    }

    /// Enters the handler of one kind; the first of a method enters its row. Peers of a kind
    /// without one are refused with `PEER_ID_INVALID`.
    public <Q extends TlFunction<R>, R> void on(
            Method<Q, R> method,
            Access access,
            PeerId.Kind kind,
            Function<Q, InputPeer> named,
            Handler<Q, R> handler) {
        var kinds = handlers.get(method);
        if (kinds == null) {
            var entered = new EnumMap<PeerId.Kind, Handler<?, ?>>(PeerId.Kind.class);
            handlers.put(method, entered);
            kinds = entered;
            rpc.on(
                    method,
                    access,
                    (caller, query) -> answer(entered, caller, named.apply(query), query));
        }
        if (kinds.put(kind, handler) != null)
            throw new IllegalStateException("twice: " + method + " of " + kind);
    }

    @SuppressWarnings("unchecked") // entered under the method whose query and answer these are
    private <Q extends TlFunction<R>, R> R answer(
            Map<PeerId.Kind, Handler<?, ?>> kinds, Caller caller, InputPeer named, Q query) {
        var peer = peers.resolve(caller, named);
        var handler = (Handler<Q, R>) kinds.get(peer.kind());
        if (handler == null) throw RpcError.PEER_ID_INVALID.refusal();
        return handler.answer(caller, peer, query);
    }
}
