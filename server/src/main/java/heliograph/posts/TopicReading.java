package heliograph.posts;

import heliograph.channels.Channels;
import heliograph.channels.Posts;
import heliograph.channels.Standing;
import heliograph.channels.Topics;
import heliograph.rpc.Caller;
import heliograph.storage.TlCodec;
import heliograph.store.Codecs;
import heliograph.store.Home;
import heliograph.store.NoteType;
import heliograph.store.Pair;
import heliograph.store.Prefix;
import heliograph.store.Store;
import heliograph.store.Table;
import heliograph.store.Tx;
import heliograph.store.View;
import heliograph.tl.api.UpdateReadChannelDiscussionInbox;
import heliograph.tl.api.UpdateReadChannelDiscussionOutbox;
import heliograph.tl.stored.NoteTopicRead;
import heliograph.tl.stored.StoredReaders;
import heliograph.updates.Updates;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How far accounts have read threads and the topics of forums, and what waits for them there.
///
/// An account's own mark stands in its home; what it has read of the whole group counts for every
/// topic. The group's home knows the two furthest marks of each topic, as it does of the group.
public final class TopicReading {
    private static final NoteType<NoteTopicRead> TOPIC_READ =
            new NoteType<>("posts.topicread", new TlCodec<>(NoteTopicRead::read));

    /// By (group, first message), in the account's home: how far it has read the thread.
    private static final Table<Pair<Long, Integer>, Integer> READ =
            new Table<>("threadrd", Codecs.pair(Codecs.LONG, Codecs.INT), Codecs.INT);

    /// By topic, in the group's home: how far others have read it.
    private static final Table<Integer, StoredReaders> READERS =
            new Table<>("topicrds", Codecs.INT, new TlCodec<>(StoredReaders::read));

    private static final StoredReaders NOBODY = new StoredReaders(0, 0, 0);

    /// Topics of one forum whose unread messages are added up.
    private static final int TOPICS_COUNTED = 1_000;

    /// Mentions, and messages with unread reactions, of one member that are looked through.
    private static final int MENTIONS_MAX = 5_000;

    /// How far an account has read a group and its topics.
    ///
    /// @param whole what it has read in all topics
    public record Marks(int whole, Map<Integer, Integer> topics) {
        int of(int topic) {
            return Math.max(whole, topics.getOrDefault(topic, 0));
        }
    }

    /// How a topic stands for one viewer.
    public record State(int readInbox, int readOutbox, int unread, int mentions, int reactions) {}

    private final Store store;
    private final Channels channels;
    private final Posts posts;
    private final Whole whole;
    private final Updates updates;

    /// How far an account has read a group, as its own home has it.
    @FunctionalInterface
    interface Whole {
        int readInbox(View account, long channel);
    }

    TopicReading(Store store, Channels channels, Posts posts, Whole whole, Updates updates) {
        this.store = store;
        this.channels = channels;
        this.posts = posts;
        this.whole = whole;
        this.updates = updates;
        store.onNote(TOPIC_READ, this::readBy);
    }

    /// How far an account has read a thread that is no topic; 0 for not at all.
    int thread(long account, long group, int root) {
        var mark =
                store.<@Nullable Integer>read(
                        Home.account(account), view -> view.get(READ, new Pair<>(group, root)));
        return mark == null ? 0 : mark;
    }

    /// All marks of an account in a forum.
    public Marks marks(View account, long channel) {
        var topics = new HashMap<Integer, Integer>();
        Prefix<Pair<Long, Integer>> all = Prefix.of(Codecs.LONG, channel);
        for (var entry : account.ascending(READ, all, Integer.MAX_VALUE))
            topics.put(entry.key().second(), entry.value());
        return new Marks(whole.readInbox(account, channel), topics);
    }

    public Marks marks(long account, long channel) {
        return store.read(Home.account(account), view -> marks(view, channel));
    }

