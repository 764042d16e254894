package heliograph.messages;

import static heliograph.rpc.Access.USERS;

import heliograph.peers.PeerId;
import heliograph.peers.PeerRows;
import heliograph.render.Renderer;
import heliograph.rpc.Caller;
import heliograph.rpc.Rpc;
import heliograph.rpc.RpcError;
import heliograph.store.Codecs;
import heliograph.store.Home;
import heliograph.store.Nothing;
import heliograph.store.Table;
import heliograph.store.View;
import heliograph.tl.api.AnyUpdates;
import heliograph.tl.api.DefaultHistoryTTL;
import heliograph.tl.api.messages.GetDefaultHistoryTTL;
import heliograph.tl.api.messages.SetDefaultHistoryTTL;
import heliograph.tl.api.messages.SetHistoryTTL;

/// `messages.*` of how long messages live: in private chats, and in those that are begun later.
public final class LifetimesRpc {
    private static final Table<Nothing, Integer> USUAL =
            new Table<>("defttl", Codecs.NOTHING, Codecs.INT);

    private final Messages messages;
    private final Renderer renderer;

    public LifetimesRpc(Messages messages, Renderer renderer) {
        this.messages = messages;
        this.renderer = renderer;
    }

    public void register(Rpc rpc, PeerRows rows) {
        rows.on(
                SetHistoryTTL.METHOD,
                USERS,
                PeerId.Kind.USER,
                SetHistoryTTL::peer,
                this::setHistoryTtl);
        rpc.on(GetDefaultHistoryTTL.METHOD, USERS, this::getDefault);
        rpc.on(SetDefaultHistoryTTL.METHOD, USERS, this::setDefault);
    }

    /// Seconds that messages live in the chats that an account begins; 0 for ever.
    static int usual(View account) {
        var kept = account.get(USUAL, Nothing.NOTHING);
        return kept == null ? 0 : kept;
    }

    private AnyUpdates setHistoryTtl(Caller caller, PeerId peer, SetHistoryTTL query) {
        if (peer.id() == caller.user()) throw RpcError.PEER_ID_INVALID.refusal();
        Expiry.check(query.period());
        var updates = messages.sending().limit(caller, peer.id(), query.period());
        return renderer.updates(caller.user(), updates);
    }

    private DefaultHistoryTTL getDefault(Caller caller, GetDefaultHistoryTTL query) {
        int period = messages.store().read(Home.account(caller.user()), LifetimesRpc::usual);
        return new DefaultHistoryTTL(period);
    }

    private Boolean setDefault(Caller caller, SetDefaultHistoryTTL query) {
        Expiry.check(query.period());
        return messages.store()
                .write(
                        Home.account(caller.user()),
                        tx -> {
                            tx.put(USUAL, Nothing.NOTHING, query.period());
                            return true;
                        });
    }
}
