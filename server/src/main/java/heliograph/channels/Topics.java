package heliograph.channels;

import static heliograph.store.Nothing.NOTHING;

import heliograph.peers.PeerId;
import heliograph.storage.TlCodec;
import heliograph.store.Codecs;
import heliograph.store.Nothing;
import heliograph.store.Pair;
import heliograph.store.Table;
import heliograph.store.Tx;
import heliograph.store.View;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.ForumTopic;
import heliograph.tl.api.Message;
import heliograph.tl.api.MessageActionTopicCreate;
import heliograph.tl.api.MessageEmpty;
import heliograph.tl.api.MessageReplyHeader;
import heliograph.tl.api.MessageService;
import heliograph.tl.api.PeerChannel;
import heliograph.tl.api.PeerNotifySettings;
import heliograph.tl.stored.StoredPost;
import heliograph.tl.stored.StoredTopic;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The topics of a forum: their rows, their order, and which message lies in which
/// (https://core.telegram.org/api/forum).
///
/// ```
/// channel home | "topic"    id        -> StoredTopic, also of those that were deleted
///              | "topicord" (top, id) -> nothing: those that are there, by their newest message
///              | "topicpin" place     -> id: the pinned ones in their order
/// ```
///
/// A topic is the thread of the message that made it. Every other message lies in the first topic:
/// those of before the group became a forum are known by their ids, later ones stand in the index
/// of threads. The rows stay when a group is a forum no more, and are kept in step.
public final class Topics {
    /// The topic that every forum has.
    public static final int GENERAL = 1;

    /// `topics_pinned_limit`.
    public static final int PINNED_MAX = 5;

    /// The colour of an icon for which none, or none of [#COLORS], was chosen.
    public static final int USUAL_COLOR = 0x6FB9F0;

    /// The colours that icons may have.
    public static final List<Integer> COLORS =
            List.of(USUAL_COLOR, 0xFFD67E, 0xCB86DB, 0x8EEE98, 0xFF93B2, 0xFB6F5F);

    private static final Table<Integer, StoredTopic> TOPICS =
            new Table<>("topic", Codecs.INT, new TlCodec<>(StoredTopic::read));
    private static final Table<Pair<Integer, Integer>, Nothing> ORDER =
            new Table<>("topicord", Codecs.pair(Codecs.INT, Codecs.INT), Codecs.NOTHING);
    private static final Table<Integer, Integer> PINS =
            new Table<>("topicpin", Codecs.INT, Codecs.INT);

    private Topics() {}

    /// Gives a group its first topic, where it has none: all that was said in it lies there.
    ///
    /// @param newest the newest message; 0 when there is none
    public static void begin(Tx tx, long author, int newest) {
        if (tx.get(TOPICS, GENERAL) != null) return;
        put(
                tx,
                GENERAL,
                StoredTopic.builder()
                        .author(author)
                        .from(PeerId.channel(tx.home().id()).marked())
                        .date((int) tx.now().getEpochSecond())
                        .title("General")
                        .iconColor(USUAL_COLOR)
                        .top(Math.max(newest, GENERAL))
                        .before(newest)
                        .build());
    }

    /// A topic, also one that was deleted; null where there never was one.
    public static @Nullable StoredTopic find(View view, int id) {
        return view.get(TOPICS, id);
    }

    /// As [#find], but null as well when it was deleted.
    public static @Nullable StoredTopic live(View view, int id) {
        var topic = find(view, id);
        return topic == null || topic.deleted() ? null : topic;
    }

    /// Writes a topic and keeps the order true.
    public static void put(Tx tx, int id, StoredTopic after) {
        var before = live(tx, id);
        if (before != null) tx.delete(ORDER, new Pair<>(before.top(), id));
        tx.put(TOPICS, id, after);
        if (!after.deleted()) tx.put(ORDER, new Pair<>(after.top(), id), NOTHING);
    }

    /// The topics that come after a place in the list, the one with the newest message first.
    ///
    /// @param top the newest message of the topic at the place, with its id; both
    ///   `Integer.MAX_VALUE` for the beginning
    public static List<Integer> after(View view, int top, int id, int limit) {
        var ids = new ArrayList<Integer>();
        for (var entry : view.descending(ORDER, null, new Pair<>(top, id), limit))
            ids.add(entry.key().second());
        return ids;
    }

    /// How many there are; takes time in proportion.
    public static int count(View view) {
        return view.count(ORDER, null, null);
    }

    /// The pinned topics, the first on top.
    public static List<Integer> pinned(View view) {
        var ids = new ArrayList<Integer>();
        for (var entry : view.ascending(PINS, null, null, PINNED_MAX)) ids.add(entry.value());
        return ids;
    }

