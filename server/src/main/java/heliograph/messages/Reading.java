package heliograph.messages;

import heliograph.peers.PeerId;
import heliograph.render.MessageHead;
import heliograph.rpc.Caller;
import heliograph.store.Home;
import heliograph.store.Store;
import heliograph.store.Tx;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.DialogPeer;
import heliograph.tl.api.Message;
import heliograph.tl.api.UpdateDialogUnreadMark;
import heliograph.tl.api.UpdateReadHistoryInbox;
import heliograph.tl.api.UpdateReadHistoryOutbox;
import heliograph.tl.api.UpdateReadMessagesContents;
import heliograph.tl.stored.MessageName;
import heliograph.tl.stored.NoteContentsRead;
import heliograph.tl.stored.NoteRead;
import heliograph.tl.stored.StoredMessage;
import heliograph.updates.Box;
import heliograph.updates.Updates;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Read marks: how far an account has read, how far the others have, and what was listened to.
final class Reading {
    /// Mentions that one call reads.
    private static final int MENTIONS_AT_ONCE = 1_000;

    private final Store store;
    private final Mailbox mailbox;
    private final Dialogs dialogs;
    private final Updates updates;

    Reading(Store store, Mailbox mailbox, Dialogs dialogs, Updates updates) {
        this.store = store;
        this.mailbox = mailbox;
        this.dialogs = dialogs;
        this.updates = updates;
        store.onNote(Notes.READ, this::readByOther);
        store.onNote(Notes.CONTENTS_READ, this::contentsReadByOther);
    }

    /// Marks a chat as read up to `maxId`; 0 reads all.
    ///
    /// @return what the log took
    Affected read(Caller caller, PeerId chat, int maxId) {
        long account = caller.user();
        long peer = chat.marked();
        return store.write(
                Home.account(account),
                tx -> {
                    var dialog = dialogs.find(tx, peer);
                    if (dialog == null) return new Affected(Box.of(tx).pts(), 0, false);
                    int upTo =
                            maxId <= 0 ? dialog.topMessage() : Math.min(maxId, dialog.topMessage());
                    if (upTo <= dialog.readInbox()) return new Affected(Box.of(tx).pts(), 0, false);
                    boolean all = upTo >= dialog.topMessage() || peer == account;
                    int unread = all ? 0 : unreadAfter(tx, peer, upTo);
                    var newestRead = newestIncoming(tx, peer, dialog.readInbox() + 1, upTo);
                    dialogs.change(
                            tx,
                            peer,
                            d ->
                                    d.toBuilder()
                                            .readInbox(upTo)
                                            .unread(unread)
                                            .unreadMark(false)
                                            .build());
                    if (dialog.unreadMark()) unmarked(tx, account, peer);
                    var update =
                            (UpdateReadHistoryInbox)
                                    updates.log(
                                            tx,
                                            account,
                                            1,
                                            pts -> readInbox(peer, upTo, unread, pts),
                                            caller);
                    tellRead(tx, chat, newestRead);
                    return new Affected(update.pts(), 1, false);
                });
    }

    /// Tells each author how far it was read here.
    private static void tellRead(Tx tx, PeerId chat, Map<Long, StoredMessage> newest) {
        int now = (int) tx.now().getEpochSecond();
        Long group = chat.isUser() ? null : chat.id();
        newest.forEach((author, kept) ->
                tx.tell(
                        Home.account(author),
                        Notes.READ,
                        new NoteRead(new MessageName(author, kept.origin()), now, group)));
    }

    /// Whoever catches up gets the mark by its date, and must get its end as well.
    private void unmarked(Tx tx, long account, long peer) {
        var told = new UpdateDialogUnreadMark(false, new DialogPeer(new PeerId(peer).toTl()), null);
        updates.state(tx, account, told, Caller.NOBODY);
    }

    private static UpdateReadHistoryInbox readInbox(long peer, int maxId, int unread, int pts) {
        return new UpdateReadHistoryInbox(
                null, new PeerId(peer).toTl(), null, maxId, unread, pts, 1);
    }

    private int unreadAfter(Tx tx, long peer, int id) {
        int unread = 0;
        for (var kept : mailbox.oldestFirst(tx, peer, id + 1, Integer.MAX_VALUE, 100_000))
            if (!MessageHead.out((AnyMessage) kept.message())) unread++;
        return unread;
    }

