package heliograph.messages;

import heliograph.peers.PeerId;
import heliograph.render.MessageHead;
import heliograph.rpc.Caller;
import heliograph.rpc.RpcError;
import heliograph.store.Home;
import heliograph.store.Store;
import heliograph.store.Tx;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.Message;
import heliograph.tl.api.Update;
import heliograph.tl.api.UpdatePinnedMessages;
import heliograph.tl.stored.MessageName;
import heliograph.tl.stored.NoteDeleted;
import heliograph.tl.stored.NoteEdited;
import heliograph.tl.stored.NotePinned;
import heliograph.tl.stored.StoredMessage;
import heliograph.updates.Box;
import heliograph.updates.Updates;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Edits, deletes and pins messages of private chats and basic groups, here and in the others'
/// boxes.
final class Changing {
    /// How long a message to someone else can be edited, in seconds.
    static final int EDIT_SECONDS = 48 * 3600;

    /// Messages that one call removes from a history; the caller asks again for more.
    static final int REMOVED_AT_ONCE = 1_000;

    private final Store store;
    private final Mailbox mailbox;
    private final Updates updates;
    private final Rosters rosters;
    private final Sending sending;

    Changing(Store store, Mailbox mailbox, Updates updates, Rosters rosters, Sending sending) {
        this.store = store;
        this.mailbox = mailbox;
        this.updates = updates;
        this.rosters = rosters;
        this.sending = sending;
        store.onNote(Notes.EDITED, this::edited);
        store.onNote(Notes.DELETED, this::deleted);
        store.onNote(Notes.PINNED, this::pinned);
    }

    /// Changes a message that the caller wrote.
    ///
    /// @param change gives the message as it shall be; the edit date is set here
    Update edit(Caller caller, Party chat, int id, UnaryOperator<Message> change) {
        long account = caller.user();
        long peer = chat.peer().marked();
        return store.write(
                Home.account(account),
                tx -> {
                    var kept = mailbox.find(tx, peer, id);
                    if (kept == null || !(kept.message() instanceof Message before))
                        throw RpcError.MESSAGE_ID_INVALID.refusal();
                    if (kept.author() != account || before.fwdFrom() != null)
                        throw RpcError.forbidden("MESSAGE_AUTHOR_REQUIRED").refusal();
                    int now = (int) tx.now().getEpochSecond();
                    if (peer != account && now - before.date() > EDIT_SECONDS)
                        throw RpcError.bad("MESSAGE_EDIT_TIME_EXPIRED").refusal();
                    var after = change.apply(before);
                    if (after.equals(before)) throw RpcError.bad("MESSAGE_NOT_MODIFIED").refusal();
                    var stamped = after.toBuilder().editDate(now).editHide(false).build();
                    return write(tx, chat, kept, stamped, caller);
                });
    }

    /// Changes a message that the caller wrote, without a sign of it.
    void amend(Caller caller, Party chat, int id, UnaryOperator<Message> change) {
        long account = caller.user();
        store.write(
                Home.account(account),
                tx -> {
                    var kept = mailbox.find(tx, chat.peer().marked(), id);
                    if (kept == null
                            || kept.author() != account
                            || !(kept.message() instanceof Message before)) return false;
                    var after = change.apply(before);
                    if (after.equals(before)) return false;
                    int now = (int) tx.now().getEpochSecond();
                    write(tx, chat, kept, Amended.unseen(after, now), Caller.NOBODY);
                    return true;
                });
    }

    /// Writes an own message in the place of what was there, and tells the others.
    private Update write(Tx tx, Party chat, StoredMessage kept, Message message, Caller cause) {
        long account = tx.home().id();
        var after = new StoredMessage(account, kept.origin(), message);
        var update = mailbox.replace(tx, account, after, cause);
        for (long other : chat.others())
            if (other != account)
                tx.tell(Home.account(other), Notes.EDITED, new NoteEdited(kept.origin(), message));
        return update;
    }

    private void edited(Tx tx, Home from, NoteEdited note) {
        long account = tx.home().id();
        var name = new MessageName(from.id(), note.origin());
        var kept = mailbox.find(tx, account, name);
        if (kept == null || !(kept.message() instanceof Message own)) return;
        var sent = (Message) note.message();
        var message =
                own.toBuilder()
                        .message(sent.message())
                        .entities(sent.entities())
                        .media(sent.media())
                        .replyMarkup(sent.replyMarkup())
                        .invertMedia(sent.invertMedia())
                        .editDate(sent.editDate())
                        .editHide(sent.editHide())
                        .build();
        mailbox.replace(
                tx,
                account,
                new StoredMessage(kept.author(), kept.origin(), message),
                Caller.NOBODY);
    }

