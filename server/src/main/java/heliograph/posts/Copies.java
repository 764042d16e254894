package heliograph.posts;

import heliograph.channels.Channels;
import heliograph.channels.Posts;
import heliograph.rpc.Caller;
import heliograph.storage.TlCodec;
import heliograph.store.Home;
import heliograph.store.NoteType;
import heliograph.store.Store;
import heliograph.store.Tx;
import heliograph.tl.TlObject;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.Message;
import heliograph.tl.api.MessageFwdHeader;
import heliograph.tl.api.Peer;
import heliograph.tl.api.PeerChannel;
import heliograph.tl.stored.NoteDiscussed;
import heliograph.tl.stored.NotePostEdited;
import heliograph.tl.stored.NotePosted;
import heliograph.tl.stored.NoteUncopied;
import heliograph.tl.stored.NoteUnposted;
import heliograph.tl.stored.StoredChannel;
import heliograph.tl.stored.StoredCounts;
import heliograph.tl.stored.StoredPost;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The copies of a channel's posts in its discussion group: pinned there, they follow what becomes
/// of the post, and where one is removed the post has no comments any more
/// (https://core.telegram.org/api/discussion#channel-comments).
final class Copies {
    private static final NoteType<NotePosted> POSTED =
            new NoteType<>("posts.posted", new TlCodec<>(NotePosted::read));
    private static final NoteType<NoteDiscussed> DISCUSSED =
            new NoteType<>("posts.discussed", new TlCodec<>(NoteDiscussed::read));
    private static final NoteType<NotePostEdited> EDITED =
            new NoteType<>("posts.edited", new TlCodec<>(NotePostEdited::read));
    private static final NoteType<NoteUnposted> UNPOSTED =
            new NoteType<>("posts.unposted", new TlCodec<>(NoteUnposted::read));
    private static final NoteType<NoteUncopied> UNCOPIED =
            new NoteType<>("posts.uncopied", new TlCodec<>(NoteUncopied::read));

    private final Posts posts;

    Copies(Store store, Posts posts) {
        this.posts = posts;
        store.onNote(POSTED, this::posted);
        store.onNote(DISCUSSED, this::discussed);
        store.onNote(EDITED, this::edited);
        store.onNote(UNPOSTED, this::unposted);
        store.onNote(UNCOPIED, this::uncopied);
    }

    /// A channel has new posts: they go to its group.
    void sent(Tx tx, long group, List<StoredPost> sent) {
        var copied = new ArrayList<TlObject>();
        for (var post : sent) if (post.message() instanceof Message m) copied.add(m);
        if (!copied.isEmpty()) tx.tell(Home.channel(group), POSTED, new NotePosted(copied));
    }

    /// A message has been edited, inside the step.
    void edited(Tx tx, StoredChannel channel, Message post) {
        var copy = channel.broadcast() ? posts.counts(tx, post.id()).discussion() : null;
        if (copy != null && channel.linked() != null)
            tx.tell(Home.channel(channel.linked()), EDITED, new NotePostEdited(copy, post));
    }

    /// Messages are about to be removed, inside the step.
    void leaving(Tx tx, StoredChannel channel, List<Integer> ids) {
        var linked = channel.linked();
        if (linked == null) return;
        var others = new ArrayList<Integer>();
        for (int id : ids) {
            var counts = posts.counts(tx, id);
            var other = channel.broadcast() ? counts.discussion() : counts.post();
            if (other != null) others.add(other);
        }
        if (others.isEmpty()) return;
        var there = Home.channel(linked);
        if (channel.broadcast()) tx.tell(there, UNPOSTED, new NoteUnposted(others));
        else tx.tell(there, UNCOPIED, new NoteUncopied(others));
    }

    /// The group, when it is this channel's; null when they have parted.
    private static @Nullable StoredChannel group(Tx tx, Home from) {
        var group = Channels.find(tx);
        if (group == null || group.deleted() || group.linked() == null) return null;
        return group.linked() == from.id() ? group : null;
    }