    /// The newest of each author's messages among those that are read now.
    private Map<Long, StoredMessage> newestIncoming(Tx tx, long peer, int from, int to) {
        var newest = new LinkedHashMap<Long, StoredMessage>();
        for (var kept : mailbox.newestFirst(tx, peer, from, to + 1, 1_000))
            if (!MessageHead.out((AnyMessage) kept.message())
                    && kept.origin() != 0
                    && kept.author() != tx.home().id()) newest.putIfAbsent(kept.author(), kept);
        return newest;
    }

    private void readByOther(Tx tx, Home from, NoteRead note) {
        long account = tx.home().id();
        // One may read what its author has deleted since: what stands before it is read as well.
        if (note.name().author() != account) return;
        var chat = note.group() == null ? PeerId.user(from.id()) : PeerId.chat(note.group());
        long peer = chat.marked();
        int id = note.name().origin();
        if (note.group() != null) Readers.put(tx, peer, from.id(), id, note.date());
        var dialog = dialogs.find(tx, peer);
        if (dialog == null || dialog.readOutbox() >= id) return;
        dialogs.change(tx, peer, d -> d.toBuilder().readOutbox(id).build());
        if (chat.isUser()) ReadDates.put(tx, peer, id, note.date());
        updates.log(
                tx,
                account,
                1,
                pts -> new UpdateReadHistoryOutbox(chat.toTl(), id, pts, 1),
                Caller.NOBODY);
    }

    /// Marks voice and video notes as listened to.
    Affected readContents(Caller caller, List<Integer> ids) {
        long account = caller.user();
        return store.write(
                Home.account(account),
                tx -> {
                    var read = new ArrayList<StoredMessage>();
                    for (int id : ids) {
                        var kept = mailbox.find(tx, id);
                        if (kept != null) read.add(kept);
                    }
                    byAuthor(account, read)
                            .forEach((author, names) ->
                                    tx.tell(
                                            Home.account(author),
                                            Notes.CONTENTS_READ,
                                            new NoteContentsRead(names)));
                    return markRead(tx, account, read, caller);
                });
    }

    /// Marks the messages of a chat that mention the caller as looked at, a bounded number a call.
    Affected readMentions(Caller caller, long peer) {
        long account = caller.user();
        return store.write(
                Home.account(account),
                tx -> {
                    var ids = UnreadMentions.ids(tx, peer, MENTIONS_AT_ONCE);
                    var read = new ArrayList<StoredMessage>();
                    for (int id : ids) {
                        var kept = mailbox.find(tx, peer, id);
                        if (kept != null) read.add(kept);
                    }
                    var affected = markRead(tx, account, read, caller);
                    boolean more = ids.size() == MENTIONS_AT_ONCE;
                    return new Affected(affected.pts(), affected.count(), more);
                });
    }

    private static Map<Long, List<MessageName>> byAuthor(long account, List<StoredMessage> read) {
        var names = new HashMap<Long, List<MessageName>>();
        for (var kept : read)
            if (kept.author() != account && kept.origin() != 0)
                names.computeIfAbsent(kept.author(), _ -> new ArrayList<>())
                        .add(new MessageName(kept.author(), kept.origin()));
        return names;
    }

    private void contentsReadByOther(Tx tx, Home from, NoteContentsRead note) {
        long account = tx.home().id();
        var read = new ArrayList<StoredMessage>();
        for (var name : note.names()) {
            var kept = mailbox.find(tx, account, name);
            if (kept == null) continue;
            long peer = MessageHead.peer((AnyMessage) kept.message());
            if (peer == from.id() || peer < 0) read.add(kept);
        }
        markRead(tx, account, read, Caller.NOBODY);
    }

    private Affected markRead(Tx tx, long account, List<StoredMessage> read, Caller cause) {
        var ids = new ArrayList<Integer>();
        for (var kept : read)
            if (kept.message() instanceof Message m && m.mediaUnread()) {
                mailbox.overwrite(
                        tx,
                        new StoredMessage(
                                kept.author(),
                                kept.origin(),
                                m.toBuilder().mediaUnread(false).build()));
                UnreadMentions.note(tx, dialogs, m, false);
                ids.add(m.id());
            }
        if (ids.isEmpty()) return new Affected(Box.of(tx).pts(), 0, false);
        int date = (int) tx.now().getEpochSecond();
        var update =
                (UpdateReadMessagesContents)
                        updates.log(
                                tx,
                                account,
                                ids.size(),
                                pts -> new UpdateReadMessagesContents(ids, pts, ids.size(), date),
                                cause);
        return new Affected(update.pts(), ids.size(), false);
    }
}
