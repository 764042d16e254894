package heliograph.messages;

import heliograph.peers.PeerId;
import heliograph.peers.Peers;
import heliograph.rpc.Caller;
import heliograph.rpc.RpcError;
import heliograph.tl.api.InputPeer;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

/// From what a client names to the [Chat] that it means.
public final class Chats {
    private final Peers peers;
    private final Map<PeerId.Kind, Function<PeerId, Chat>> kinds = new EnumMap<>(PeerId.Kind.class);

    public Chats(Peers peers) {
        this.peers = peers;
    }

    /// Enters who opens the chats of a kind; each kind has one.
    public void open(PeerId.Kind kind, Function<PeerId, Chat> opener) {
        if (kinds.put(kind, opener) != null) throw new IllegalStateException("twice: " + kind);
    }

    /// The chat that the caller means. Refuses with `PEER_ID_INVALID` what it was never shown.
    public Chat of(Caller caller, InputPeer peer) {
        return of(peers.resolve(caller, peer));
    }

    public Chat of(PeerId peer) {
        var opener = kinds.get(peer.kind());
        if (opener == null) throw RpcError.PEER_ID_INVALID.refusal();
        return opener.apply(peer);
    }

    public Peers peers() {
        return peers;
    }
}
