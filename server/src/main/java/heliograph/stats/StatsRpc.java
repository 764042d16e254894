package heliograph.stats;

import static heliograph.rpc.Access.USERS;

import heliograph.peers.Peers;
import heliograph.render.Named;
import heliograph.render.Renderer;
import heliograph.rpc.Caller;
import heliograph.rpc.Limiter.Cost;
import heliograph.rpc.Rpc;
import heliograph.tl.api.stats.GetBroadcastStats;
import heliograph.tl.api.stats.GetMegagroupStats;
import heliograph.tl.api.stats.GetMessageStats;
import heliograph.tl.api.stats.LoadAsyncGraph;
import heliograph.tl.api.stats.MegagroupStats;
import java.util.List;

/// `stats.*`.
public final class StatsRpc {
    private final Statistics statistics;
    private final Peers peers;
    private final Renderer renderer;

    public StatsRpc(Statistics statistics, Peers peers, Renderer renderer) {
        this.statistics = statistics;
        this.peers = peers;
        this.renderer = renderer;
    }

    public void register(Rpc rpc) {
        rpc.on(
                GetBroadcastStats.METHOD,
                USERS,
                Cost.FIND,
                (caller, query) ->
                        statistics.broadcast(caller, peers.resolve(caller, query.channel())));
        rpc.on(GetMegagroupStats.METHOD, USERS, Cost.FIND, this::getMegagroupStats);
        rpc.on(
                GetMessageStats.METHOD,
                USERS,
                Cost.FIND,
                (caller, query) ->
                        statistics.message(
                                caller, peers.resolve(caller, query.channel()), query.msgId()));
        rpc.on(
                LoadAsyncGraph.METHOD,
                USERS,
                Cost.FIND,
                (caller, query) -> statistics.graph(caller, query.token()));
    }

    private MegagroupStats getMegagroupStats(Caller caller, GetMegagroupStats query) {
        var stats = statistics.megagroup(caller, peers.resolve(caller, query.channel()));
        var named = new Named();
        for (var one : stats.topPosters()) named.users(List.of(one.userId()));
        for (var one : stats.topAdmins()) named.users(List.of(one.userId()));
        for (var one : stats.topInviters()) named.users(List.of(one.userId()));
        return stats.toBuilder().users(renderer.users(caller.user(), named)).build();
    }
}
