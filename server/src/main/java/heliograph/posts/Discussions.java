package heliograph.posts;

import heliograph.channels.Channels;
import heliograph.channels.Posts;
import heliograph.channels.Standing;
import heliograph.channels.TopicErrors;
import heliograph.channels.Topics;
import heliograph.messages.Line;
import heliograph.messages.Page;
import heliograph.peers.PeerId;
import heliograph.render.Found;
import heliograph.render.MessageHead;
import heliograph.rpc.Caller;
import heliograph.rpc.RpcError;
import heliograph.storage.TlCodec;
import heliograph.store.Home;
import heliograph.store.NoteType;
import heliograph.store.Store;
import heliograph.store.Tx;
import heliograph.store.View;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.Message;
import heliograph.tl.api.UpdateReadChannelDiscussionInbox;
import heliograph.tl.stored.NoteCommented;
import heliograph.tl.stored.StoredChannel;
import heliograph.tl.stored.StoredPost;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Threads, and the comments under a channel's posts: those are the thread of the post's copy in
/// the channel's discussion group (https://core.telegram.org/api/discussion).
final class Discussions implements Changing.Listener {
    private static final NoteType<NoteCommented> COMMENTED =
            new NoteType<>("posts.commented", new TlCodec<>(NoteCommented::read));

    /// Messages of one album.
    private static final int ALBUM_MAX = 10;

    /// The first message of a thread, and where it is.
    ///
    /// @param post the channel's post of which it is the copy; null for other threads
    /// @param topic whether it is a topic of a forum
    record Comments(long group, int root, @Nullable Integer post, boolean topic) {}

    /// How a thread stands for one viewer.
    record State(List<AnyMessage> first, int newest, int readInbox, int readOutbox, int unread) {}

    private final Channels channels;
    private final Posts posts;
    private final TopicReading reading;
    private final Copies copies;

    Discussions(Store store, Channels channels, Posts posts, TopicReading reading) {
        this.channels = channels;
        this.posts = posts;
        this.reading = reading;
        this.copies = new Copies(store, posts);
        store.onNote(COMMENTED, this::commented);
    }

    /// New messages: the posts of a channel go to its group, and of a group's comments the channel
    /// is told.
    void sent(Tx tx, Standing standing, List<StoredPost> sent) {
        var linked = standing.channel().linked();
        if (linked == null) return;
        if (standing.channel().broadcast()) copies.sent(tx, linked, sent);
        else changed(tx, linked, sent);
    }

    @Override
    public void edited(Tx tx, StoredChannel channel, Message message) {
        copies.edited(tx, channel, message);
    }

    @Override
    public void leaving(Tx tx, StoredChannel channel, List<Integer> ids) {
        copies.leaving(tx, channel, ids);
    }

    @Override
    public void gone(Tx tx, StoredChannel channel, List<StoredPost> gone) {
        if (!channel.broadcast() && channel.linked() != null) changed(tx, channel.linked(), gone);
    }

    /// Messages of a group came or went: the channel hears how the threads of its posts stand.
    private void changed(Tx tx, long channel, List<StoredPost> changed) {
        var roots = new LinkedHashSet<Integer>();
        for (var post : changed) roots.add(Posts.thread(post));
        for (int root : roots) {
            var counts = root == 0 ? null : posts.counts(tx, root);
            if (counts == null || counts.post() == null) continue;
            tx.tell(
                    Home.channel(channel),
                    COMMENTED,
                    new NoteCommented(
                            counts.post(),
                            counts.replies(),
                            counts.lastReply(),
                            counts.repliers() == null ? List.of() : counts.repliers()));
        }
    }

    private void commented(Tx tx, Home from, NoteCommented note) {
        if (posts.find(tx, note.post()) == null) return;
        posts.count(
                tx,
                note.post(),
                c ->
                        c.toBuilder()
                                .replies(note.replies())
                                .lastReply(note.lastReply())
                                .repliers(note.repliers())
                                .build());
    }

    /// The thread below a message of a supergroup, or below the copy of a channel's post, or a
    /// topic of a forum.
    Comments thread(Caller caller, long channel, int id) {
        return channels.read(
                channel,
                view -> {
                    var standing = channels.standing(view, caller.user()).viewing();
                    var topic = standing.channel().forum() ? Topics.find(view, id) : null;
                    if (topic != null) {
                        if (topic.deleted()) throw TopicErrors.TOPIC_ID_INVALID.refusal();
                        return new Comments(channel, id, null, true);
                    }
                    var kept = id < standing.firstVisible() ? null : posts.find(view, id);
                    if (kept == null) throw RpcError.MSG_ID_INVALID.refusal();
                    var counts = posts.counts(view, id);
                    if (!standing.channel().broadcast())
                        return new Comments(channel, id, counts.post(), false);
                    var linked = standing.channel().linked();
                    if (linked == null || counts.discussion() == null)
                        throw RpcError.MSG_ID_INVALID.refusal();
                    return new Comments(linked, counts.discussion(), id, false);
                });
    }