    /// Deletes messages by id; those that are not there are passed over.
    ///
    /// @param revoke whether also the others lose them
    Affected delete(Caller caller, List<Integer> ids, boolean revoke) {
        var parties = revoke ? parties(caller.user(), ids) : Map.<Long, Roster>of();
        return store.write(
                Home.account(caller.user()),
                tx -> {
                    var doomed = new ArrayList<StoredMessage>();
                    for (int id : new HashSet<>(ids)) {
                        var kept = mailbox.find(tx, id);
                        if (kept != null) doomed.add(kept);
                    }
                    for (var kept : doomed) if (revoke) refuseForeign(caller.user(), kept, parties);
                    return remove(tx, caller, doomed, revoke ? parties : null, false);
                });
    }

    /// Who is in the groups that hold some of the messages.
    private Map<Long, Roster> parties(long account, List<Integer> ids) {
        var chats =
                store.read(
                        Home.account(account),
                        view -> {
                            var found = new HashSet<Long>();
                            for (int id : ids) {
                                var kept = mailbox.find(view, id);
                                if (kept != null)
                                    found.add(MessageHead.peer((AnyMessage) kept.message()));
                            }
                            return found;
                        });
        return parties(chats);
    }

    private Map<Long, Roster> parties(Collection<Long> chats) {
        var parties = new HashMap<Long, Roster>();
        for (long chat : chats) {
            var peer = new PeerId(chat);
            var roster = peer.isUser() ? null : rosters.of(peer.id());
            if (roster != null) parties.put(chat, roster);
        }
        return parties;
    }

    /// In a group, only its admins take from the others what someone else wrote.
    private static void refuseForeign(long account, StoredMessage kept, Map<Long, Roster> parties) {
        var roster = parties.get(MessageHead.peer((AnyMessage) kept.message()));
        if (roster != null && !mayRevoke(account, kept, roster))
            throw RpcError.forbidden("MESSAGE_DELETE_FORBIDDEN").refusal();
    }

    private static boolean mayRevoke(long account, StoredMessage kept, Roster roster) {
        return roster.isMember(account) && (kept.author() == account || roster.isAdmin(account));
    }

    /// Clears a chat, newest first, [#REMOVED_AT_ONCE] messages a call.
    ///
    /// @param wanted which messages go, by date for instance
    Affected clear(
            Caller caller, long peer, int maxId, Predicate<AnyMessage> wanted, boolean revoke) {
        int below = maxId == 0 || maxId == Integer.MAX_VALUE ? Integer.MAX_VALUE : maxId + 1;
        var parties = revoke ? parties(List.of(peer)) : null;
        return store.write(
                Home.account(caller.user()),
                tx -> {
                    var doomed = new ArrayList<StoredMessage>();
                    var page = mailbox.newestFirst(tx, peer, 0, below, REMOVED_AT_ONCE);
                    for (var kept : page)
                        if (wanted.test((AnyMessage) kept.message())) doomed.add(kept);
                    boolean more = page.size() == REMOVED_AT_ONCE && !doomed.isEmpty();
                    return remove(tx, caller, doomed, parties, more);
                });
    }

    /// @param parties who is in the groups concerned; null when only this box changes
    private Affected remove(
            Tx tx,
            Caller caller,
            List<StoredMessage> doomed,
            @Nullable Map<Long, Roster> parties,
            boolean more) {
        long account = caller.user();
        var update = mailbox.remove(tx, account, doomed, caller);
        if (parties != null)
            byReceiver(account, doomed, parties, true)
                    .forEach((other, names) ->
                            tx.tell(Home.account(other), Notes.DELETED, new NoteDeleted(names)));
        if (update == null) return new Affected(Box.of(tx).pts(), 0, more);
        return new Affected(update.pts(), update.ptsCount(), more);
    }

    /// The names of messages by who else has them; those of Saved Messages have none.
    ///
    /// @param revoked whether the others lose them, which not everyone may want of each
    private static Map<Long, List<MessageName>> byReceiver(
            long account, List<StoredMessage> kept, Map<Long, Roster> parties, boolean revoked) {
        var names = new LinkedHashMap<Long, List<MessageName>>();
        for (var one : kept) {
            if (one.origin() == 0) continue;
            long peer = MessageHead.peer((AnyMessage) one.message());
            var roster = parties.get(peer);
            if (roster != null && revoked && !mayRevoke(account, one, roster)) continue;
            var others =
                    peer > 0 ? List.of(peer) : roster == null ? List.<Long>of() : roster.members();
            for (long other : others)
                if (other != account)
                    names.computeIfAbsent(other, _ -> new ArrayList<>())
                            .add(new MessageName(one.author(), one.origin()));
        }
        return names;
    }

