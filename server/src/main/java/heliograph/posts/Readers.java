package heliograph.posts;

import static heliograph.store.Nothing.NOTHING;

import heliograph.render.MessageHead;
import heliograph.storage.TlCodec;
import heliograph.store.Codecs;
import heliograph.store.Nothing;
import heliograph.store.Pair;
import heliograph.store.Table;
import heliograph.store.Triple;
import heliograph.store.Tx;
import heliograph.store.View;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.stored.StoredPost;
import heliograph.tl.stored.StoredReaders;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How far a channel was read by whom, as far as its home must know: the two furthest marks, and in
/// small groups when each member had read how far.
final class Readers {
    /// Members of a group in which it is told who has read a message.
    static final int SMALL_MAX = 100;

    /// How long that is told, in seconds (`chat_read_mark_expire_period`).
    static final int KEPT_SECONDS = 7 * 24 * 3600;

    /// Messages between two marks whose authors are told; older ones follow from the newest.
    static final int LOOKED_AT_MAX = 200;

    private static final Table<Nothing, StoredReaders> READERS =
            new Table<>("chreads", Codecs.NOTHING, new TlCodec<>(StoredReaders::read));
    private static final Table<Pair<Long, Integer>, Integer> DATES =
            new Table<>("readby", Codecs.pair(Codecs.LONG, Codecs.INT), Codecs.INT);

    /// By (user, topic, id): when it had read the topic up to there.
    private static final Table<Triple<Long, Integer, Integer>, Integer> TOPIC_DATES =
            new Table<>("topicdat", Codecs.triple(Codecs.LONG, Codecs.INT, Codecs.INT), Codecs.INT);

    private static final StoredReaders NOBODY = new StoredReaders(0, 0, 0);

    private Readers() {}

    static StoredReaders of(View view) {
        var readers = view.get(READERS, NOTHING);
        return readers == null ? NOBODY : readers;
    }

    /// Up to which message others than `user` have read.
    static int others(StoredReaders readers, long user) {
        return readers.by() == user ? readers.second() : readers.first();
    }

    /// What the marks are once `user` has read up to `id`.
    static StoredReaders after(StoredReaders before, long user, int id) {
        if (user == before.by())
            return id <= before.first() ? before : new StoredReaders(id, user, before.second());
        if (id > before.first()) return new StoredReaders(id, user, before.first());
        if (id > before.second()) return new StoredReaders(before.first(), before.by(), id);
        return before;
    }

    /// The authors whose messages are read now, and were not before, with the mark that each of
    /// them sees.
    ///
    /// @param posts those between the lower mark before and the upper one after, newest first
    static Map<Long, Integer> newlyRead(
            List<StoredPost> posts, StoredReaders before, StoredReaders after) {
        var told = new LinkedHashMap<Long, Integer>();
        for (var post : posts) {
            long author = post.author();
            int mark = others(after, author);
            boolean read = mark >= MessageHead.id((AnyMessage) post.message());
            if (author > 0 && read && mark > others(before, author)) told.putIfAbsent(author, mark);
        }
        return told;
    }

    static void put(Tx tx, StoredReaders readers) {
        tx.put(READERS, NOTHING, readers);
    }

    /// Notes when a member had read up to `id`, and forgets what is too old to be told.
    static void dated(Tx tx, long user, int id, int date) {
        var from = new Pair<>(user, Integer.MIN_VALUE);
        for (var entry : tx.ascending(DATES, from, new Pair<>(user, id), 16))
            if (entry.value() < date - KEPT_SECONDS) tx.delete(DATES, entry.key());
        tx.put(DATES, new Pair<>(user, id), date);
    }

    /// When a member had read a message; 0 when it has not, or it is not known.
    static int date(View view, long user, int id) {
        var to = new Pair<>(user, Integer.MAX_VALUE);
        var at = view.ascending(DATES, new Pair<>(user, id), to, 1);
        return at.isEmpty() ? 0 : at.getFirst().value();
    }

    /// As [#dated(Tx, long, int, int)], of one topic of a forum.
    static void dated(Tx tx, long user, int topic, int id, int date) {
        var from = new Triple<>(user, topic, Integer.MIN_VALUE);
        for (var entry : tx.ascending(TOPIC_DATES, from, new Triple<>(user, topic, id), 16))
            if (entry.value() < date - KEPT_SECONDS) tx.delete(TOPIC_DATES, entry.key());
        tx.put(TOPIC_DATES, new Triple<>(user, topic, id), date);
    }

    /// As [#date(View, long, int)], where the message lies in a topic.
    static int date(View view, long user, int topic, int id) {
        var to = new Triple<>(user, topic, Integer.MAX_VALUE);
        var at = view.ascending(TOPIC_DATES, new Triple<>(user, topic, id), to, 1);
        int whole = date(view, user, id);
        if (at.isEmpty()) return whole;
        return whole == 0 ? at.getFirst().value() : Math.min(whole, at.getFirst().value());
    }
}
