package heliograph.groups;

import heliograph.contacts.Visibility;
import heliograph.groups.Changes.Change;
import heliograph.messages.Chat;
import heliograph.messages.Expiry;
import heliograph.privacy.Topic;
import heliograph.profiles.Profiles;
import heliograph.rpc.Caller;
import heliograph.rpc.RpcError;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.ChatBannedRights;
import heliograph.tl.api.Message;
import heliograph.tl.api.MessageActionChatAddUser;
import heliograph.tl.api.MessageActionChatCreate;
import heliograph.tl.api.MessageActionChatDeletePhoto;
import heliograph.tl.api.MessageActionChatDeleteUser;
import heliograph.tl.api.MessageActionChatEditPhoto;
import heliograph.tl.api.MessageActionChatEditTitle;
import heliograph.tl.api.PeerUser;
import heliograph.tl.api.Photo;
import heliograph.tl.api.Update;
import heliograph.tl.api.UpdateChat;
import heliograph.tl.api.UpdateChatParticipantAdmin;
import heliograph.tl.stored.StoredGroup;
import heliograph.tl.stored.StoredGroupMember;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Makes groups, and brings people into them and out.
final class People {
    /// Code points of a title.
    static final int TITLE_MAX = 128;

    /// People whom a group remembers that they were thrown out.
    private static final int KICKED_MAX = 200;

    /// Old messages that a newcomer may be given.
    private static final int HISTORY_MAX = 100;

    /// Calls of a thousand messages each that taking back a member's history comes to.
    private static final int REVOKED_MAX = 20;

    private final Groups groups;
    private final Changes changes;
    private final Entering entering;
    private final Profiles profiles;
    private final Visibility visibility;
    private final InstantSource clock;

    People(
            Groups groups,
            Changes changes,
            Entering entering,
            Visibility visibility,
            GroupFeature.Ground ground) {
        this.groups = groups;
        this.changes = changes;
        this.entering = entering;
        this.profiles = ground.profiles();
        this.visibility = visibility;
        this.clock = ground.clock();
    }

    /// What came of bringing people in.
    ///
    /// @param missing who does not let the caller do that
    record Brought(List<Update> updates, List<Long> missing) {}

    Brought create(Caller caller, String title, List<Long> users, int ttl) {
        var name = title(title);
        if (users.size() >= groups.membersMax()) throw RpcError.bad("USERS_TOO_MUCH").refusal();
        Expiry.check(ttl);
        int now = (int) clock.instant().getEpochSecond();
        var members = new ArrayList<StoredGroupMember>();
        members.add(new StoredGroupMember(false, caller.user(), caller.user(), now, null));
        var missing = new ArrayList<Long>();
        for (long user : users) {
            refuseGone(user);
            if (isWilling(caller, user))
                members.add(new StoredGroupMember(false, user, caller.user(), now, null));
            else missing.add(user);
        }
        long id = groups.next();
        var made =
                StoredGroup.builder()
                        .title(name)
                        .creator(caller.user())
                        .created(now)
                        .version(1)
                        .members(members)
                        .ttl(ttl == 0 ? null : ttl)
                        .build();
        var said = new MessageActionChatCreate(name, new Group(id, made).users());
        return new Brought(changes.create(caller, id, made, said), missing);
    }

    static String title(String title) {
        var name = title.strip();
        if (name.isEmpty()) throw RpcError.bad("CHAT_TITLE_EMPTY").refusal();
        int length = name.codePointCount(0, name.length());
        return length <= TITLE_MAX
                ? name
                : name.substring(0, name.offsetByCodePoints(0, TITLE_MAX)).strip();
    }

    private void refuseGone(long user) {
        var profile = profiles.find(user);
        if (profile == null) throw RpcError.USER_ID_INVALID.refusal();
        if (profile.deleted()) throw RpcError.bad("INPUT_USER_DEACTIVATED").refusal();
    }

    private boolean isWilling(Caller caller, long user) {
        return visibility.sees(Topic.INVITE, caller.user(), user)
                && !visibility.isBlocked(user, caller.user());
    }

    /// Brings someone in, or back in who had left.
    Brought add(Caller caller, long id, long user, int history) {
        refuseGone(user);
        boolean back = user == caller.user();
        if (back && !groups.knew(user, id)) throw RpcError.CHAT_ID_INVALID.refusal();
        if (!back && visibility.isBlocked(caller.user(), user))
            throw RpcError.bad("YOU_BLOCKED_USER").refusal();
        boolean willing = back || isWilling(caller, user);
        if (!willing) {
            var group = groups.find(id);
            if (group == null) throw RpcError.CHAT_ID_INVALID.refusal();
            group.allowing(caller.user(), ChatBannedRights::inviteUsers);
            return new Brought(List.of(), List.of(user));
        }
        int passed = back ? 0 : Math.clamp(history, 0, HISTORY_MAX);
        var updates =
                changes.step(
                        caller,
                        id,
                        (tx, before, now) -> {
                            enter(before, caller.user(), user);
                            entering.settled(tx, user);
                            var group = Groups.find(tx);
                            if (group == null) throw RpcError.CHAT_ID_INVALID.refusal();
                            var member =
                                    new StoredGroupMember(false, user, caller.user(), now, null);
                            var said = new MessageActionChatAddUser(List.of(user));
                            return new Change(group.with(member), said, null, passed, user);
                        });
        return new Brought(updates, List.of());
    }

