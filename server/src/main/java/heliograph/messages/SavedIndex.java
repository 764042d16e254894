package heliograph.messages;

import static heliograph.store.Nothing.NOTHING;

import heliograph.peers.PeerId;
import heliograph.render.MessageHead;
import heliograph.store.Codecs;
import heliograph.store.Nothing;
import heliograph.store.Pair;
import heliograph.store.Prefix;
import heliograph.store.Table;
import heliograph.store.Triple;
import heliograph.store.Tx;
import heliograph.store.View;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.Message;
import heliograph.tl.api.MessageService;
import heliograph.tl.api.Peer;
import heliograph.tl.api.Reaction;
import heliograph.tl.api.ReactionCount;
import heliograph.tl.api.ReactionEmoji;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The messages of Saved Messages by where they were forwarded from
/// (https://core.telegram.org/api/saved-messages): the chat of a forward, the account itself for
/// what it wrote there.
final class SavedIndex {
    private static final Table<Pair<Long, Integer>, Nothing> BY_PEER =
            new Table<>("saved", Codecs.pair(Codecs.LONG, Codecs.INT), Codecs.NOTHING);
    private static final Table<Long, Integer> TOPS =
            new Table<>("savedtop", Codecs.LONG, Codecs.INT);

    /// Messages by the emoji that they are tagged with, the dialog that they are in and their id.
    private static final Table<Triple<String, Long, Integer>, Nothing> BY_TAG =
            new Table<>(
                    "savedtag",
                    Codecs.triple(Codecs.STRING, Codecs.LONG, Codecs.INT),
                    Codecs.NOTHING);

    /// How many messages have a tag: of one dialog, and, with 0 for it, of all.
    private static final Table<Pair<String, Long>, Integer> TAGS =
            new Table<>("tagcount", Codecs.pair(Codecs.STRING, Codecs.LONG), Codecs.INT);

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
        tagged(tx, message, List.of());
        tx.delete(BY_PEER, new Pair<>(peer, MessageHead.id(message)));
        var newest = tx.descending(BY_PEER, Prefix.of(Codecs.LONG, peer), 1);
        if (newest.isEmpty()) tx.delete(TOPS, peer);
        else tx.put(TOPS, peer, newest.getFirst().key().second());
    }

    /// A saved message is tagged so in the place of what it was.
    static void tagged(Tx tx, AnyMessage before, List<Reaction> after) {
        var dialog = dialog(before);
        if (dialog == null) return;
        long peer = PeerId.of(dialog).marked();
        int id = MessageHead.id(before);
        for (var tag : tags(before)) {
            tx.delete(BY_TAG, new Triple<>(tag, peer, id));
            count(tx, tag, peer, -1);
        }
        for (var tag : names(after)) {
            tx.put(BY_TAG, new Triple<>(tag, peer, id), NOTHING);
            count(tx, tag, peer, 1);
        }
    }

    private static Set<String> tags(AnyMessage message) {
        var reactions = message instanceof Message m ? m.reactions() : null;
        return reactions == null || !reactions.reactionsAsTags()
                ? Set.of()
                : names(reactions.results().stream().map(ReactionCount::reaction).toList());
    }

    private static Set<String> names(List<Reaction> tags) {
        var names = new LinkedHashSet<String>();
        for (var tag : tags) if (tag instanceof ReactionEmoji(var emoji)) names.add(emoji);
        return names;
    }

    private static void count(Tx tx, String tag, long peer, int step) {
        for (long place : new long[] {0, peer}) {
            var key = new Pair<>(tag, place);
            var before = tx.get(TAGS, key);
            int after = (before == null ? 0 : before) + step;
            if (after > 0) tx.put(TAGS, key, after);
            else tx.delete(TAGS, key);
        }
    }

    /// How often each tag was given, the one that was given most first.
    ///
    /// @param peer the dialog in which; 0 for all
    static Map<String, Integer> tagCounts(View view, long peer) {
        var rows = new ArrayList<Map.Entry<String, Integer>>();
        for (var entry : view.ascending(TAGS, null, null, Integer.MAX_VALUE))
            if (entry.key().second() == peer)
                rows.add(Map.entry(entry.key().first(), entry.value()));
        rows.sort(Map.Entry.<String, Integer>comparingByValue().reversed());
        var counts = new LinkedHashMap<String, Integer>();
        for (var row : rows) counts.put(row.getKey(), row.getValue());
        return counts;
    }

    /// The ids of the messages that have one of some tags.
    static Set<Integer> tagged(View view, List<Reaction> tags) {
        var ids = new HashSet<Integer>();
        for (var tag : names(tags)) {
            Prefix<Triple<String, Long, Integer>> prefix = Prefix.of(Codecs.STRING, tag);
            for (var entry : view.ascending(BY_TAG, prefix, Integer.MAX_VALUE))
                ids.add(entry.key().third());
        }
        return ids;
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
