package heliograph.channels;

import static heliograph.store.Nothing.NOTHING;

import heliograph.peers.PeerId;
import heliograph.storage.TlCodec;
import heliograph.store.Codecs;
import heliograph.store.Entry;
import heliograph.store.Nothing;
import heliograph.store.Pair;
import heliograph.store.Prefix;
import heliograph.store.Table;
import heliograph.store.Tx;
import heliograph.store.View;
import heliograph.tl.api.Message;
import heliograph.tl.api.MessageReplies;
import heliograph.tl.api.Peer;
import heliograph.tl.stored.StoredCounts;
import heliograph.tl.stored.StoredPost;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is kept beside a channel's messages, so that a question about some of them costs what its
/// answer is long, and not what the channel is.
final class PostIndex {
    private static final Table<Integer, Nothing> GONE =
            new Table<>("gone", Codecs.INT, Codecs.NOTHING);
    private static final Table<Pair<Long, Integer>, Nothing> AUTHORED =
            new Table<>("authored", Codecs.pair(Codecs.LONG, Codecs.INT), Codecs.NOTHING);
    private static final Table<Integer, Nothing> PINNED =
            new Table<>("pinned", Codecs.INT, Codecs.NOTHING);
    private static final Table<Pair<Long, Integer>, Nothing> MENTIONS =
            new Table<>("mention", Codecs.pair(Codecs.LONG, Codecs.INT), Codecs.NOTHING);
    private static final Table<Integer, StoredCounts> COUNTS =
            new Table<>("postnum", Codecs.INT, new TlCodec<>(StoredCounts::read));

    private static final StoredCounts NONE = new StoredCounts(0, 0, 0, 0, null, null, null);

    private PostIndex() {}

    static void added(Tx tx, int id, StoredPost post) {
        tx.put(AUTHORED, new Pair<>(post.author(), id), NOTHING);
        if (post.mentions() != null)
            for (long user : post.mentions()) tx.put(MENTIONS, new Pair<>(user, id), NOTHING);
    }

    /// A message was written again: it may have been pinned or unpinned.
    static void replaced(Tx tx, int id, StoredPost post) {
        boolean pinned = post.message() instanceof Message m && m.pinned();
        boolean was = tx.get(PINNED, id) != null;
        if (pinned && !was) tx.put(PINNED, id, NOTHING);
        if (was && !pinned) tx.delete(PINNED, id);
    }

    static void removed(Tx tx, int id, StoredPost post) {
        tx.put(GONE, id, NOTHING);
        tx.delete(AUTHORED, new Pair<>(post.author(), id));
        if (tx.get(PINNED, id) != null) tx.delete(PINNED, id);
        if (tx.get(COUNTS, id) != null) tx.delete(COUNTS, id);
        if (post.mentions() != null)
            for (long user : post.mentions()) tx.delete(MENTIONS, new Pair<>(user, id));
    }

    /// How many ids with `from` ≤ id < `to` have no message any more.
    static int gone(View view, int from, int to) {
        return view.count(GONE, from, to);
    }

    /// How many messages with `from` ≤ id < `to` someone wrote.
    static int authored(View view, long author, int from, int to) {
        return view.count(AUTHORED, new Pair<>(author, from), new Pair<>(author, to));
    }

    static List<Integer> authored(View view, long author, int limit) {
        return seconds(view.descending(AUTHORED, Prefix.of(Codecs.LONG, author), limit));
    }

    static List<Integer> pinned(View view, int limit) {
        var ids = new ArrayList<Integer>();
        for (var entry : view.descending(PINNED, null, null, limit)) ids.add(entry.key());
        return ids;
    }

    static boolean isUnreadMention(View view, long user, int id) {
        return view.get(MENTIONS, new Pair<>(user, id)) != null;
    }

    static int mentions(View view, long user) {
        return view.count(MENTIONS, Prefix.of(Codecs.LONG, user));
    }

    static List<Integer> mentions(View view, long user, int limit) {
        return seconds(view.descending(MENTIONS, Prefix.of(Codecs.LONG, user), limit));
    }

    static void mentionRead(Tx tx, long user, int id) {
        tx.delete(MENTIONS, new Pair<>(user, id));
    }

    static StoredCounts counts(View view, int id) {
        var counts = view.get(COUNTS, id);
        return counts == null ? NONE : counts;
    }

    static void put(Tx tx, int id, StoredCounts counts) {
        tx.put(COUNTS, id, counts);
    }

    /// How a thread stands in its first message; null when nobody has written in it.
    static @Nullable MessageReplies replies(StoredCounts counts) {
        if (counts.replies() == 0) return null;
        var recent = new ArrayList<Peer>();
        if (counts.repliers() != null)
            for (long one : counts.repliers()) recent.add(new PeerId(one).toTl());
        return new MessageReplies(
                false,
                counts.replies(),
                0,
                recent.isEmpty() ? null : recent,
                null,
                counts.lastReply(),
                null);
    }

    private static List<Integer> seconds(List<Entry<Pair<Long, Integer>, Nothing>> entries) {
        var ids = new ArrayList<Integer>(entries.size());
        for (var entry : entries) ids.add(entry.key().second());
        return ids;
    }
}
