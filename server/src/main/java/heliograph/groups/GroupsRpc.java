package heliograph.groups;

import static heliograph.rpc.Access.SIGNED_IN;
import static heliograph.rpc.Access.USERS;

import heliograph.files.ChatPhotos;
import heliograph.messages.Chats;
import heliograph.peers.PeerId;
import heliograph.peers.Peers;
import heliograph.render.Renderer;
import heliograph.rpc.Caller;
import heliograph.rpc.Limiter.Cost;
import heliograph.rpc.Rpc;
import heliograph.rpc.RpcError;
import heliograph.tl.api.AnyUpdates;
import heliograph.tl.api.MissingInvitee;
import heliograph.tl.api.messages.AddChatUser;
import heliograph.tl.api.messages.CreateChat;
import heliograph.tl.api.messages.DeleteChat;
import heliograph.tl.api.messages.DeleteChatUser;
import heliograph.tl.api.messages.EditChatAdmin;
import heliograph.tl.api.messages.EditChatPhoto;
import heliograph.tl.api.messages.EditChatTitle;
import heliograph.tl.api.messages.InvitedUsers;
import java.util.LinkedHashSet;
import java.util.List;

/// `messages.*` that make basic groups, and bring people into them and out.
public final class GroupsRpc {
    /// From this layer on, who could not be brought in is told apart from the updates.
    private static final int MISSING_SINCE = 177;

    private final People people;
    private final Chats chats;
    private final Renderer renderer;
    private final ChatPhotos photos;

    GroupsRpc(People people, Chats chats, Renderer renderer, ChatPhotos photos) {
        this.photos = photos;
        this.people = people;
        this.chats = chats;
        this.renderer = renderer;
    }

    void register(Rpc rpc) {
        rpc.on(CreateChat.METHOD, USERS, Cost.CHANGE, this::createChat);
        rpc.on(AddChatUser.METHOD, USERS, Cost.CHANGE, this::addChatUser);
        rpc.on(DeleteChatUser.METHOD, SIGNED_IN, this::deleteChatUser);
        rpc.on(EditChatTitle.METHOD, SIGNED_IN, Cost.CHANGE, this::editChatTitle);
        rpc.on(EditChatPhoto.METHOD, SIGNED_IN, Cost.CHANGE, this::editChatPhoto);
        rpc.on(EditChatAdmin.METHOD, USERS, this::editChatAdmin);
        rpc.on(DeleteChat.METHOD, USERS, this::deleteChat);
    }

    private Peers peers() {
        return chats.peers();
    }

    private InvitedUsers createChat(Caller caller, CreateChat query) {
        var users = new LinkedHashSet<Long>();
        for (var user : query.users()) users.add(peers().resolve(caller, user));
        users.remove(caller.user());
        if (users.isEmpty() && !query.users().isEmpty())
            throw RpcError.bad("USERS_TOO_FEW").refusal();
        int ttl = query.ttlPeriod() == null ? 0 : query.ttlPeriod();
        var made = people.create(caller, query.title(), List.copyOf(users), ttl);
        return new InvitedUsers(
                renderer.founded(caller.user(), made.updates()), missing(made.missing()));
    }

    private static List<MissingInvitee> missing(List<Long> users) {
        return users.stream().map(user -> new MissingInvitee(false, false, user)).toList();
    }

    private InvitedUsers addChatUser(Caller caller, AddChatUser query) {
        long user = peers().resolve(caller, query.userId());
        var made = people.add(caller, query.chatId(), user, query.fwdLimit());
        if (!made.missing().isEmpty() && caller.layer() < MISSING_SINCE)
            throw RpcError.forbidden("USER_PRIVACY_RESTRICTED").refusal();
        return new InvitedUsers(
                renderer.updates(caller.user(), made.updates()), missing(made.missing()));
    }

    private AnyUpdates deleteChatUser(Caller caller, DeleteChatUser query) {
        long user = peers().resolve(caller, query.userId());
        var updates = people.remove(caller, query.chatId(), user);
        if (query.revokeHistory()) people.revoke(caller, chat(query.chatId()), user);
        return renderer.updates(caller.user(), updates);
    }

    private heliograph.messages.Chat chat(long id) {
        return chats.of(PeerId.chat(id));
    }

    private AnyUpdates editChatTitle(Caller caller, EditChatTitle query) {
        var updates = people.rename(caller, query.chatId(), query.title());
        return renderer.updates(caller.user(), updates);
    }

    private AnyUpdates editChatPhoto(Caller caller, EditChatPhoto query) {
        var photo = photos.of(caller, query.photo());
        var updates = people.picture(caller, query.chatId(), photo);
        return renderer.updates(caller.user(), updates);
    }

    private Boolean editChatAdmin(Caller caller, EditChatAdmin query) {
        people.promote(
                caller, query.chatId(), peers().resolve(caller, query.userId()), query.isAdmin());
        return true;
    }

    private Boolean deleteChat(Caller caller, DeleteChat query) {
        people.dissolve(caller, query.chatId());
        return true;
    }
}