    private void enter(Group group, long inviter, long user) {
        if (group.isMember(user)) throw RpcError.bad("USER_ALREADY_PARTICIPANT").refusal();
        boolean back = inviter == user && !group.isKicked(user) && !group.isClosed();
        if (!back) group.allowing(inviter, ChatBannedRights::inviteUsers);
        groups.refuseFull(group);
    }

    /// Throws someone out, or leaves. When the creator leaves, the group is its heir's at once.
    List<Update> remove(Caller caller, long id, long user) {
        return changes.change(
                caller,
                id,
                (group, _) -> {
                    boolean leaves = user == caller.user();
                    if (leaves && !group.isMember(user))
                        throw RpcError.USER_NOT_PARTICIPANT.refusal();
                    group.open(caller.user());
                    var member = group.member(user);
                    if (member == null) throw RpcError.USER_NOT_PARTICIPANT.refusal();
                    if (!leaves && !mayRemove(group, caller.user(), member))
                        throw RpcError.CHAT_ADMIN_REQUIRED.refusal();
                    var after = group.without(user, leaves ? 0 : KICKED_MAX);
                    long heir = group.isCreator(user) ? group.heir() : 0;
                    if (heir != 0) after = after.toBuilder().creator(heir).build();
                    return Change.said(after, new MessageActionChatDeleteUser(user));
                });
    }

    /// The creator removes everyone, an admin whoever is none, and all whom they brought in.
    private static boolean mayRemove(Group group, long remover, StoredGroupMember member) {
        if (group.isCreator(remover)) return true;
        if (group.isAdmin(member.user())) return false;
        return group.isAdmin(remover) || member.inviter() == remover;
    }

    /// Takes back all that someone wrote in a group, from everybody.
    void revoke(Caller caller, Chat chat, long user) {
        Predicate<AnyMessage> written =
                m ->
                        m instanceof Message p
                                && p.fromId() instanceof PeerUser(var author)
                                && author == user;
        for (int i = 0; i < REVOKED_MAX; i++)
            if (!chat.clear(caller, 0, written, true).more()) return;
    }

    List<Update> rename(Caller caller, long id, String title) {
        var name = title(title);
        return changes.change(
                caller,
                id,
                (group, _) -> {
                    group.allowing(caller.user(), ChatBannedRights::changeInfo);
                    if (group.state().title().equals(name))
                        throw RpcError.CHAT_NOT_MODIFIED.refusal();
                    var after = group.state().toBuilder().title(name).build();
                    return Change.said(after, new MessageActionChatEditTitle(name));
                });
    }

    /// Gives a group another photo, or none.
    List<Update> picture(Caller caller, long id, @Nullable Photo photo) {
        return changes.change(
                caller,
                id,
                (group, _) -> {
                    group.allowing(caller.user(), ChatBannedRights::changeInfo);
                    if (photo == null && group.state().photo() == null)
                        throw RpcError.CHAT_NOT_MODIFIED.refusal();
                    var after = group.state().toBuilder().photo(photo).build();
                    return Change.said(
                            after,
                            photo == null
                                    ? new MessageActionChatDeletePhoto()
                                    : new MessageActionChatEditPhoto(photo));
                });
    }

    void promote(Caller caller, long id, long user, boolean admin) {
        var _ =
                changes.change(
                        caller,
                        id,
                        (group, _) -> {
                            group.asCreator(caller.user());
                            var member = group.member(user);
                            if (member == null) throw RpcError.USER_NOT_PARTICIPANT.refusal();
                            if (member.admin() == admin || user == caller.user())
                                throw RpcError.CHAT_NOT_MODIFIED.refusal();
                            var after = group.promoted(user, admin);
                            return Change.told(
                                    after,
                                    new UpdateChatParticipantAdmin(
                                            id, user, admin, after.version()));
                        });
    }

    /// Ends a group for all.
    void dissolve(Caller caller, long id) {
        var _ =
                changes.change(
                        caller,
                        id,
                        (group, _) -> {
                            group.asCreator(caller.user());
                            var after =
                                    group.state().toBuilder()
                                            .deleted(true)
                                            .members(List.of())
                                            .version(group.state().version() + 1)
                                            .build();
                            return Change.told(after, new UpdateChat(id));
                        });
    }
}
