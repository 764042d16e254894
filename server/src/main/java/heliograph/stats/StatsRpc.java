package heliograph.stats;

import static heliograph.rpc.Access.USERS;

import heliograph.messages.Chats;
import heliograph.peers.Peers;
import heliograph.polls.Polls;
import heliograph.posts.PublicForwards;
import heliograph.render.Named;
import heliograph.render.Renderer;
import heliograph.rpc.Caller;
import heliograph.rpc.Limiter.Cost;
import heliograph.rpc.Rpc;
import heliograph.rpc.RpcError;
import heliograph.tl.api.Message;
import heliograph.tl.api.MessageMediaPoll;
import heliograph.tl.api.PublicForward;
import heliograph.tl.api.PublicForwardMessage;
import heliograph.tl.api.stats.GetBroadcastStats;
import heliograph.tl.api.stats.GetMegagroupStats;
import heliograph.tl.api.stats.GetMessagePublicForwards;
import heliograph.tl.api.stats.GetMessageStats;
import heliograph.tl.api.stats.GetPollStats;
import heliograph.tl.api.stats.LoadAsyncGraph;
import heliograph.tl.api.stats.MegagroupStats;
import heliograph.tl.api.stats.PollStats;
import java.util.List;

/// `stats.*`.
public final class StatsRpc {
    private final Statistics statistics;
    private final PublicForwards forwards;
    private final Polls polls;
    private final Chats chats;
    private final Peers peers;
    private final Renderer renderer;

    public StatsRpc(
            Statistics statistics,
            PublicForwards forwards,
            Polls polls,
            Chats chats,
            Renderer renderer) {
        this.statistics = statistics;
        this.forwards = forwards;
        this.polls = polls;
        this.chats = chats;
        this.peers = chats.peers();
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
        rpc.on(GetMessagePublicForwards.METHOD, USERS, Cost.FIND, this::getMessagePublicForwards);
        rpc.on(GetPollStats.METHOD, USERS, Cost.FIND, this::getPollStats);
    }

    private heliograph.tl.api.stats.PublicForwards getMessagePublicForwards(
            Caller caller, GetMessagePublicForwards query) {
        long channel = peers.resolve(caller, query.channel());
        int limit = Math.clamp(query.limit(), 1, PublicForwards.PAGE_MAX);
        var page = forwards.of(caller, channel, query.msgId(), query.offset(), limit);
        var messages = renderer.messages(caller.user(), page.found().messages());
        var named = new Named().messages(messages);
        return new heliograph.tl.api.stats.PublicForwards(
                page.found().count(),
                messages.stream().<PublicForward>map(PublicForwardMessage::new).toList(),
                page.next(),
                renderer.chats(caller.user(), named),
                renderer.users(caller.user(), named));
    }

    /// Whoever made a poll sees how its votes came in, and, in a channel, who runs it.
    private PollStats getPollStats(Caller caller, GetPollStats query) {
        var chat = chats.of(caller, query.peer());
        var message = chat.messages(caller, List.of(query.msgId())).getFirst();
        var course =
                message instanceof Message m && m.media() instanceof MessageMediaPoll media
                        ? polls.course(media.poll().id())
                        : null;
        if (course == null) throw RpcError.MESSAGE_ID_INVALID.refusal();
        boolean own = course.creator() == caller.user();
        if (!own && !statistics.mayView(caller, chat.peer()))
            throw RpcError.CHAT_ADMIN_REQUIRED.refusal();
        return new PollStats(PollCourse.graph(course));
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
