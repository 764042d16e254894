package heliograph.users;

import static heliograph.rpc.Access.SIGNED_IN;

import heliograph.accounts.Profiles;
import heliograph.messages.NotifySettings;
import heliograph.peers.PeerId;
import heliograph.peers.Peers;
import heliograph.render.Renderer;
import heliograph.rpc.Caller;
import heliograph.rpc.Rpc;
import heliograph.rpc.RpcError;
import heliograph.store.Home;
import heliograph.store.Store;
import heliograph.tl.api.AnyPhoto;
import heliograph.tl.api.AnyUser;
import heliograph.tl.api.PeerSettings;
import heliograph.tl.api.UserFull;
import heliograph.tl.api.users.GetFullUser;
import heliograph.tl.api.users.GetUsers;
import java.util.ArrayList;
import java.util.List;

/// `users.*`.
public final class UsersRpc {
    private static final int USERS_MAX = 200;

    private final Store store;
    private final Profiles profiles;
    private final Peers peers;
    private final Renderer renderer;
    private final NotifySettings notify;

    public UsersRpc(
            Store store, Profiles profiles, Peers peers, Renderer renderer, NotifySettings notify) {
        this.store = store;
        this.profiles = profiles;
        this.peers = peers;
        this.renderer = renderer;
        this.notify = notify;
    }

    public void register(Rpc rpc) {
        rpc.on(GetUsers.METHOD, SIGNED_IN, this::getUsers);
        rpc.on(GetFullUser.METHOD, SIGNED_IN, this::getFullUser);
    }

    private List<AnyUser> getUsers(Caller caller, GetUsers query) {
        if (query.id().size() > USERS_MAX) throw RpcError.LIMIT_INVALID.refusal();
        var users = new ArrayList<AnyUser>();
        for (var input : query.id())
            users.add(renderer.user(caller.user(), peers.resolve(caller, input)));
        return users;
    }

    private heliograph.tl.api.users.UserFull getFullUser(Caller caller, GetFullUser query) {
        long id = peers.resolve(caller, query.id());
        var profile = profiles.find(id);
        if (profile == null) throw RpcError.USER_ID_INVALID.refusal();
        var settings =
                store.read(
                        Home.account(caller.user()),
                        view -> notify.of(view, PeerId.user(id).marked()));
        var full =
                UserFull.builder()
                        .id(id)
                        .about(profile.about())
                        .canPinMessage(true)
                        .settings(PeerSettings.builder().build())
                        .profilePhoto(profile.photo() instanceof AnyPhoto photo ? photo : null)
                        .notifySettings(settings)
                        .build();
        return new heliograph.tl.api.users.UserFull(
                full, List.of(), List.of(renderer.user(caller.user(), id)));
    }
}
