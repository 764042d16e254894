package heliograph.posts;

import heliograph.channels.ChannelLog;
import heliograph.channels.Channels;
import heliograph.channels.Due;
import heliograph.channels.Expiring;
import heliograph.channels.PostReactions;
import heliograph.channels.Posts;
import heliograph.channels.Standing;
import heliograph.channels.Topics;
import heliograph.channels.life.ReadMarks;
import heliograph.messages.Chat;
import heliograph.messages.Messages;
import heliograph.messages.OtherChats;
import heliograph.peers.PeerId;
import heliograph.profiles.Profiles;
import heliograph.render.MessageHead;
import heliograph.rpc.Caller;
import heliograph.store.Home;
import heliograph.store.Store;
import heliograph.store.Tx;
import heliograph.store.View;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.InputReplyTo;
import heliograph.tl.api.InputReplyToMessage;
import heliograph.tl.api.MessageReplyHeader;
import heliograph.tl.api.Peer;
import heliograph.tl.api.PeerChannel;
import heliograph.tl.api.PeerUser;
import heliograph.tl.api.SendMessageAction;
import heliograph.tl.api.Update;
import heliograph.tl.api.UpdateChannelAvailableMessages;
import heliograph.tl.api.UpdateChannelTooLong;
import heliograph.tl.api.UpdateChannelUserTyping;
import heliograph.tl.stored.StoredDialog;
import heliograph.updates.Updates;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The channels as chats: the parts that the handlers work with, and how they stand in chat lists.
public final class ChannelChats implements OtherChats {
    /// Members of a group in which it is told who is typing.
    static final int TYPING_MAX = 1_000;

    /// Messages with unread reactions that are counted.
    private static final int REACTED_MAX = 5_000;

    /// What channels are made of.
    public record Ground(Channels channels, Posts posts, ChannelLog log, PostReactions reactions) {}

    private final Ground ground;
    private final Store store;
    private final Messages messages;
    private final Updates updates;
    private final Sending sending;
    private final Changing changing;
    private final Reading reading;
    private final Pages pages;
    private final Counters counters;
    private final Fronts fronts;
    private final TopicReading topicReading;
    private final Discussions discussions;

    public ChannelChats(
            Ground ground, Store store, Messages messages, Updates updates, Profiles profiles) {
        this.ground = ground;
        this.store = store;
        this.messages = messages;
        this.updates = updates;
        var channels = ground.channels;
        var posts = ground.posts;
        var rows = messages.channelRows();
        this.topicReading =
                new TopicReading(
                        store,
                        channels,
                        posts,
                        (view, channel) -> rows.of(view, channel).readInbox(),
                        updates);
        this.discussions = new Discussions(store, channels, posts, topicReading);
        this.sending = new Sending(channels, posts, profiles, rows, discussions::sent);
        this.changing = new Changing(channels, posts, ground.log, discussions);
        this.reading = new Reading(store, channels, posts, rows, updates);
        this.pages = new Pages(channels, posts);
        this.counters = new Counters(store, channels, posts);
        this.fronts = new Fronts(store, channels, posts);
        channels.watch(this::membership);
        messages.chats().open(PeerId.Kind.CHANNEL, peer -> new ChannelChat(this, peer));
    }

    /// What was there before someone came is not unread; who leaves takes nothing along.
    private void membership(Tx tx, long account, long channel, boolean member) {
        if (!member) messages.channelRows().dropDrafts(tx, channel);
        int newest = member ? ground.posts.top(channel).id() : 0;
        messages.channelRows()
                .change(
                        tx,
                        channel,
                        d ->
                                member
                                        ? d.toBuilder()
                                                .readInbox(Math.max(d.readInbox(), newest))
                                                .build()
                                        : d.toBuilder()
                                                .pinned(null)
                                                .folder(null)
                                                .unreadMark(false)
                                                .draft(null)
                                                .build());
    }

    /// Removes messages that have lived their time: one [Due.Step].
    public boolean expire(Tx tx, int date) {
        var over = Expiring.over(tx, date, Due.AT_ONCE);
        changing.expire(tx, over);
        return over.size() == Due.AT_ONCE;
    }

    PostReactions reactions() {
        return ground.reactions;
    }

    @Nullable MessageReplyHeader reply(
            Caller caller, Chat chat, long channel, @Nullable InputReplyTo to) {
        var header = messages.replies().header(caller, chat, to);
        if (to == null) return header;
        return ground.channels.read(
                channel,
                view -> {
                    var standing = ground.channels.standing(view, caller.user()).viewing();
                    return TopicRules.header(view, ground.posts, standing, to, header);
                });
    }

    /// The first message of the thread that a reply is in.
    static @Nullable Integer thread(MessageReplyHeader reply) {
        if (reply.replyToPeerId() != null) return null;
        return reply.replyToTopId() != null ? reply.replyToTopId() : reply.replyToMsgId();
    }

    boolean isProtected(Caller caller, long channel) {
        return ground.channels.read(
                channel,
                view ->
                        ground.channels
                                .standing(view, caller.user())
                                .viewing()
                                .channel()
                                .noForwards());
    }

    int pts(long channel) {
        return ground.channels.read(channel, view -> Channels.box(view).pts());
    }

    /// Hides messages from the caller, on all its devices.
    Update forget(Caller caller, long channel, int maxId) {
        int first = changing.forget(caller, channel, maxId);
        var told = new UpdateChannelAvailableMessages(channel, first - 1);
        store.write(
                Home.account(caller.user()),
                tx -> {
                    updates.state(tx, caller.user(), told, caller);
                    return true;
                });
        return told;
    }