    /// A page of a thread, without its first message.
    Found page(Caller caller, Comments thread, Page page) {
        return channels.read(
                thread.group,
                view -> {
                    var standing = channels.standing(view, caller.user()).viewing();
                    int first = standing.firstVisible();
                    var line =
                            new Line<StoredPost>(
                                    (from, to, limit) ->
                                            below(view, thread, first, from, to, limit, true),
                                    (from, to, limit) ->
                                            below(view, thread, first, from, to, limit, false),
                                    kept -> MessageHead.id((AnyMessage) kept.message()),
                                    kept -> MessageHead.date((AnyMessage) kept.message()));
                    var found = new ArrayList<AnyMessage>();
                    for (var kept : line.page(page))
                        found.add(Posts.shown(view, kept, caller.user()));
                    int count =
                            thread.topic
                                    ? posts.countInTopic(view, thread.root, first)
                                    : posts.counts(view, thread.root).replies();
                    return new Found(found, count, Channels.box(view).pts());
                });
    }

    private List<StoredPost> below(
            View view, Comments thread, int first, int from, int to, int limit, boolean newest) {
        int low = Math.max(first, from);
        return thread.topic
                ? posts.topic(view, thread.root, low, to, limit, newest)
                : posts.thread(view, thread.root, low, to, limit, newest);
    }

    /// How a thread stands for the caller.
    State state(Caller caller, Comments thread) {
        if (thread.topic) return topic(caller, thread);
        int read = reading.thread(caller.user(), thread.group, thread.root);
        return channels.read(
                thread.group,
                view -> {
                    channels.standing(view, caller.user()).viewing();
                    var kept = posts.find(view, thread.root);
                    if (kept == null) throw RpcError.MSG_ID_INVALID.refusal();
                    return new State(
                            first(view, kept, caller.user()),
                            posts.counts(view, thread.root).lastReply(),
                            read,
                            Readers.others(Readers.of(view), caller.user()),
                            posts.countInThread(view, thread.root, read + 1));
                });
    }

    /// What a thread begins with: an album has several messages, which are told newest first.
    private List<AnyMessage> first(View view, StoredPost root, long viewer) {
        if (!(Posts.shown(view, root, viewer) instanceof Message m)) return List.of();
        if (m.groupedId() == null) return List.of(m);
        var next = new ArrayList<AnyMessage>();
        for (var post : posts.oldestFirst(view, m.id() + 1, Integer.MAX_VALUE, ALBUM_MAX - 1))
            next.add(Posts.shown(view, post, viewer));
        return Copies.album(next, m);
    }

    private State topic(Caller caller, Comments thread) {
        var marks = reading.marks(caller.user(), thread.group);
        return channels.read(
                thread.group,
                view -> {
                    var standing = channels.standing(view, caller.user()).viewing();
                    var topic = Topics.live(view, thread.root);
                    if (topic == null) throw TopicErrors.TOPIC_ID_INVALID.refusal();
                    var kept = posts.find(view, thread.root);
                    List<AnyMessage> first =
                            kept == null || thread.root < standing.firstVisible()
                                    ? List.of()
                                    : List.of(Posts.shown(view, kept, caller.user()));
                    var at = reading.state(view, standing, thread.root, marks);
                    return new State(
                            first, topic.top(), at.readInbox(), at.readOutbox(), at.unread());
                });
    }

    private record Place(@Nullable Long linked, boolean member, int newest) {}

    /// Marks a thread as read, on all of the caller's devices.
    void read(Caller caller, Comments thread, int maxId) {
        var place =
                channels.read(
                        thread.group,
                        view -> {
                            var standing = channels.standing(view, caller.user()).viewing();
                            var topic = thread.topic ? Topics.live(view, thread.root) : null;
                            int newest = topic == null ? Integer.MAX_VALUE : topic.top();
                            var linked = standing.channel().linked();
                            return new Place(linked, standing.isMember(), newest);
                        });
        boolean comments = thread.post != null && place.linked != null;
        var told =
                new UpdateReadChannelDiscussionInbox(
                        thread.group,
                        thread.root,
                        Math.min(maxId, place.newest),
                        comments ? place.linked : null,
                        comments ? thread.post : null);
        reading.read(caller, thread.group, told, thread.topic, place.member);
    }

    /// The channel whose discussion group this is, for answers that name it.
    static PeerId peer(Comments thread) {
        return PeerId.channel(thread.group);
    }
}
