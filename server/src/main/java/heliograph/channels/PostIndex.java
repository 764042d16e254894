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
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.Message;
import heliograph.tl.api.MessageEmpty;
import heliograph.tl.api.MessageReplies;
import heliograph.tl.api.MessageReplyHeader;
import heliograph.tl.api.MessageService;
import heliograph.tl.api.Peer;
import heliograph.tl.stored.StoredCounts;
import heliograph.tl.stored.StoredPost;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
    private static final Table<Pair<Long, Integer>, Nothing> REACTED =
            new Table<>("postreac", Codecs.pair(Codecs.LONG, Codecs.INT), Codecs.NOTHING);
    private static final Table<Integer, StoredCounts> COUNTS =
            new Table<>("postnum", Codecs.INT, new TlCodec<>(StoredCounts::read));

    private static final Table<Pair<Integer, Integer>, Nothing> THREADS =
            new Table<>("thread", Codecs.pair(Codecs.INT, Codecs.INT), Codecs.NOTHING);

    /// Who wrote last in a thread, as it is shown under its first message.
    private static final int REPLIERS = 3;

    /// Of a message of which nothing was counted.
    static final StoredCounts NONE = new StoredCounts(0, 0, 0, 0, null, null, null);

    private PostIndex() {}

    static void added(Tx tx, int id, StoredPost post) {
        tx.put(AUTHORED, new Pair<>(post.author(), id), NOTHING);
        if (post.mentions() != null)
            for (long user : post.mentions()) tx.put(MENTIONS, new Pair<>(user, id), NOTHING);
        if (post.message() instanceof Message m && m.pinned()) tx.put(PINNED, id, NOTHING);
        int root = thread(post);
        if (root == 0) return;
        tx.put(THREADS, new Pair<>(root, id), NOTHING);
        if (tx.get(GONE, root) == null) put(tx, root, replied(counts(tx, root), id, post));
    }

    private static StoredCounts replied(StoredCounts before, int id, StoredPost post) {
        var repliers = new ArrayList<Long>();
        repliers.add(from(post));
        if (before.repliers() != null)
            for (long one : before.repliers())
                if (!repliers.contains(one) && repliers.size() < REPLIERS) repliers.add(one);
        return before.toBuilder()
                .replies(before.replies() + 1)
                .lastReply(id)
                .repliers(repliers)
                .build();
    }

    private static long from(StoredPost post) {
        return post.message() instanceof Message m && m.fromId() != null
                ? PeerId.of(m.fromId()).marked()
                : post.author();
    }

    /// The first message of the thread that a message is in; 0 when it is in none. What a forum
    /// says of a topic lies in the topic; other service messages lie in no thread.
    static int thread(StoredPost post) {
        var header =
                switch ((AnyMessage) post.message()) {
                    case Message m -> m.replyTo();
                    case MessageService m ->
                            m.replyTo() instanceof MessageReplyHeader reply && reply.forumTopic()
                                    ? reply
                                    : null;
                    case MessageEmpty _ -> null;
                };
        if (!(header instanceof MessageReplyHeader reply) || reply.replyToPeerId() != null)
            return 0;
        var root = reply.replyToTopId() != null ? reply.replyToTopId() : reply.replyToMsgId();
        return root == null ? 0 : root;
    }

    static boolean isInThread(View view, int root, int id) {
        return view.get(THREADS, new Pair<>(root, id)) != null;
    }

    /// Enters a message in a thread that its own words do not name.
    static void enter(Tx tx, int root, int id) {
        tx.put(THREADS, new Pair<>(root, id), NOTHING);
    }

    static void leave(Tx tx, int root, int id) {
        tx.delete(THREADS, new Pair<>(root, id));
    }

    /// Ids of a thread with `from` ≤ id < `to`, newest first.
    static List<Integer> newestInThread(View view, int root, int from, int to, int limit) {
        return seconds(
                view.descending(THREADS, new Pair<>(root, from), new Pair<>(root, to), limit));
    }

    /// The same, oldest first.
    static List<Integer> oldestInThread(View view, int root, int from, int to, int limit) {
        return seconds(
                view.ascending(THREADS, new Pair<>(root, from), new Pair<>(root, to), limit));
    }

    static int countInThread(View view, int root, int from) {
        return view.count(THREADS, new Pair<>(root, from), new Pair<>(root, Integer.MAX_VALUE));
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
        reacted(tx, post.author(), id, false);
        if (post.mentions() != null)
            for (long user : post.mentions()) tx.delete(MENTIONS, new Pair<>(user, id));
        int root = thread(post);
        if (root == 0) return;
        tx.delete(THREADS, new Pair<>(root, id));
        var counts = counts(tx, root);
        if (counts.replies() > 0)
            put(tx, root, counts.toBuilder().replies(counts.replies() - 1).build());
    }

    /// How many ids with `from` ≤ id < `to` have no message any more.
    static int gone(View view, int from, int to) {
        return view.count(GONE, from, to);
    }

    /// How many messages with `from` ≤ id < `to` someone wrote.
    static int authored(View view, long author, int from, int to) {
        return view.count(AUTHORED, new Pair<>(author, from), new Pair<>(author, to));
    }

    /// Ids of what someone wrote from `from` on, oldest first.
    static List<Integer> authoredFrom(View view, long author, int from, int limit) {
        var end = new Pair<>(author, Integer.MAX_VALUE);
        return seconds(view.ascending(AUTHORED, new Pair<>(author, from), end, limit));
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

    /// Whether the author of a message has to look at reactions to it.
    static void reacted(Tx tx, long author, int id, boolean waits) {
        var key = new Pair<>(author, id);
        boolean was = tx.get(REACTED, key) != null;
        if (waits && !was) tx.put(REACTED, key, NOTHING);
        if (was && !waits) tx.delete(REACTED, key);
    }

    /// Ids of messages with reactions that their author has not looked at, newest first.
    static List<Integer> reacted(View view, long author, int limit) {
        return seconds(view.descending(REACTED, Prefix.of(Codecs.LONG, author), limit));
    }

    /// The users who have mentions or reactions to look at; null when there are more than `max`.
    /// Takes time in proportion to the users, and not to what waits for them.
    static @Nullable Set<Long> waiting(View view, int max) {
        var users = new HashSet<Long>();
        boolean all = users(view, MENTIONS, max, users) && users(view, REACTED, max, users);
        return all ? users : null;
    }

    private static boolean users(
            View view, Table<Pair<Long, Integer>, Nothing> table, int max, Set<Long> into) {
        var next = view.ascending(table, null, null, 1);
        while (!next.isEmpty()) {
            long user = next.getFirst().key().first();
            into.add(user);
            if (into.size() > max) return false;
            var behind = new Pair<>(user + 1, Integer.MIN_VALUE);
            next = view.ascending(table, behind, null, 1);
        }
        return true;
    }

    static StoredCounts counts(View view, int id) {
        var counts = view.get(COUNTS, id);
        return counts == null ? NONE : counts;
    }

    static void put(Tx tx, int id, StoredCounts counts) {
        tx.put(COUNTS, id, counts);
    }

    /// How a thread stands in its first message; null when there is none.
    ///
    /// @param kept what stands in the message itself: comments are possible
    static @Nullable MessageReplies replies(@Nullable MessageReplies kept, StoredCounts counts) {
        if (counts.replies() == 0) return kept;
        var recent = new ArrayList<Peer>();
        if (counts.repliers() != null)
            for (long one : counts.repliers()) recent.add(new PeerId(one).toTl());
        return new MessageReplies(
                kept != null && kept.comments(),
                counts.replies(),
                0,
                recent.isEmpty() ? null : recent,
                kept == null ? null : kept.channelId(),
                counts.lastReply(),
                null);
    }

    private static <A> List<Integer> seconds(List<Entry<Pair<A, Integer>, Nothing>> entries) {
        var ids = new ArrayList<Integer>(entries.size());
        for (var entry : entries) ids.add(entry.key().second());
        return ids;
    }
}
