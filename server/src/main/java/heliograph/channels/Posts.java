package heliograph.channels;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import heliograph.peers.PeerId;
import heliograph.reactions.Reactions;
import heliograph.render.MessageHead;
import heliograph.rpc.Caller;
import heliograph.storage.TlCodec;
import heliograph.store.Codecs;
import heliograph.store.Entry;
import heliograph.store.Table;
import heliograph.store.Tx;
import heliograph.store.View;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.Message;
import heliograph.tl.api.MessageEmpty;
import heliograph.tl.api.MessageService;
import heliograph.tl.api.Update;
import heliograph.tl.api.UpdateDeleteChannelMessages;
import heliograph.tl.api.UpdateEditChannelMessage;
import heliograph.tl.api.UpdateNewChannelMessage;
import heliograph.tl.stored.StoredChannelBox;
import heliograph.tl.stored.StoredCounts;
import heliograph.tl.stored.StoredEditMessage;
import heliograph.tl.stored.StoredNewMessage;
import heliograph.tl.stored.StoredPost;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The messages in a channel's home, by id. Every change is logged.
///
/// A message is kept once, as someone sees it who did not write it and is not mentioned in it;
/// [#shown] makes what a viewer gets.
public final class Posts {
    private static final Table<Integer, StoredPost> POSTS =
            new Table<>("post", Codecs.INT, new TlCodec<>(StoredPost::read));

    private static final int CACHED_MAX = 100_000;

    /// The newest message of a channel; the id is 0 when there is none.
    public record Top(int id, int date) {
        private static final Top NONE = new Top(0, 0);
    }

    private final Channels channels;
    private final ChannelLog log;
    private final Cache<Long, Top> tops = Caffeine.newBuilder().maximumSize(CACHED_MAX).build();

    public Posts(Channels channels, ChannelLog log) {
        this.channels = channels;
        this.log = log;
    }

    /// The id of the next message of the channel; the first is 1.
    public int nextId(Tx tx) {
        var box = Channels.box(tx);
        int id = Math.incrementExact(box.messageId());
        channels.put(tx, box.toBuilder().messageId(id).build());
        return id;
    }

    /// Puts a new message under the id that it carries.
    ///
    /// @return the update as the cause's user sees it
    public Update append(Tx tx, StoredPost post, Caller cause) {
        var message = (AnyMessage) post.message();
        int id = MessageHead.id(message);
        tx.put(POSTS, id, post);
        PostIndex.added(tx, id, post);
        Topics.added(tx, id, post);
        Expiring.expect(tx, message);
        remember(tx, new Top(id, MessageHead.date(message)));
        return log.log(
                tx,
                new StoredNewMessage(PeerId.channel(tx.home().id()).marked(), id),
                1,
                pts -> news(tx, post, seen -> new UpdateNewChannelMessage(seen, pts, 1)),
                cause);
    }

    /// Writes a message in the place of the one with its id, and tells of it as an edit.
    public Update replace(Tx tx, StoredPost post, Caller cause) {
        int id = MessageHead.id((AnyMessage) post.message());
        overwrite(tx, post);
        return log.log(
                tx,
                new StoredEditMessage(PeerId.channel(tx.home().id()).marked(), id),
                1,
                pts -> news(tx, post, seen -> new UpdateEditChannelMessage(seen, pts, 1)),
                cause);
    }

    /// Writes a message in the place of the one with its id; another update tells of the change.
    public void overwrite(Tx tx, StoredPost post) {
        int id = MessageHead.id((AnyMessage) post.message());
        tx.put(POSTS, id, post);
        PostIndex.replaced(tx, id, post);
    }

    /// Removes those of the messages that are there.
    ///
    /// @return the update; null when none was there
    public @Nullable Update remove(Tx tx, List<Integer> ids, Caller cause) {
        var gone = new ArrayList<Integer>();
        var topics = new LinkedHashSet<Integer>();
        for (int id : ids) {
            var post = find(tx, id);
            if (post == null) continue;
            tx.delete(POSTS, id);
            PostIndex.removed(tx, id, post);
            topics.add(Topics.removed(tx, id, post));
            if (post.message() instanceof Message m && m.reactions() != null)
                Reactions.remove(
                        tx, new Reactions.Place(PeerId.channel(tx.home().id()).marked(), id));
            gone.add(id);
        }
        if (gone.isEmpty()) return null;
        for (int topic : topics) if (topic != 0) Topics.retop(tx, topic, newestIn(tx, topic));
        long channel = tx.home().id();
        remember(tx, newestOf(tx));
        return log.log(
                tx,
                gone.size(),
                pts -> new UpdateDeleteChannelMessages(channel, gone, pts, gone.size()),
                cause);
    }

