package heliograph.channels.around;

import static heliograph.rpc.Access.USERS;

import heliograph.channels.ChannelGround;
import heliograph.channels.Channels;
import heliograph.peers.PeerId;
import heliograph.render.Named;
import heliograph.rpc.Caller;
import heliograph.rpc.Limiter.Cost;
import heliograph.rpc.Rpc;
import heliograph.rpc.RpcError;
import heliograph.tl.api.channels.GetChannelRecommendations;
import heliograph.tl.api.channels.GetInactiveChannels;
import heliograph.tl.api.channels.GetLeftChannels;
import heliograph.tl.api.messages.AnyChats;
import heliograph.tl.api.messages.Chats;
import heliograph.tl.api.messages.ChatsSlice;
import heliograph.tl.api.messages.InactiveChats;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// `channels.*` that list channels beside those that an account looks at.
public final class AroundRpc {
    static final int PAGE_MAX = 100;

    /// For so long nothing has happened in a channel that is quiet.
    static final Duration QUIET = Duration.ofDays(30);

    private final ChannelGround ground;
    private final Channels channels;
    private final Similar similar;
    private final InstantSource clock;

    public AroundRpc(ChannelGround ground, InstantSource clock) {
        this.ground = ground;
        this.channels = ground.channels();
        this.similar = new Similar(channels);
        this.clock = clock;
    }

    public void register(Rpc rpc) {
        rpc.on(GetLeftChannels.METHOD, USERS, this::getLeftChannels);
        rpc.on(GetInactiveChannels.METHOD, USERS, this::getInactiveChannels);
        rpc.on(
                GetChannelRecommendations.METHOD,
                USERS,
                Cost.LOOKUP,
                this::getChannelRecommendations);
    }

    private AnyChats chats(Caller caller, int count, List<Long> page) {
        var named = new Named();
        for (long channel : page) named.add(PeerId.channel(channel));
        var cards = ground.renderer().chats(caller.user(), named);
        return page.size() < count ? new ChatsSlice(count, cards) : new Chats(cards);
    }

    private AnyChats getLeftChannels(Caller caller, GetLeftChannels query) {
        if (query.offset() < 0) throw RpcError.bad("OFFSET_INVALID").refusal();
        var all = channels.left(caller.user());
        int from = Math.min(query.offset(), all.size());
        return chats(caller, all.size(), all.subList(from, Math.min(all.size(), from + PAGE_MAX)));
    }

    /// The one that has been quiet for longest comes first.
    private InactiveChats getInactiveChannels(Caller caller, GetInactiveChannels query) {
        record Quiet(long channel, int since) {}
        int now = (int) clock.instant().getEpochSecond();
        var quiet = new ArrayList<Quiet>();
        for (long channel : channels.joined(caller.user())) {
            var head = channels.head(channel);
            if (head == null || head.channel().deleted()) continue;
            int moved = Math.max(head.box().moved(), head.channel().created());
            if (now - moved >= QUIET.toSeconds()) quiet.add(new Quiet(channel, moved));
        }
        quiet.sort(Comparator.comparingInt(Quiet::since).thenComparingLong(Quiet::channel));
        var page = quiet.subList(0, Math.min(quiet.size(), PAGE_MAX));
        var named = new Named();
        for (var one : page) named.add(PeerId.channel(one.channel));
        return new InactiveChats(
                page.stream().map(Quiet::since).toList(),
                ground.renderer().chats(caller.user(), named),
                List.of());
    }

    private AnyChats getChannelRecommendations(Caller caller, GetChannelRecommendations query) {
        var all =
                query.channel() == null
                        ? similar.to(caller.user())
                        : similar.to(
                                caller.user(), ground.peers().resolve(caller, query.channel()));
        var page = all.subList(0, Math.min(all.size(), Similar.PAGE_MAX));
        return chats(caller, all.size(), page);
    }
}
