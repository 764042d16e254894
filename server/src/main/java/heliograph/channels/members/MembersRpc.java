package heliograph.channels.members;

import static heliograph.rpc.Access.SIGNED_IN;
import static heliograph.rpc.Access.USERS;

import heliograph.channels.ChannelErrors;
import heliograph.channels.ChannelGround;
import heliograph.channels.ChannelRules;
import heliograph.profiles.Profiles;
import heliograph.rpc.Caller;
import heliograph.rpc.Limiter.Cost;
import heliograph.rpc.Rpc;
import heliograph.rpc.RpcError;
import heliograph.tl.api.AnyUpdates;
import heliograph.tl.api.MissingInvitee;
import heliograph.tl.api.channels.EditAdmin;
import heliograph.tl.api.channels.EditBanned;
import heliograph.tl.api.channels.InviteToChannel;
import heliograph.tl.api.channels.JoinChannel;
import heliograph.tl.api.channels.LeaveChannel;
import heliograph.tl.api.messages.ChatInviteJoinResult;
import heliograph.tl.api.messages.ChatInviteJoinResultOk;
import heliograph.tl.api.messages.InvitedUsers;
import java.util.ArrayList;

/// `channels.*` by which people come and go.
public final class MembersRpc {
    /// From this layer on an answer says who could not be brought in.
    private static final int SAYS_WHO_IS_MISSING = 177;

    private final ChannelGround ground;
    private final Profiles profiles;
    private final Joining joining;
    private final Inviting inviting;
    private final Office office;

    /// Making admins, and banning.
    public record Office(Promoting promoting, Banning banning) {}

    public MembersRpc(
            ChannelGround ground,
            Profiles profiles,
            Joining joining,
            Inviting inviting,
            Office office) {
        this.ground = ground;
        this.profiles = profiles;
        this.joining = joining;
        this.inviting = inviting;
        this.office = office;
    }

    public void register(Rpc rpc) {
        rpc.on(JoinChannel.METHOD, USERS, Cost.JOIN, this::joinChannel);
        rpc.on(LeaveChannel.METHOD, SIGNED_IN, Cost.JOIN, this::leaveChannel);
        rpc.on(InviteToChannel.METHOD, USERS, Cost.JOIN, this::inviteToChannel);
        rpc.on(EditAdmin.METHOD, SIGNED_IN, Cost.GOVERN, this::editAdmin);
        rpc.on(EditBanned.METHOD, SIGNED_IN, Cost.GOVERN, this::editBanned);
    }

    private AnyUpdates editAdmin(Caller caller, EditAdmin query) {
        long id = ground.peers().resolve(caller, query.channel());
        long user = living(ground.peers().resolve(caller, query.userId()));
        var wanted = new Promoting.Office(query.adminRights(), query.rank());
        var updates = office.promoting.edit(caller, id, user, wanted);
        return ground.renderer().updates(caller.user(), updates);
    }

    private AnyUpdates editBanned(Caller caller, EditBanned query) {
        long id = ground.peers().resolve(caller, query.channel());
        long user = ListsRpc.user(ground, caller, query.participant());
        if (profiles.find(user) == null) throw RpcError.USER_ID_INVALID.refusal();
        var updates = office.banning.edit(caller, id, user, query.bannedRights());
        return ground.renderer().updates(caller.user(), updates);
    }

    private ChatInviteJoinResult joinChannel(Caller caller, JoinChannel query) {
        long id = ground.peers().resolve(caller, query.channel());
        var updates = joining.join(caller, id);
        return new ChatInviteJoinResultOk(ground.renderer().updates(caller.user(), updates));
    }

    private AnyUpdates leaveChannel(Caller caller, LeaveChannel query) {
        long id = ground.peers().resolve(caller, query.channel());
        return ground.renderer().updates(caller.user(), joining.leave(caller, id));
    }

    private InvitedUsers inviteToChannel(Caller caller, InviteToChannel query) {
        long id = ground.peers().resolve(caller, query.channel());
        var users = new ArrayList<Long>();
        if (query.users().isEmpty() || query.users().size() > ChannelRules.INVITED_MAX)
            throw RpcError.USER_ID_INVALID.refusal();
        for (var user : query.users()) users.add(living(ground.peers().resolve(caller, user)));
        var invited = inviting.invite(caller, id, users);
        boolean nobody = invited.missing().size() == users.size();
        if (nobody && caller.layer() < SAYS_WHO_IS_MISSING)
            throw ChannelErrors.USER_PRIVACY_RESTRICTED.refusal();
        var missing = new ArrayList<MissingInvitee>();
        for (long user : invited.missing()) missing.add(new MissingInvitee(false, false, user));
        return new InvitedUsers(
                ground.renderer().updates(caller.user(), invited.updates()), missing);
    }

    private long living(long user) {
        var profile = profiles.find(user);
        if (profile == null) throw RpcError.USER_ID_INVALID.refusal();
        if (profile.deleted()) throw RpcError.bad("INPUT_USER_DEACTIVATED").refusal();
        return user;
    }
}
