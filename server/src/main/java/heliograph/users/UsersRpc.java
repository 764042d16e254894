package heliograph.users;

import static heliograph.rpc.Access.SIGNED_IN;
import static heliograph.rpc.Access.USERS;

import heliograph.peers.PeerId;
import heliograph.peers.Peers;
import heliograph.render.Named;
import heliograph.render.Renderer;
import heliograph.rpc.Caller;
import heliograph.rpc.Rpc;
import heliograph.rpc.RpcError;
import heliograph.tl.api.AnyUser;
import heliograph.tl.api.RequirementToContact;
import heliograph.tl.api.RequirementToContactEmpty;
import heliograph.tl.api.users.GetFullUser;
import heliograph.tl.api.users.GetRequirementsToContact;
import heliograph.tl.api.users.GetUsers;
import heliograph.tl.api.users.UserFull;
import java.util.ArrayList;
import java.util.List;

/// `users.*`.
public final class UsersRpc {
    private static final int USERS_MAX = 200;

    private final FullUsers fullUsers;
    private final Peers peers;
    private final Renderer renderer;

    public UsersRpc(FullUsers fullUsers, Peers peers, Renderer renderer) {
        this.fullUsers = fullUsers;
        this.peers = peers;
        this.renderer = renderer;
    }

    public void register(Rpc rpc) {
        rpc.on(GetUsers.METHOD, SIGNED_IN, this::getUsers);
        rpc.on(GetFullUser.METHOD, SIGNED_IN, this::getFullUser);
        rpc.on(GetRequirementsToContact.METHOD, USERS, this::getRequirementsToContact);
    }

    private List<AnyUser> getUsers(Caller caller, GetUsers query) {
        if (query.id().size() > USERS_MAX) throw RpcError.LIMIT_INVALID.refusal();
        var users = new ArrayList<AnyUser>();
        for (var input : query.id())
            users.add(renderer.user(caller.user(), peers.resolve(caller, input)));
        return users;
    }

    private UserFull getFullUser(Caller caller, GetFullUser query) {
        long id = peers.resolve(caller, query.id());
        var full = fullUsers.of(caller.user(), id);
        var named = new Named();
        if (full.personalChannelId() != null) named.add(PeerId.channel(full.personalChannelId()));
        return new UserFull(
                full,
                renderer.chats(caller.user(), named),
                List.of(renderer.user(caller.user(), id)));
    }

    /// Whoever may be written to may be written to for nothing: there is nothing to be bought.
    private List<RequirementToContact> getRequirementsToContact(
            Caller caller, GetRequirementsToContact query) {
        if (query.id().size() > USERS_MAX) throw RpcError.LIMIT_INVALID.refusal();
        var free = new ArrayList<RequirementToContact>();
        for (var input : query.id()) {
            peers.resolve(caller, input);
            free.add(new RequirementToContactEmpty());
        }
        return free;
    }
}