    private interface Telling {
        Update of(AnyMessage message);
    }

    private static ChannelLog.News news(View view, StoredPost post, Telling telling) {
        var personal = new HashMap<Long, Update>();
        personal.put(post.author(), telling.of(shown(view, post, post.author())));
        if (post.mentions() != null)
            for (long user : post.mentions())
                personal.put(user, telling.of(shown(view, post, user)));
        return new ChannelLog.News(telling.of(shown(view, post, 0)), personal);
    }

    /// A message as `viewer` gets it: whose it is, whether it waits for the viewer, and with what
    /// was counted of it.
    ///
    /// @param view a moment of the channel's home
    /// @param viewer 0 for someone who has nothing to do with it
    public static AnyMessage shown(View view, StoredPost post, long viewer) {
        var counts =
                post.message() instanceof Message m
                        ? PostIndex.counts(view, m.id())
                        : PostIndex.NONE;
        return shown(view, post, viewer, counts);
    }

    /// As above, with what is known to have been counted of it.
    public static AnyMessage shown(View view, StoredPost post, long viewer, StoredCounts counts) {
        boolean out = viewer != 0 && post.author() == viewer;
        boolean mentioned = !out && post.mentions() != null && post.mentions().contains(viewer);
        return switch ((AnyMessage) post.message()) {
            case Message m -> {
                boolean waits = mentioned && PostIndex.isUnreadMention(view, viewer, m.id());
                var shown =
                        m.toBuilder()
                                .out(out)
                                .mentioned(mentioned)
                                .mediaUnread(m.mediaUnread() || waits);
                yield counted(shown, m, counts).build();
            }
            case MessageService m ->
                    m.toBuilder()
                            .out(out)
                            .mentioned(mentioned)
                            .mediaUnread(
                                    mentioned && PostIndex.isUnreadMention(view, viewer, m.id()))
                            .build();
            case MessageEmpty m -> m;
        };
    }

    private static Message.Builder counted(Message.Builder shown, Message m, StoredCounts counts) {
        if (m.views() != null)
            shown.views(m.views() + counts.views())
                    .forwards(counts.forwards() == 0 ? m.forwards() : (Integer) counts.forwards());
        return shown.replies(PostIndex.replies(m.replies(), counts));
    }

    public @Nullable StoredPost find(View view, int id) {
        return view.get(POSTS, id);
    }

    /// The id of the newest message that is there, 0 in a channel without any.
    public int newest(View view) {
        return newestOf(view).id;
    }

    private static Top newestOf(View view) {
        var newest = view.descending(POSTS, null, null, 1);
        if (newest.isEmpty()) return Top.NONE;
        var entry = newest.getFirst();
        return new Top(entry.key(), MessageHead.date((AnyMessage) entry.value().message()));
    }

    /// The newest message from `from` on; null when there is none.
    public @Nullable StoredPost newestFrom(View view, StoredChannelBox box, int from) {
        int last = box.messageId();
        if (last < from) return null;
        var kept = find(view, last);
        if (kept != null) return kept;
        var before = newestFirst(view, from, last, 1);
        return before.isEmpty() ? null : before.getFirst();
    }

    /// The newest message, from memory when it is there.
    public Top top(long channel) {
        return tops.get(channel, id -> channels.read(id, Posts::newestOf));
    }

    private void remember(Tx tx, Top top) {
        long id = tx.home().id();
        tx.afterCommit(() -> tops.put(id, top));
    }

    /// Messages with `from` ≤ id < `to`, newest first.
    public List<StoredPost> newestFirst(View view, int from, int to, int limit) {
        return values(view.descending(POSTS, from, to, limit));
    }

    /// Messages with `from` ≤ id < `to`, oldest first.
    public List<StoredPost> oldestFirst(View view, int from, int to, int limit) {
        return values(view.ascending(POSTS, from, to, limit));
    }

    /// How many messages with `from` ≤ id < `to` there are; takes time in proportion to those that
    /// were deleted among them.
    public int count(View view, int from, int to) {
        int first = Math.max(1, from);
        int end = Math.min(to, Channels.box(view).messageId() + 1);
        return first >= end ? 0 : end - first - PostIndex.gone(view, first, end);
    }

    /// How many messages from `from` on a user has not written itself.
    public int countOfOthers(View view, long user, int from) {
        int all = count(view, from, Integer.MAX_VALUE);
        return all == 0 ? 0 : all - PostIndex.authored(view, user, from, Integer.MAX_VALUE);
    }