    /// How a topic stands for someone who may see it. For one who is no member nothing waits.
    ///
    /// @param view a moment of the group's home
    public State state(View view, Standing standing, int topic, Marks marks) {
        long user = standing.user();
        int outbox =
                Math.max(
                        Readers.others(readers(view, topic), user),
                        Readers.others(Readers.of(view), user));
        int inbox = marks.of(topic);
        if (!standing.isMember()) return new State(inbox, outbox, 0, 0, 0);
        int mentions = 0;
        for (int id : posts.mentions(view, user, MENTIONS_MAX))
            if (Topics.contains(view, topic, id)) mentions++;
        int unread = unread(view, standing, topic, inbox);
        int reactions = 0;
        for (int id : posts.reacted(view, user, MENTIONS_MAX))
            if (Topics.contains(view, topic, id)) reactions++;
        return new State(inbox, outbox, unread, mentions, reactions);
    }

    private int unread(View view, Standing standing, int topic, int inbox) {
        int from = Math.max(inbox + 1, standing.firstVisible());
        return posts.countOfOthersInTopic(view, topic, standing.user(), from);
    }

    /// What waits in all topics of a forum together.
    int unread(View view, Standing standing, Marks marks) {
        int unread = 0;
        for (int topic : Topics.after(view, Integer.MAX_VALUE, Integer.MAX_VALUE, TOPICS_COUNTED)) {
            var row = Topics.find(view, topic);
            if (row == null || row.top() <= marks.whole) break;
            if (row.top() > marks.of(topic))
                unread += unread(view, standing, topic, marks.of(topic));
        }
        return unread;
    }

    /// Marks a thread as read, on all of the caller's devices.
    ///
    /// @param told what those hear
    /// @param topic whether it is a topic, whose authors see how far it was read
    void read(
            Caller caller,
            long group,
            UpdateReadChannelDiscussionInbox told,
            boolean topic,
            boolean member) {
        int root = told.topMsgId();
        int upTo = told.readMaxId();
        boolean news =
                topic
                        && member
                        && channels.read(
                                group,
                                view -> {
                                    var before = readers(view, root);
                                    var after = Readers.after(before, caller.user(), upTo);
                                    return Reading.isSmall(view, channels.at(view, caller.user()))
                                            || !after.equals(before);
                                });
        store.write(
                Home.account(caller.user()),
                tx -> {
                    var key = new Pair<>(group, root);
                    var before = tx.get(READ, key);
                    if (before != null && before >= upTo) return false;
                    tx.put(READ, key, upTo);
                    updates.state(tx, caller.user(), told, caller);
                    if (news)
                        tx.tell(Home.channel(group), TOPIC_READ, new NoteTopicRead(root, upTo));
                    return true;
                });
    }

    private static StoredReaders readers(View view, int topic) {
        var readers = view.get(READERS, topic);
        return readers == null ? NOBODY : readers;
    }

    private void readBy(Tx tx, Home from, NoteTopicRead note) {
        if (Channels.find(tx) == null || Topics.live(tx, note.topic()) == null) return;
        var standing = channels.at(tx, from.id());
        if (!standing.isMember()) return;
        int now = (int) tx.now().getEpochSecond();
        if (Reading.isSmall(tx, standing))
            Readers.dated(tx, from.id(), note.topic(), note.upTo(), now);
        var before = readers(tx, note.topic());
        var after = Readers.after(before, from.id(), note.upTo());
        if (after.equals(before)) return;
        tx.put(READERS, note.topic(), after);
        int topic = note.topic();
        int low = before.second() + 1;
        var read = posts.topic(tx, topic, low, after.first() + 1, Readers.LOOKED_AT_MAX, true);
        Readers.newlyRead(read, before, after)
                .forEach((author, mark) -> {
                    var news = new UpdateReadChannelDiscussionOutbox(tx.home().id(), topic, mark);
                    updates.push(tx, author, List.of(news), Caller.NOBODY);
                });
    }
}
