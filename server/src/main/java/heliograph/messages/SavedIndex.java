package heliograph.messages;

import static heliograph.store.Nothing.NOTHING;

import heliograph.peers.PeerId;
import heliograph.render.MessageHead;
import heliograph.store.Codecs;
import heliograph.store.Nothing;
import heliograph.store.Pair;
import heliograph.store.Prefix;
import heliograph.store.Table;
import heliograph.store.Tx;
import heliograph.store.View;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.Message;
import heliograph.tl.api.MessageService;
import heliograph.tl.api.Peer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The messages of Saved Messages by where they were forwarded from
/// (https://core.telegram.org/api/saved-messages): the chat of a forward, the account itself for
/// what it wrote there.
final class SavedIndex {
    private static final Table<Pair<Long, Integer>, Nothing> BY_PEER =
            new Table<>("saved", Codecs.pair(Codecs.LONG, Codecs.INT), Codecs.NOTHING);
    private static final Table<Long, Integer> TOPS =
            new Table<>("savedtop", Codecs.LONG, Codecs.INT);

    private SavedIndex() {}

    /// A saved dialog and its newest message.
    record Top(long peer, int message) {}

    /// A message of Saved Messages with the dialog that it belongs to.
    static AnyMessage placed(AnyMessage message, long account) {
        return switch (message) {
            case Message m -> m.toBuilder().savedPeerId(dialog(m, account)).build();
            case MessageService m -> m.toBuilder().savedPeerId(PeerId.user(account).toTl()).build();
            default -> message;
        };
    }

    private static Peer dialog(Message message, long account) {
        var from = message.fwdFrom();
        var source = from == null ? null : from.savedFromPeer();
        return source == null ? PeerId.user(account).toTl() : source;
    }

    private static @Nullable Peer dialog(AnyMessage message) {
        return switch (message) {
            case Message m -> m.savedPeerId();
            case MessageService m -> m.savedPeerId();
            default -> null;
        };
    }

    static void added(Tx tx, AnyMessage message) {
        var dialog = dialog(message);
        if (dialog == null) return;
        long peer = PeerId.of(dialog).marked();
        int id = MessageHead.id(message);
        tx.put(BY_PEER, new Pair<>(peer, id), NOTHING);
        tx.put(TOPS, peer, id);
    }

    static void removed(Tx tx, AnyMessage message) {
        var dialog = dialog(message);
        if (dialog == null) return;
        long peer = PeerId.of(dialog).marked();
        tx.delete(BY_PEER, new Pair<>(peer, MessageHead.id(message)));
        var newest = tx.descending(BY_PEER, Prefix.of(Codecs.LONG, peer), 1);
        if (newest.isEmpty()) tx.delete(TOPS, peer);
        else tx.put(TOPS, peer, newest.getFirst().key().second());
    }

    /// All saved dialogs, the one with the newest message first.
    static List<Top> tops(View view) {
        var tops = new ArrayList<Top>();
        for (var entry : view.ascending(TOPS, null, null, Integer.MAX_VALUE))
            tops.add(new Top(entry.key(), entry.value()));
        tops.sort(Comparator.comparingInt(Top::message).reversed());
        return tops;
    }

    static @Nullable Top top(View view, long peer) {
        var id = view.get(TOPS, peer);
        return id == null ? null : new Top(peer, id);
    }

    static int count(View view, long peer) {
        return view.count(BY_PEER, Prefix.of(Codecs.LONG, peer));
    }

    /// Messages of a dialog with `from` ≤ id < `to`, newest first.
    static List<Integer> newestFirst(View view, long peer, int from, int to, int limit) {
        var ids = new ArrayList<Integer>();
        var first = new Pair<>(peer, from);
        for (var entry : view.descending(BY_PEER, first, new Pair<>(peer, to), limit))
            ids.add(entry.key().second());
        return ids;
    }

    /// Messages of a dialog with `from` ≤ id < `to`, oldest first.
    static List<Integer> oldestFirst(View view, long peer, int from, int to, int limit) {
        var ids = new ArrayList<Integer>();
        var first = new Pair<>(peer, from);
        for (var entry : view.ascending(BY_PEER, first, new Pair<>(peer, to), limit))
            ids.add(entry.key().second());
        return ids;
    }
}