    /// Ids of what a user wrote, newest first.
    public List<Integer> authored(View view, long author, int limit) {
        return PostIndex.authored(view, author, limit);
    }

    /// Ids of the pinned messages, newest first.
    public List<Integer> pinned(View view, int limit) {
        return PostIndex.pinned(view, limit);
    }

    /// How many messages mention a user who has not read them.
    public int mentions(View view, long user) {
        return PostIndex.mentions(view, user);
    }

    /// Their ids, newest first.
    public List<Integer> mentions(View view, long user, int limit) {
        return PostIndex.mentions(view, user, limit);
    }

    /// Ids of a user's messages with reactions that it has not looked at, newest first.
    public List<Integer> reacted(View view, long user, int limit) {
        return PostIndex.reacted(view, user, limit);
    }

    /// The users who have mentions or reactions to look at; null when there are more than `max`.
    public @Nullable Set<Long> waiting(View view, int max) {
        return PostIndex.waiting(view, max);
    }

    /// Whether a mention that waited was read.
    public boolean readMention(Tx tx, long user, int id) {
        if (!PostIndex.isUnreadMention(tx, user, id)) return false;
        PostIndex.mentionRead(tx, user, id);
        return true;
    }

    /// The first message of the thread that a message is in; 0 when it is in none.
    public static int thread(StoredPost post) {
        return PostIndex.thread(post);
    }

    /// Messages of a thread with `from` ≤ id < `to`.
    public List<StoredPost> thread(
            View view, int root, int from, int to, int limit, boolean newestFirst) {
        var ids =
                newestFirst
                        ? PostIndex.newestInThread(view, root, from, to, limit)
                        : PostIndex.oldestInThread(view, root, from, to, limit);
        var found = new ArrayList<StoredPost>(ids.size());
        for (int id : ids) {
            var post = find(view, id);
            if (post != null) found.add(post);
        }
        return found;
    }

    /// Messages of a topic of a forum with `from` ≤ id < `to`.
    public List<StoredPost> topic(
            View view, int topic, int from, int to, int limit, boolean newestFirst) {
        int since = Topics.before(view) + 1;
        if (topic != Topics.GENERAL || from >= since)
            return thread(view, topic, from, to, limit, newestFirst);
        var all = new ArrayList<StoredPost>();
        if (newestFirst) all.addAll(thread(view, topic, since, to, limit, true));
        int rest = limit - all.size();
        int end = Math.min(to, since);
        all.addAll(
                newestFirst
                        ? newestFirst(view, from, end, rest)
                        : oldestFirst(view, from, end, rest));
        if (!newestFirst) {
            int more = limit - all.size();
            all.addAll(thread(view, topic, since, to, more, false));
        }
        return all;
    }

    private int newestIn(View view, int topic) {
        var newest = topic(view, topic, 1, Integer.MAX_VALUE, 1, true);
        return newest.isEmpty() ? topic : MessageHead.id((AnyMessage) newest.getFirst().message());
    }

    /// How many messages of a topic there are from `from` on; takes time in proportion to those
    /// that came since the group has topics.
    public int countInTopic(View view, int topic, int from) {
        int since = Topics.before(view) + 1;
        if (topic != Topics.GENERAL || from >= since) return countInThread(view, topic, from);
        return count(view, from, since) + countInThread(view, topic, since);
    }

    /// How many messages of a topic from `from` on a user has not written itself.
    public int countOfOthersInTopic(View view, int topic, long user, int from) {
        int all = countInTopic(view, topic, from);
        if (all == 0) return 0;
        int own = 0;
        for (int id : PostIndex.authoredFrom(view, user, from, Integer.MAX_VALUE)) {
            // The message that made a topic is none of those in it.
            boolean made = topic != Topics.GENERAL && id == topic;
            if (!made && Topics.contains(view, topic, id)) own++;
        }
        return Math.max(0, all - own);
    }

    /// How many messages of a thread there are from `from` on; takes time in proportion.
    public int countInThread(View view, int root, int from) {
        return PostIndex.countInThread(view, root, from);
    }

    /// What was counted of a message.
    public StoredCounts counts(View view, int id) {
        return PostIndex.counts(view, id);
    }

    /// Counts something of a message. Nothing is told of it.
    public StoredCounts count(Tx tx, int id, UnaryOperator<StoredCounts> change) {
        var after = change.apply(PostIndex.counts(tx, id));
        PostIndex.put(tx, id, after);
        return after;
    }

    private static List<StoredPost> values(List<Entry<Integer, StoredPost>> entries) {
        var values = new ArrayList<StoredPost>(entries.size());
        for (var entry : entries) values.add(entry.value());
        return values;
    }
}
