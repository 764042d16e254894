package heliograph.messages;

import heliograph.peers.PeerId;
import heliograph.render.MessageHead;
import heliograph.storage.TlCodec;
import heliograph.store.Codecs;
import heliograph.store.Entry;
import heliograph.store.KeyCodec;
import heliograph.store.Nothing;
import heliograph.store.Pair;
import heliograph.store.Table;
import heliograph.store.Tx;
import heliograph.store.View;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.stored.StoredDialog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The chat list of one account: a row for each chat, and their order by the newest message.
///
/// Pinned chats stand in the order too; whoever lists leaves them out or puts them first.
final class Dialogs {
    /// Where a chat stands: later dates, then higher ids, come first.
    record Place(int folder, int date, int topMessage, long peer) {
        /// Before every place of the folder when read from the newest on.
        static Place first(int folder) {
            return new Place(folder, Integer.MAX_VALUE, Integer.MAX_VALUE, Long.MAX_VALUE);
        }
    }

    private static final KeyCodec<Place> PLACE =
            Codecs.mapped(
                    Codecs.pair(
                            Codecs.pair(Codecs.INT, Codecs.INT),
                            Codecs.pair(Codecs.INT, Codecs.LONG)),
                    p ->
                            new Place(
                                    p.first().first(),
                                    p.first().second(),
                                    p.second().first(),
                                    p.second().second()),
                    p ->
                            new Pair<>(
                                    new Pair<>(p.folder, p.date),
                                    new Pair<>(p.topMessage, p.peer)));
    private static final Table<Long, StoredDialog> DIALOGS =
            new Table<>("dialog", Codecs.LONG, new TlCodec<>(StoredDialog::read));
    private static final Table<Place, Nothing> ORDER = new Table<>("recent", PLACE, Codecs.NOTHING);

    /// The row of a chat that has none.
    static final StoredDialog NEW = StoredDialog.builder().build();

    @Nullable StoredDialog find(View view, long peer) {
        return view.get(DIALOGS, peer);
    }

    /// A message has come to the end of a chat.
    void arrived(Tx tx, long peer, int id, int date, boolean unread) {
        change(
                tx,
                peer,
                d ->
                        d.toBuilder()
                                .topMessage(id)
                                .topDate(date)
                                .unread(unread ? d.unread() + 1 : d.unread())
                                .build());
    }

    /// A message was removed; an incoming one may have been unread.
    void removed(Tx tx, long peer, int id, boolean incoming) {
        change(
                tx,
                peer,
                d ->
                        incoming && id > d.readInbox() && d.unread() > 0
                                ? d.toBuilder().unread(d.unread() - 1).build()
                                : d);
    }

    /// The newest message of a chat is now another, or none: then the chat leaves the list.
    ///
    /// @return the row as it was before
    StoredDialog retop(Tx tx, long peer, @Nullable AnyMessage newest) {
        var stored = find(tx, peer);
        var before = stored == null ? NEW : stored;
        if (newest == null) {
            change(
                    tx,
                    peer,
                    d -> d.toBuilder().topMessage(0).topDate(0).unread(0).pinned(null).build());
            return before;
        }
        int id = MessageHead.id(newest);
        int date = MessageHead.date(newest);
        change(tx, peer, d -> d.toBuilder().topMessage(id).topDate(date).build());
        return before;
    }

    /// Changes a chat's row and keeps the order true.
    StoredDialog change(Tx tx, long peer, UnaryOperator<StoredDialog> change) {
        var stored = tx.get(DIALOGS, peer);
        var before = stored == null ? NEW : stored;
        var after = change.apply(before);
        if (after.equals(stored)) return after;
        tx.put(DIALOGS, peer, after);
        var from = place(before, peer);
        var to = place(after, peer);
        if (!from.equals(to)) {
            if (before.topMessage() != 0) tx.delete(ORDER, from);
            if (after.topMessage() != 0) tx.put(ORDER, to, Nothing.NOTHING);
        }
        return after;
    }

    static Place place(StoredDialog dialog, long peer) {
        return new Place(
                dialog.folder() == null ? 0 : dialog.folder(),
                dialog.topDate(),
                dialog.topMessage(),
                peer);
    }

    /// The chats of a folder after `place`, the one with the newest message first.
    List<Long> after(View view, Place place, int limit) {
        var lowest = new Place(place.folder, Integer.MIN_VALUE, Integer.MIN_VALUE, Long.MIN_VALUE);
        var peers = new ArrayList<Long>();
        for (var entry : view.descending(ORDER, lowest, place, limit))
            peers.add(entry.key().peer());
        return peers;
    }

    /// The rows of channels, by marked peer. Their place is not in the order that is kept here.
    Map<Long, StoredDialog> channels(View view) {
        long end = PeerId.channel(0).marked();
        return rows(view.ascending(DIALOGS, null, end, Integer.MAX_VALUE));
    }

    /// Every row by its chat, in order, also of chats that have no message now (a draft, a
    /// setting).
    Map<Long, StoredDialog> all(View view) {
        return rows(view.ascending(DIALOGS, null, null, Integer.MAX_VALUE));
    }

    /// The rows of some chats, of those that have one.
    Map<Long, StoredDialog> of(View view, List<Long> peers) {
        var rows = new LinkedHashMap<Long, StoredDialog>();
        for (long peer : peers) {
            var row = find(view, peer);
            if (row != null) rows.put(peer, row);
        }
        return rows;
    }

    private static Map<Long, StoredDialog> rows(List<Entry<Long, StoredDialog>> entries) {
        var rows = new LinkedHashMap<Long, StoredDialog>();
        for (var entry : entries) rows.put(entry.key(), entry.value());
        return rows;
    }
}
