package heliograph.channels.life;

import static heliograph.rpc.Access.SIGNED_IN;
import static heliograph.rpc.Access.USERS;

import heliograph.channels.ChannelErrors;
import heliograph.channels.ChannelGround;
import heliograph.peers.PeerId;
import heliograph.render.Named;
import heliograph.rpc.Caller;
import heliograph.rpc.Limiter.Cost;
import heliograph.rpc.Rpc;
import heliograph.rpc.RpcError;
import heliograph.tl.api.AnyUpdates;
import heliograph.tl.api.channels.CreateChannel;
import heliograph.tl.api.channels.DeleteChannel;
import heliograph.tl.api.channels.GetChannels;
import heliograph.tl.api.channels.GetFullChannel;
import heliograph.tl.api.messages.AnyChats;
import heliograph.tl.api.messages.ChatFull;
import heliograph.tl.api.messages.Chats;

/// `channels.*` by which a channel is made and looked at.
public final class LifeRpc {
    /// Channels that one call may ask for.
    static final int ASKED_MAX = 200;

    private final ChannelGround ground;
    private final Founding founding;
    private final FullChannels full;
    private final Ending ending;

    public LifeRpc(ChannelGround ground, Founding founding, FullChannels full, Ending ending) {
        this.ground = ground;
        this.founding = founding;
        this.full = full;
        this.ending = ending;
    }

    public void register(Rpc rpc) {
        rpc.on(CreateChannel.METHOD, USERS, Cost.GOVERN, this::createChannel);
        rpc.on(DeleteChannel.METHOD, USERS, Cost.GOVERN, this::deleteChannel);
        rpc.on(GetChannels.METHOD, SIGNED_IN, this::getChannels);
        rpc.on(GetFullChannel.METHOD, SIGNED_IN, this::getFullChannel);
    }

    private AnyUpdates createChannel(Caller caller, CreateChannel query) {
        if (query.broadcast() && (query.megagroup() || query.forum()))
            throw ChannelErrors.CHAT_INVALID.refusal();
        boolean broadcast = !query.megagroup() && !query.forum();
        var point = query.geoPoint();
        if (point != null && broadcast) throw ChannelErrors.CHAT_INVALID.refusal();
        var location = point == null ? null : Locations.of(point, query.address());
        var plan =
                new Founding.Plan(
                        broadcast,
                        query.forum(),
                        query.title(),
                        query.about(),
                        query.ttlPeriod(),
                        location);
        var founded = founding.found(caller, plan);
        return ground.renderer().founded(caller.user(), founded.updates());
    }

    private AnyUpdates deleteChannel(Caller caller, DeleteChannel query) {
        long id = ground.peers().resolve(caller, query.channel());
        return ground.renderer().updates(caller.user(), ending.end(caller, id));
    }

    private AnyChats getChannels(Caller caller, GetChannels query) {
        if (query.id().size() > ASKED_MAX) throw RpcError.LIMIT_INVALID.refusal();
        var named = new Named();
        for (var channel : query.id())
            named.add(PeerId.channel(ground.peers().resolve(caller, channel)));
        return new Chats(ground.renderer().chats(caller.user(), named));
    }

    private ChatFull getFullChannel(Caller caller, GetFullChannel query) {
        long id = ground.peers().resolve(caller, query.channel());
        var shown = full.of(caller.user(), id);
        var named = new Named().add(PeerId.channel(id));
        if (shown.linkedChatId() != null) named.add(PeerId.channel(shown.linkedChatId()));
        if (shown.recentRequesters() != null) named.users(shown.recentRequesters());
        if (shown.defaultSendAs() != null) named.add(shown.defaultSendAs());
        return new ChatFull(
                shown,
                ground.renderer().chats(caller.user(), named),
                ground.renderer().users(caller.user(), named));
    }
}
