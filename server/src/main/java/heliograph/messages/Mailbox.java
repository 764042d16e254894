package heliograph.messages;

import heliograph.peers.PeerId;
import heliograph.reactions.Reactions;
import heliograph.render.MessageHead;
import heliograph.rpc.Caller;
import heliograph.storage.TlCodec;
import heliograph.store.Codecs;
import heliograph.store.Entry;
import heliograph.store.KeyCodec;
import heliograph.store.Pair;
import heliograph.store.Prefix;
import heliograph.store.Table;
import heliograph.store.Tx;
import heliograph.store.View;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.DialogPeer;
import heliograph.tl.api.Message;
import heliograph.tl.api.MessageActionSetMessagesTTL;
import heliograph.tl.api.MessageService;
import heliograph.tl.api.Update;
import heliograph.tl.api.UpdateDeleteMessages;
import heliograph.tl.api.UpdateDialogPinned;
import heliograph.tl.api.UpdateEditMessage;
import heliograph.tl.api.UpdateNewMessage;
import heliograph.tl.api.UpdatePeerHistoryTTL;
import heliograph.tl.stored.MessageName;
import heliograph.tl.stored.StoredEditMessage;
import heliograph.tl.stored.StoredMessage;
import heliograph.tl.stored.StoredNewMessage;
import heliograph.updates.Updates;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// The messages of one account's box: kept by chat and id, found by id, or by the name that all
/// boxes share. Every change is logged and moves the chat list along.
final class Mailbox {
    private static final KeyCodec<Pair<Long, Integer>> PEER_AND_ID =
            Codecs.pair(Codecs.LONG, Codecs.INT);
    private static final Table<Pair<Long, Integer>, StoredMessage> MESSAGES =
            new Table<>("message", PEER_AND_ID, new TlCodec<>(StoredMessage::read));
    private static final Table<Integer, Long> WHERE = new Table<>("where", Codecs.INT, Codecs.LONG);
    private static final Table<Pair<Long, Integer>, Integer> ORIGINS =
            new Table<>("origin", PEER_AND_ID, Codecs.INT);

    /// Told of a message from someone else, inside the step that brings it.
    @FunctionalInterface
    interface Watcher {
        void came(Tx tx, long account, long peer);
    }

    private final Updates updates;
    private final Dialogs dialogs;
    private final List<Watcher> watchers = new CopyOnWriteArrayList<>();

    Mailbox(Updates updates, Dialogs dialogs) {
        this.updates = updates;
        this.dialogs = dialogs;
    }

    /// Enters a watcher. Call it before the store starts, as for notes.
    void watch(Watcher watcher) {
        watchers.add(watcher);
    }

    /// Puts a new message into the box of `account`, under the id that it carries.
    ///
    /// @param unread whether it waits to be read: it came from someone else
    Update append(Tx tx, long account, StoredMessage kept, boolean unread, Caller cause) {
        var message = (AnyMessage) kept.message();
        long peer = MessageHead.peer(message);
        int id = MessageHead.id(message);
        tx.put(MESSAGES, new Pair<>(peer, id), kept);
        tx.put(WHERE, id, peer);
        if (kept.author() != account) tx.put(ORIGINS, new Pair<>(kept.author(), kept.origin()), id);
        if (peer == account) SavedIndex.added(tx, message);
        dialogs.arrived(tx, peer, id, MessageHead.date(message), unread);
        if (unread) for (var watcher : watchers) watcher.came(tx, account, peer);
        if (message instanceof Message m && m.mediaUnread())
            UnreadMentions.note(tx, dialogs, m, true);
        Expiry.expect(tx, message);
        return updates.log(
                tx,
                account,
                new StoredNewMessage(peer, id),
                1,
                pts -> new UpdateNewMessage(message, pts, 1),
                cause);
    }

    /// Writes a message in the place of the one with its id, and tells of it as an edit.
    Update replace(Tx tx, long account, StoredMessage kept, Caller cause) {
        var message = (AnyMessage) kept.message();
        long peer = MessageHead.peer(message);
        int id = MessageHead.id(message);
        tx.put(MESSAGES, new Pair<>(peer, id), kept);
        return updates.log(
                tx,
                account,
                new StoredEditMessage(peer, id),
                1,
                pts -> new UpdateEditMessage(message, pts, 1),
                cause);
    }

    /// Writes a message in the place of the one with its id; another update tells of the change.
    void overwrite(Tx tx, StoredMessage kept) {
        var message = (AnyMessage) kept.message();
        tx.put(MESSAGES, new Pair<>(MessageHead.peer(message), MessageHead.id(message)), kept);
    }

