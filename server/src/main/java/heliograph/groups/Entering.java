package heliograph.groups;

import heliograph.channels.ChannelErrors;
import heliograph.channels.JoinRequests;
import heliograph.channels.invites.InviteErrors;
import heliograph.channels.invites.Uses;
import heliograph.groups.Changes.Change;
import heliograph.rpc.Caller;
import heliograph.rpc.RpcError;
import heliograph.store.Tx;
import heliograph.store.View;
import heliograph.tl.api.MessageAction;
import heliograph.tl.api.MessageActionChatJoinedByLink;
import heliograph.tl.api.MessageActionChatJoinedByRequest;
import heliograph.tl.api.PeerChat;
import heliograph.tl.api.Update;
import heliograph.tl.api.UpdateChatParticipants;
import heliograph.tl.api.UpdatePendingJoinRequests;
import heliograph.tl.stored.StoredGroupMember;
import heliograph.tl.stored.StoredInvite;
import heliograph.updates.Updates;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Coming into a basic group by a link, waiting to be let in, and letting in.
final class Entering {
    /// Newest of those who wait that admins are shown.
    static final int WAITING_SHOWN = 3;

    private final Groups groups;
    private final Changes changes;
    private final GroupHall hall;
    private final JoinRequests requests;
    private final Updates.Messenger messenger;

    Entering(Groups groups, Changes changes, GroupHall hall, Updates.Messenger messenger) {
        this.groups = groups;
        this.changes = changes;
        this.hall = hall;
        this.messenger = messenger;
        this.requests = new JoinRequests(hall, JoinRequests.WAITING_MAX);
    }

    /// A group behind a link.
    record Door(Group group, StoredInvite invite) {}

    /// The group behind a link, as the caller finds it. Refuses with `INVITE_HASH_EXPIRED`.
    Door look(Caller caller, long id, String hash) {
        return groups.read(id, view -> door(view, caller, hash));
    }

    private static Door door(View view, Caller caller, String hash) {
        var group = Groups.find(view);
        if (group == null || group.isClosed() || group.isKicked(caller.user()))
            throw InviteErrors.INVITE_HASH_EXPIRED.refusal();
        return new Door(group, Uses.open(view, hash, group.isMember(caller.user())));
    }

    /// Brings the caller in by a link, or has it wait: `INVITE_REQUEST_SENT`. Refuses with
    /// `USERS_TOO_MUCH` where no more have room.
    List<Update> enter(Caller caller, long id, String hash) {
        boolean waits =
                groups.write(
                        id,
                        tx -> {
                            var door = door(tx, caller, hash);
                            if (door.group.isMember(caller.user())) throw already();
                            if (!door.invite.requestNeeded()) return false;
                            if (requests.add(tx, caller.user(), hash)) {
                                Uses.asked(tx, hash, 1);
                                ring(tx);
                            }
                            return true;
                        });
        if (waits) throw ChannelErrors.INVITE_REQUEST_SENT.refusal();
        return changes.step(
                caller,
                id,
                (tx, _, now) -> {
                    var door = door(tx, caller, hash);
                    long admin = door.invite.admin();
                    Uses.came(tx, hash, caller.user(), null);
                    var said = new MessageActionChatJoinedByLink(admin);
                    return come(tx, caller.user(), admin, now, said);
                });
    }

    private static RpcError.Refusal already() {
        return RpcError.bad("USER_ALREADY_PARTICIPANT").refusal();
    }

    private Change come(Tx tx, long user, long inviter, int now, MessageAction said) {
        settled(tx, user);
        var group = Groups.find(tx);
        if (group == null) throw RpcError.CHAT_ID_INVALID.refusal();
        if (group.isMember(user)) throw already();
        groups.refuseFull(group);
        var member = new StoredGroupMember(false, user, inviter, now, null);
        return Change.said(group.with(member), said);
    }

    /// Has one wait no more who is in now.
    void settled(Tx tx, long user) {
        var request = requests.drop(tx, user);
        if (request == null) return;
        Uses.asked(tx, request.invite(), -1);
        ring(tx);
    }

    /// Tells the admins, while they are online, who waits.
    private void ring(Tx tx) {
        long id = tx.home().id();
        var group = Groups.find(tx);
        if (group == null) return;
        Update news = new UpdatePendingJoinRequests(new PeerChat(id), hall.of(tx), newest(tx));
        tx.afterCommit(() -> {
            for (long admin : group.admins()) messenger.push(admin, List.of(news), Caller.NOBODY);
        });
    }

    static List<Long> newest(View view) {
        return JoinRequests.newest(view, 0, 0, WAITING_SHOWN);
    }

    /// Lets someone in, or sends it away. Refuses with `HIDE_REQUESTER_MISSING` when it does not
    /// wait.
    List<Update> answer(Caller caller, long id, long user, boolean welcome) {
        if (welcome) return welcome(caller, id, user);
        return groups.write(
                id,
                tx -> {
                    hall.inviting(tx, caller.user());
                    if (JoinRequests.find(tx, user) == null) throw missing();
                    settled(tx, user);
                    return List.of();
                });
    }

    private static RpcError.Refusal missing() {
        return InviteErrors.HIDE_REQUESTER_MISSING.refusal();
    }

    /// Who is let in says so itself; the admin gets it as everyone does.
    private List<Update> welcome(Caller caller, long id, long user) {
        var newcomer = new Caller(user, false, 0, 0, 0, 0, caller.layer());
        var made =
                changes.step(
                        newcomer,
                        id,
                        (tx, _, now) -> {
                            hall.inviting(tx, caller.user());
                            var request = JoinRequests.find(tx, user);
                            if (request == null) throw missing();
                            Uses.came(tx, request.invite(), user, caller.user());
                            var said = new MessageActionChatJoinedByRequest();
                            return come(tx, user, caller.user(), now, said);
                        });
        return made.stream().filter(UpdateChatParticipants.class::isInstance).toList();
    }

    /// Lets in, or sends away, those who wait, as far as there is room.
    ///
    /// @param hash only who came by this link; null for all
    List<Update> answerAll(Caller caller, long id, @Nullable String hash, boolean welcome) {
        var waiting =
                groups.read(
                        id,
                        view -> {
                            hall.inviting(view, caller.user());
                            return waiting(view, hash);
                        });
        var updates = new ArrayList<Update>();
        for (long user : waiting) {
            var group = groups.find(id);
            if (welcome && group != null && groups.isFull(group)) break;
            updates.clear();
            updates.addAll(answer(caller, id, user, welcome));
        }
        return updates;
    }

    private List<Long> waiting(View view, @Nullable String hash) {
        var users = new ArrayList<Long>();
        for (long user : JoinRequests.newest(view, 0, 0, groups.membersMax())) {
            var request = JoinRequests.find(view, user);
            if (hash == null || (request != null && hash.equals(request.invite()))) users.add(user);
        }
        return users;
    }
}