    /// Tells the members who listen of something that is not kept.
    void tell(Caller caller, long channel, Update update) {
        ground.log.say(channel, new ChannelLog.News(update), caller);
    }

    void typing(Caller caller, long channel, SendMessageAction action, int topic) {
        boolean told =
                ground.channels.read(
                        channel,
                        view -> {
                            var standing = ground.channels.standing(view, caller.user());
                            SendRights.check(standing);
                            return Channels.box(view).members() <= TYPING_MAX;
                        });
        if (!told) return;
        var from = from(caller, channel);
        var update = new UpdateChannelUserTyping(channel, topic == 0 ? null : topic, from, action);
        ground.log.say(channel, new ChannelLog.News(update), caller);
    }

    private Peer from(Caller caller, long channel) {
        var standing = ground.channels.standing(channel, caller.user());
        var rights = standing == null ? null : standing.rights();
        boolean hidden =
                standing == null
                        || standing.channel().broadcast()
                        || (rights != null && rights.anonymous());
        return hidden ? new PeerChannel(channel) : new PeerUser(caller.user());
    }

    @Override
    public List<Newest> newest(View account) {
        var all = new ArrayList<Newest>();
        for (long channel : ground.channels.joined(account)) {
            var top = ground.posts.top(channel);
            if (top.id() != 0)
                all.add(new Newest(PeerId.channel(channel).marked(), top.id(), top.date()));
        }
        return all;
    }

    @Override
    public @Nullable Row row(long account, long peer, StoredDialog own) {
        long channel = new PeerId(peer).id();
        var marks = topicMarks(account, channel);
        var front = fronts.of(channel);
        var newest = front.newest();
        if (newest == null) return null;
        int id = MessageHead.id((AnyMessage) newest.message());
        return ground.channels.<@Nullable Row>read(
                channel,
                view -> {
                    var standing = ground.channels.current(view, account);
                    if (standing == null || !standing.mayView()) return null;
                    if (id < standing.firstVisible()) return null;
                    boolean member = standing.isMember();
                    boolean read = marks == null && id <= own.readInbox();
                    boolean waits = member && front.mayWait(account);
                    return new Row(
                            front.pts(),
                            Posts.shown(view, newest, account, front.counts()),
                            member && !read ? unread(view, standing, own.readInbox(), marks) : 0,
                            waits ? ground.posts.mentions(view, account) : 0,
                            Readers.others(front.readers(), account),
                            waits ? ground.posts.reacted(view, account, REACTED_MAX).size() : 0,
                            standing.channel().ttl());
                });
    }

    /// How far an account has read the topics; null where there are none.
    private TopicReading.@Nullable Marks topicMarks(long account, long channel) {
        var head = ground.channels.head(channel);
        return head == null || !head.channel().forum()
                ? null
                : topicReading.marks(account, channel);
    }

    private int unread(
            View view, Standing standing, int readInbox, TopicReading.@Nullable Marks marks) {
        return marks == null
                ? reading.unread(view, standing, readInbox)
                : topicReading.unread(view, standing, marks);
    }

    /// The channels of an account that have moved since `date`, as it is told in a difference (rule
    /// U10).
    public List<Update> moved(View account, int date) {
        var moved = new ArrayList<Update>();
        for (long channel : ground.channels.joined(account)) {
            var head = ground.channels.head(channel);
            if (head != null && head.box().moved() >= date)
                moved.add(new UpdateChannelTooLong(channel, head.box().pts()));
        }
        return moved;
    }

    /// What an account has read of a channel, and what is pinned there.
    public ReadMarks.Marks marks(long account, long channel) {
        var own =
                store.read(Home.account(account), view -> messages.channelRows().of(view, channel));
        int readInbox = own.readInbox();
        var marks = topicMarks(account, channel);
        return ground.channels.read(
                channel,
                view -> {
                    var standing = ground.channels.at(view, account);
                    var pinned = ground.posts.pinned(view, 1);
                    int unread = standing.isMember() ? unread(view, standing, readInbox, marks) : 0;
                    return new ReadMarks.Marks(
                            readInbox,
                            unread,
                            pinned.isEmpty() ? 0 : pinned.getFirst(),
                            own.forumAsMessages(),
                            own.folder());
                });
    }

    /// Whether a message of a channel that the viewer sees names a peer.
    public boolean saw(long viewer, PeerId chat, int id, PeerId seen) {
        return pages.saw(viewer, chat.id(), id, seen);
    }

    /// How far accounts have read the topics of forums.
    public TopicReading topicReading() {
        return topicReading;
    }

    /// The topic in which something that replies to this stands; 0 for none.
    int topic(long channel, @Nullable InputReplyTo to) {
        if (!(to instanceof InputReplyToMessage message)) return 0;
        return ground.channels.read(
                channel,
                view -> {
                    var here = Channels.find(view);
                    if (here == null || !here.forum()) return 0;
                    boolean local = message.replyToPeerId() == null;
                    int asked = local ? message.replyToMsgId() : 0;
                    if (Topics.find(view, asked) != null) return asked;
                    if (message.topMsgId() != null) return message.topMsgId();
                    var kept = ground.posts.find(view, asked);
                    return kept == null ? 0 : Topics.of((AnyMessage) kept.message());
                });
    }

    Ground ground() {
        return ground;
    }

    Sending sending() {
        return sending;
    }

    Changing changing() {
        return changing;
    }

    Reading reading() {
        return reading;
    }

    Discussions discussions() {
        return discussions;
    }

    Pages pages() {
        return pages;
    }

    Counters counters() {
        return counters;
    }
}