    private void posted(Tx tx, Home from, NotePosted note) {
        var group = group(tx, from);
        if (group == null) return;
        var originals = new ArrayList<Integer>();
        var copies = new ArrayList<Integer>();
        for (var object : note.posts()) {
            var post = (Message) object;
            int id = posts.nextId(tx);
            var copy = copy(tx, group, post, id);
            posts.append(tx, new StoredPost(0, copy, null), Caller.NOBODY);
            posts.count(tx, id, c -> c.toBuilder().post(post.id()).build());
            originals.add(post.id());
            copies.add(id);
        }
        tx.tell(from, DISCUSSED, new NoteDiscussed(originals, copies));
    }

    private static Message copy(Tx tx, StoredChannel group, Message post, int id) {
        Peer channel = post.peerId();
        var header =
                MessageFwdHeader.builder()
                        .fromId(channel)
                        .date(post.date())
                        .channelPost(post.id())
                        .postAuthor(post.postAuthor())
                        .savedFromPeer(channel)
                        .savedFromMsgId(post.id())
                        .build();
        return post.toBuilder()
                .id(id)
                .date((int) tx.now().getEpochSecond())
                .post(false)
                .pinned(true)
                .fromId(channel)
                .peerId(new PeerChannel(tx.home().id()))
                .postAuthor(null)
                .replyTo(null)
                .replies(null)
                .ttlPeriod(group.ttl())
                .fwdFrom(header)
                .build();
    }

    /// The group has its copies. What became of the posts meanwhile it has not heard.
    private void discussed(Tx tx, Home from, NoteDiscussed note) {
        var gone = new ArrayList<Integer>();
        for (int i = 0; i < note.posts().size(); i++) {
            int copy = note.copies().get(i);
            int id = note.posts().get(i);
            var kept = posts.find(tx, id);
            if (kept == null) {
                gone.add(copy);
                continue;
            }
            posts.count(tx, id, c -> c.toBuilder().discussion(copy).build());
            if (kept.message() instanceof Message m && m.editDate() != null)
                tx.tell(from, EDITED, new NotePostEdited(copy, m));
        }
        if (!gone.isEmpty()) tx.tell(from, UNPOSTED, new NoteUnposted(gone));
    }

    private void edited(Tx tx, Home from, NotePostEdited note) {
        var post = (Message) note.post();
        var kept = group(tx, from) == null ? null : posts.find(tx, note.copy());
        if (kept == null || !(kept.message() instanceof Message before)) return;
        var after =
                before.toBuilder()
                        .message(post.message())
                        .entities(post.entities())
                        .media(post.media())
                        .invertMedia(post.invertMedia())
                        .editDate(post.editDate())
                        .build();
        if (!after.equals(before))
            posts.replace(tx, new StoredPost(kept.author(), after, kept.mentions()), Caller.NOBODY);
    }

    private void unposted(Tx tx, Home from, NoteUnposted note) {
        if (group(tx, from) != null) posts.remove(tx, note.copies(), Caller.NOBODY);
    }

    private void uncopied(Tx tx, Home from, NoteUncopied note) {
        for (int id : note.posts()) {
            var kept = posts.find(tx, id);
            if (kept == null || !(kept.message() instanceof Message m)) continue;
            posts.count(tx, id, Copies::alone);
            var alone = m.toBuilder().replies(null).build();
            posts.replace(tx, new StoredPost(kept.author(), alone, kept.mentions()), Caller.NOBODY);
        }
    }

    private static StoredCounts alone(StoredCounts counts) {
        return counts.toBuilder().discussion(null).replies(0).lastReply(0).repliers(null).build();
    }

    /// The parts of an album of which `first` is the first, newest first.
    static List<AnyMessage> album(List<AnyMessage> next, Message first) {
        var parts = new ArrayList<AnyMessage>();
        parts.add(first);
        for (var one : next) {
            boolean part =
                    first.groupedId() != null
                            && one instanceof Message m
                            && first.groupedId().equals(m.groupedId());
            if (!part) break;
            parts.addFirst(one);
        }
        return parts;
    }
}
