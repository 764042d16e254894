package heliograph.channels.settings;

import static heliograph.rpc.Access.USERS;

import heliograph.channels.ChannelGround;
import heliograph.peers.PeerId;
import heliograph.render.Named;
import heliograph.rpc.Caller;
import heliograph.rpc.Limiter.Cost;
import heliograph.rpc.Rpc;
import heliograph.tl.api.InputChannelEmpty;
import heliograph.tl.api.channels.GetGroupsForDiscussion;
import heliograph.tl.api.channels.SetDiscussionGroup;
import heliograph.tl.api.messages.AnyChats;
import heliograph.tl.api.messages.Chats;

/// `channels.*` about the groups in which channels are discussed.
public final class LinkingRpc {
    private final ChannelGround ground;
    private final Linking linking;

    public LinkingRpc(ChannelGround ground, Linking linking) {
        this.ground = ground;
        this.linking = linking;
    }

    public void register(Rpc rpc) {
        rpc.on(SetDiscussionGroup.METHOD, USERS, Cost.GOVERN, this::setDiscussionGroup);
        rpc.on(GetGroupsForDiscussion.METHOD, USERS, this::getGroupsForDiscussion);
    }

    private Boolean setDiscussionGroup(Caller caller, SetDiscussionGroup query) {
        boolean noBroadcast = query.broadcast() instanceof InputChannelEmpty;
        boolean noGroup = query.group() instanceof InputChannelEmpty;
        if (noBroadcast && noGroup) throw Linking.LINK_NOT_MODIFIED.refusal();
        if (noBroadcast) linking.unlink(caller, ground.peers().resolve(caller, query.group()));
        else if (noGroup) linking.unlink(caller, ground.peers().resolve(caller, query.broadcast()));
        else
            linking.link(
                    caller,
                    ground.peers().resolve(caller, query.broadcast()),
                    ground.peers().resolve(caller, query.group()));
        return true;
    }

    private AnyChats getGroupsForDiscussion(Caller caller, GetGroupsForDiscussion query) {
        var named = new Named();
        for (long group : linking.groups(caller)) named.add(PeerId.channel(group));
        return new Chats(ground.renderer().chats(caller.user(), named));
    }
}