    private void deleted(Tx tx, Home from, NoteDeleted note) {
        long account = tx.home().id();
        mailbox.remove(tx, account, here(tx, from, note.names()), Caller.NOBODY);
    }

    /// The copies here of what another named, in the chat with it or in a group.
    private List<StoredMessage> here(Tx tx, Home from, List<MessageName> names) {
        var found = new ArrayList<StoredMessage>();
        for (var name : names) {
            var kept = mailbox.find(tx, tx.home().id(), name);
            if (kept == null) continue;
            long peer = MessageHead.peer((AnyMessage) kept.message());
            if (peer == from.id() || peer < 0) found.add(kept);
        }
        return found;
    }

    /// Pins or unpins a message. What changes nothing is told to nobody.
    List<Update> pin(Caller caller, Party to, Pin pin) {
        long peer = to.peer().marked();
        var parties = parties(List.of(peer));
        return store.write(
                Home.account(caller.user()),
                tx -> {
                    var kept = mailbox.find(tx, peer, pin.id());
                    if (kept == null) throw RpcError.MESSAGE_ID_INVALID.refusal();
                    if (!(kept.message() instanceof Message m) || m.pinned() == pin.pinned())
                        return List.of();
                    var changed = List.of(kept);
                    if (!pin.oneSide())
                        tellPinned(tx, caller.user(), changed, parties, pin.pinned());
                    var updates = new ArrayList<>(pinned(tx, caller, peer, changed, pin.pinned()));
                    if (pin.isTold())
                        updates.add(
                                sending.post(
                                        tx, caller, caller.user(), to, pin.told(to.peer()), false));
                    return updates;
                });
    }

    /// Unpins all messages of a chat, here and at the others.
    Affected unpinAll(Caller caller, long peer) {
        var parties = parties(List.of(peer));
        return store.write(
                Home.account(caller.user()),
                tx -> {
                    var all = new ArrayList<StoredMessage>();
                    for (var kept :
                            mailbox.newestFirst(tx, peer, 0, Integer.MAX_VALUE, Integer.MAX_VALUE))
                        if (kept.message() instanceof Message m && m.pinned()) all.add(kept);
                    tellPinned(tx, caller.user(), all, parties, false);
                    var told = pinned(tx, caller, peer, all, false);
                    return new Affected(Box.of(tx).pts(), told.isEmpty() ? 0 : all.size(), false);
                });
    }

    private static void tellPinned(
            Tx tx,
            long account,
            List<StoredMessage> kept,
            Map<Long, Roster> parties,
            boolean pinned) {
        byReceiver(account, kept, parties, false)
                .forEach((other, names) ->
                        tx.tell(Home.account(other), Notes.PINNED, new NotePinned(pinned, names)));
    }

    private void pinned(Tx tx, Home from, NotePinned note) {
        var byChat = new LinkedHashMap<Long, List<StoredMessage>>();
        for (var kept : here(tx, from, note.names()))
            byChat.computeIfAbsent(
                            MessageHead.peer((AnyMessage) kept.message()), _ -> new ArrayList<>())
                    .add(kept);
        byChat.forEach((peer, kept) -> pinned(tx, Caller.NOBODY, peer, kept, note.pinned()));
    }

    private List<Update> pinned(
            Tx tx, Caller cause, long peer, List<StoredMessage> changed, boolean pinned) {
        var ids = new ArrayList<Integer>();
        for (var kept : changed)
            if (kept.message() instanceof Message m && m.pinned() != pinned) {
                mailbox.overwrite(
                        tx,
                        new StoredMessage(
                                kept.author(),
                                kept.origin(),
                                m.toBuilder().pinned(pinned).build()));
                ids.add(m.id());
            }
        if (ids.isEmpty()) return List.of();
        return List.of(
                updates.log(
                        tx,
                        tx.home().id(),
                        ids.size(),
                        pts ->
                                new UpdatePinnedMessages(
                                        pinned, new PeerId(peer).toTl(), ids, pts, ids.size()),
                        cause));
    }
}