    /// Removes messages and answers how many updates that took: 0 when none was there.
    ///
    /// @return the update that was logged, null when nothing was removed
    @Nullable UpdateDeleteMessages remove(
            Tx tx, long account, List<StoredMessage> doomed, Caller cause) {
        if (doomed.isEmpty()) return null;
        var ids = new ArrayList<Integer>();
        var peers = new HashSet<Long>();
        for (var kept : doomed) {
            var message = (AnyMessage) kept.message();
            long peer = MessageHead.peer(message);
            int id = MessageHead.id(message);
            tx.delete(MESSAGES, new Pair<>(peer, id));
            tx.delete(WHERE, id);
            if (peer == account) SavedIndex.removed(tx, message);
            if (message instanceof Message m && m.reactions() != null)
                Reactions.remove(tx, new Reactions.Place(peer, id));
            if (kept.author() != account)
                tx.delete(ORIGINS, new Pair<>(kept.author(), kept.origin()));
            UnreadMentions.note(tx, dialogs, message, false);
            dialogs.removed(tx, peer, id, !MessageHead.out(message));
            ids.add(id);
            peers.add(peer);
        }
        for (long peer : peers) retop(tx, account, peer);
        var update =
                updates.log(
                        tx,
                        account,
                        ids.size(),
                        pts -> new UpdateDeleteMessages(ids, pts, ids.size()),
                        cause);
        return (UpdateDeleteMessages) update;
    }

    /// A chat that is empty now leaves the list, and is not pinned when it comes back.
    private void retop(Tx tx, long account, long peer) {
        var newest = newest(tx, peer);
        var before = dialogs.retop(tx, peer, newest);
        if (newest != null || before.pinned() == null) return;
        var told =
                new UpdateDialogPinned(
                        false, before.folder(), new DialogPeer(new PeerId(peer).toTl()));
        updates.state(tx, account, told, Caller.NOBODY);
    }

    /// Seconds that messages of a chat live; null for ever.
    @Nullable Integer lifetime(View view, long peer) {
        var dialog = dialogs.find(view, peer);
        return dialog == null ? null : dialog.ttl();
    }

    /// Whether nothing was ever said in a chat.
    boolean isNew(View view, long peer) {
        return dialogs.find(view, peer) == null;
    }

    /// Takes up from a service message how long messages of its chat live from now on.
    void live(Tx tx, AnyMessage said) {
        if (!(said instanceof MessageService m)
                || !(m.action() instanceof MessageActionSetMessagesTTL(var period, _))) return;
        var ttl = period == 0 ? null : period;
        dialogs.change(tx, MessageHead.peer(said), d -> d.toBuilder().ttl(ttl).build());
        var told = new UpdatePeerHistoryTTL(m.peerId(), ttl);
        updates.state(tx, tx.home().id(), told, Caller.NOBODY);
    }

    @Nullable StoredMessage find(View view, int id) {
        var peer = view.get(WHERE, id);
        return peer == null ? null : view.get(MESSAGES, new Pair<>(peer, id));
    }

    @Nullable StoredMessage find(View view, long peer, int id) {
        return view.get(MESSAGES, new Pair<>(peer, id));
    }

    /// The copy in this box of a message that another box names so.
    @Nullable StoredMessage find(View view, long account, MessageName name) {
        if (name.author() == account) return find(view, name.origin());
        var id = view.get(ORIGINS, new Pair<>(name.author(), name.origin()));
        return id == null ? null : find(view, id);
    }

    @Nullable AnyMessage newest(View view, long peer) {
        var newest = view.descending(MESSAGES, Prefix.of(Codecs.LONG, peer), 1);
        return newest.isEmpty() ? null : (AnyMessage) newest.getFirst().value().message();
    }

    /// Messages of a chat with `from` ≤ id < `to`, newest first.
    List<StoredMessage> newestFirst(View view, long peer, int from, int to, int limit) {
        return values(
                view.descending(MESSAGES, new Pair<>(peer, from), new Pair<>(peer, to), limit));
    }

    /// Messages of a chat with `from` ≤ id < `to`, oldest first.
    List<StoredMessage> oldestFirst(View view, long peer, int from, int to, int limit) {
        return values(
                view.ascending(MESSAGES, new Pair<>(peer, from), new Pair<>(peer, to), limit));
    }

    /// Messages of all chats after a place in the order of chats and ids.
    List<StoredMessage> after(View view, long peer, int id, int limit) {
        return values(view.ascending(MESSAGES, new Pair<>(peer, id + 1), null, limit));
    }

    int count(View view, long peer) {
        return view.count(MESSAGES, Prefix.of(Codecs.LONG, peer));
    }

    private static List<StoredMessage> values(
            List<Entry<Pair<Long, Integer>, StoredMessage>> entries) {
        var values = new ArrayList<StoredMessage>(entries.size());
        for (var entry : entries) values.add(entry.value());
        return values;
    }

    /// A message as clients get it, null when it is not there.
    @Nullable AnyMessage message(View view, long peer, int id) {
        var kept = find(view, peer, id);
        return kept == null ? null : (AnyMessage) kept.message();
    }
}