    /// Pins these topics, in this order, and no others.
    public static void pin(Tx tx, List<Integer> ids) {
        for (var entry : tx.ascending(PINS, null, null, Integer.MAX_VALUE))
            tx.delete(PINS, entry.key());
        for (int place = 0; place < ids.size(); place++) tx.put(PINS, place, ids.get(place));
    }

    /// Marks a topic as deleted. Its messages are removed by who asks for it.
    public static void delete(Tx tx, int id, StoredTopic topic) {
        put(tx, id, topic.toBuilder().deleted(true).build());
        var pinned = pinned(tx);
        if (pinned.remove(Integer.valueOf(id))) pin(tx, pinned);
    }

    /// The topic that a message of a forum lies in.
    public static int of(AnyMessage message) {
        return switch (message) {
            case Message m ->
                    m.replyTo() instanceof MessageReplyHeader header ? of(header) : GENERAL;
            case MessageService m ->
                    m.action() instanceof MessageActionTopicCreate
                            ? m.id()
                            : m.replyTo() instanceof MessageReplyHeader header
                                    ? of(header)
                                    : GENERAL;
            case MessageEmpty _ -> GENERAL;
        };
    }

    private static int of(MessageReplyHeader header) {
        if (!header.forumTopic()) return GENERAL;
        var top = header.replyToTopId() != null ? header.replyToTopId() : header.replyToMsgId();
        return top == null ? GENERAL : top;
    }

    /// The header of what is said in a topic and replies to nothing; null in the first.
    public static @Nullable MessageReplyHeader header(int topic) {
        return topic == GENERAL
                ? null
                : MessageReplyHeader.builder().forumTopic(true).replyToMsgId(topic).build();
    }

    /// The topic that an update about a message names: none in the first topic, and none in groups
    /// that are no forums.
    public static @Nullable Integer named(View view, AnyMessage message) {
        int topic = of(message);
        return topic == GENERAL || find(view, topic) == null ? null : topic;
    }

    /// Up to which id all messages lie in the first topic; 0 in a group that never was a forum.
    static int before(View view) {
        var general = view.get(TOPICS, GENERAL);
        return general == null || general.before() == null ? 0 : general.before();
    }

    /// Whether a message that is there lies in a topic.
    public static boolean contains(View view, int topic, int id) {
        if (topic == GENERAL && id <= before(view)) return true;
        return id == topic || PostIndex.isInThread(view, topic, id);
    }

    /// A message has come.
    static void added(Tx tx, int id, StoredPost post) {
        if (tx.get(TOPICS, GENERAL) == null) return;
        var message = (AnyMessage) post.message();
        if (message instanceof MessageService m
                && m.action() instanceof MessageActionTopicCreate made) {
            put(
                    tx,
                    id,
                    StoredTopic.builder()
                            .author(post.author())
                            .from(
                                    m.fromId() == null
                                            ? post.author()
                                            : PeerId.of(m.fromId()).marked())
                            .date(m.date())
                            .title(made.title())
                            .iconColor(made.iconColor())
                            .iconEmoji(made.iconEmojiId())
                            .top(id)
                            .build());
            return;
        }
        int topic = of(message);
        if (topic == GENERAL) PostIndex.enter(tx, GENERAL, id);
        var row = live(tx, topic);
        if (row != null) put(tx, topic, row.toBuilder().top(id).build());
    }

    /// A message has gone.
    ///
    /// @return the topic of which it was the newest; 0 when it was that of none
    static int removed(Tx tx, int id, StoredPost post) {
        if (tx.get(TOPICS, GENERAL) == null) return 0;
        int topic = of((AnyMessage) post.message());
        if (topic == GENERAL && id > before(tx)) PostIndex.leave(tx, GENERAL, id);
        var row = live(tx, topic);
        return row != null && row.top() == id ? topic : 0;
    }

    /// The newest message of a topic is another.
    static void retop(Tx tx, int topic, int newest) {
        var row = live(tx, topic);
        if (row != null) put(tx, topic, row.toBuilder().top(newest).build());
    }

    /// A topic without anything that differs for each viewer.
    public static ForumTopic.Builder card(long channel, int id, StoredTopic topic) {
        return ForumTopic.builder()
                .closed(topic.closed())
                .hidden(topic.hidden())
                .id(id)
                .date(topic.date())
                .peer(new PeerChannel(channel))
                .title(topic.title())
                .iconColor(topic.iconColor())
                .iconEmojiId(topic.iconEmoji())
                .topMessage(topic.top())
                .fromId(new PeerId(topic.from()).toTl())
                .notifySettings(PeerNotifySettings.builder().build());
    }

    /// As it stands in the admin log.
    public static ForumTopic logged(View view, int id, StoredTopic topic) {
        boolean pinned = pinned(view).contains(id);
        return card(view.home().id(), id, topic).short_(true).pinned(pinned).build();
    }
}
