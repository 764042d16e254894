package heliograph.channels.names;

import static heliograph.rpc.Access.USERS;

import heliograph.channels.ChannelGround;
import heliograph.channels.ChannelRules;
import heliograph.peers.PeerId;
import heliograph.render.Named;
import heliograph.rpc.Caller;
import heliograph.rpc.Limiter.Cost;
import heliograph.rpc.Rpc;
import heliograph.tl.api.InputChannelEmpty;
import heliograph.tl.api.channels.CheckUsername;
import heliograph.tl.api.channels.DeactivateAllUsernames;
import heliograph.tl.api.channels.GetAdminedPublicChannels;
import heliograph.tl.api.channels.ReorderUsernames;
import heliograph.tl.api.channels.ToggleUsername;
import heliograph.tl.api.channels.UpdateUsername;
import heliograph.tl.api.messages.AnyChats;
import heliograph.tl.api.messages.Chats;
import java.util.List;

/// `channels.*` about usernames.
public final class NamesRpc {
    private final ChannelGround ground;
    private final Names names;

    public NamesRpc(ChannelGround ground, Names names) {
        this.ground = ground;
        this.names = names;
    }

    public void register(Rpc rpc) {
        rpc.on(CheckUsername.METHOD, USERS, Cost.LOOKUP, this::checkUsername);
        rpc.on(UpdateUsername.METHOD, USERS, Cost.CHANGE, this::updateUsername);
        rpc.on(ToggleUsername.METHOD, USERS, Cost.CHANGE, this::toggleUsername);
        rpc.on(ReorderUsernames.METHOD, USERS, Cost.CHANGE, this::reorderUsernames);
        rpc.on(DeactivateAllUsernames.METHOD, USERS, Cost.CHANGE, this::deactivateAllUsernames);
        rpc.on(GetAdminedPublicChannels.METHOD, USERS, this::getAdminedPublicChannels);
    }

    private Boolean checkUsername(Caller caller, CheckUsername query) {
        long id =
                query.channel() instanceof InputChannelEmpty
                        ? 0
                        : ground.peers().resolve(caller, query.channel());
        return names.isFree(caller, id, query.username());
    }

    private Boolean updateUsername(Caller caller, UpdateUsername query) {
        long id = ground.peers().resolve(caller, query.channel());
        names.rename(caller, id, query.username());
        return true;
    }

    private Boolean toggleUsername(Caller caller, ToggleUsername query) {
        long id = ground.peers().resolve(caller, query.channel());
        names.toggle(caller, id, query.username(), query.active());
        return true;
    }

    private Boolean reorderUsernames(Caller caller, ReorderUsernames query) {
        long id = ground.peers().resolve(caller, query.channel());
        names.reorder(caller, id, query.order());
        return true;
    }

    private Boolean deactivateAllUsernames(Caller caller, DeactivateAllUsernames query) {
        names.quiet(caller, ground.peers().resolve(caller, query.channel()));
        return true;
    }

    /// Groups by place are not made here, so that nobody has any.
    private AnyChats getAdminedPublicChannels(Caller caller, GetAdminedPublicChannels query) {
        var found = query.byLocation() ? List.<Long>of() : names.publicOnes(caller.user());
        if (query.checkLimit() && !query.byLocation() && found.size() >= ChannelRules.PUBLIC_MAX)
            throw Names.CHANNELS_ADMIN_PUBLIC_TOO_MUCH.refusal();
        var named = new Named();
        for (long channel : found)
            if (!query.forPersonal() || isBroadcast(channel)) named.add(PeerId.channel(channel));
        return new Chats(ground.renderer().chats(caller.user(), named));
    }

    private boolean isBroadcast(long channel) {
        var head = ground.channels().head(channel);
        return head != null && head.channel().broadcast();
    }
}
