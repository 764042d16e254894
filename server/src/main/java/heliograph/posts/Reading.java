package heliograph.posts;

import heliograph.channels.Channels;
import heliograph.channels.Posts;
import heliograph.channels.Standing;
import heliograph.channels.Topics;
import heliograph.messages.Affected;
import heliograph.messages.ChannelRows;
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
import heliograph.tl.api.ReadParticipantDate;
import heliograph.tl.api.Update;
import heliograph.tl.api.UpdateChannelReadMessagesContents;
import heliograph.tl.api.UpdateReadChannelInbox;
import heliograph.tl.api.UpdateReadChannelOutbox;
import heliograph.tl.stored.NoteChannelRead;
import heliograph.tl.stored.StoredPost;
import heliograph.updates.Updates;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How far members have read, and what waits for them.
///
/// The mark is the account's own and stands in its home. The channel's home is told only what its
/// members can see of it: that others have read further than was known, and, in small groups, who.
final class Reading {
    private static final NoteType<NoteChannelRead> READ =
            new NoteType<>("posts.read", new TlCodec<>(NoteChannelRead::read));

    /// Mentions that one call reads.
    private static final int MENTIONS_AT_ONCE = 1_000;

    private final Store store;
    private final Channels channels;
    private final Posts posts;
    private final ChannelRows rows;
    private final Updates updates;

    Reading(Store store, Channels channels, Posts posts, ChannelRows rows, Updates updates) {
        this.store = store;
        this.channels = channels;
        this.posts = posts;
        this.rows = rows;
        this.updates = updates;
        store.onNote(READ, this::readBy);
    }

    private record Look(boolean member, int upTo, int unread, int pts, boolean tell) {}

    /// Marks a channel as read up to `maxId`; 0 reads all.
    Affected read(Caller caller, long channel, int maxId) {
        long user = caller.user();
        var look = channels.read(channel, view -> look(view, user, maxId));
        if (!look.member) return new Affected(look.pts, 0, false);
        return store.write(
                Home.account(user),
                tx -> {
                    var row = rows.of(tx, channel);
                    rows.unmark(tx, channel);
                    if (look.upTo <= row.readInbox()) return new Affected(look.pts, 0, false);
                    rows.change(tx, channel, d -> d.toBuilder().readInbox(look.upTo).build());
                    updates.state(
                            tx,
                            user,
                            new UpdateReadChannelInbox(
                                    row.folder(), channel, look.upTo, look.unread, look.pts),
                            caller);
                    int date = (int) tx.now().getEpochSecond();
                    if (look.tell)
                        tx.tell(Home.channel(channel), READ, new NoteChannelRead(look.upTo, date));
                    return new Affected(look.pts, 0, false);
                });
    }

    private Look look(View view, long user, int maxId) {
        var standing = channels.standing(view, user).viewing();
        var box = Channels.box(view);
        int newest = posts.newest(view);
        int upTo = maxId <= 0 ? newest : Math.min(maxId, newest);
        var known = Readers.of(view);
        boolean tell = isSmall(view, standing) || !Readers.after(known, user, upTo).equals(known);
        int unread = unread(view, standing, upTo);
        return new Look(standing.isMember(), upTo, unread, box.pts(), tell);
    }

    static boolean isSmall(View view, Standing standing) {
        return !standing.channel().broadcast() && Channels.box(view).members() <= Readers.SMALL_MAX;
    }

    /// How many messages after `readUpTo` others have written that the viewer sees.
    int unread(View view, Standing standing, int readUpTo) {
        int from = Math.max(readUpTo + 1, standing.firstVisible());
        return posts.countOfOthers(view, standing.user(), from);
    }

    private void readBy(Tx tx, Home from, NoteChannelRead note) {
        long user = from.id();
        var standing = channels.standing(tx, user);
        if (!standing.isMember()) return;
        if (isSmall(tx, standing)) Readers.dated(tx, user, note.upTo(), note.date());
        var before = Readers.of(tx);
        var after = Readers.after(before, user, note.upTo());
        if (after.equals(before)) return;
        Readers.put(tx, after);
        var read =
                posts.newestFirst(
                        tx, before.second() + 1, after.first() + 1, Readers.LOOKED_AT_MAX);
        Readers.newlyRead(read, before, after)
                .forEach((author, mark) -> {
                    var news = new UpdateReadChannelOutbox(tx.home().id(), mark);
                    updates.push(tx, author, List.of(news), Caller.NOBODY);
                });
    }

    /// Who has read a message of a small group, and when.
    List<ReadParticipantDate> readers(Caller caller, long channel, int id) {
        return channels.read(
                channel,
                view -> {
                    var standing = channels.standing(view, caller.user()).belonging();
                    if (!isSmall(view, standing)) throw RpcError.bad("CHAT_TOO_BIG").refusal();
                    var post = id < standing.firstVisible() ? null : posts.find(view, id);
                    if (post == null) throw RpcError.MSG_ID_INVALID.refusal();
                    int topic = Topics.of((AnyMessage) post.message());
                    int date = MessageHead.date((AnyMessage) post.message());
                    if (view.now().getEpochSecond() - date > Readers.KEPT_SECONDS)
                        throw RpcError.bad("MSG_TOO_OLD").refusal();
                    var readers = new ArrayList<ReadParticipantDate>();
                    for (var person : channels.people(view, 0, 10 * Readers.SMALL_MAX)) {
                        int at = Readers.date(view, person.key(), topic, id);
                        boolean other = person.key() != post.author();
                        if (at != 0 && other && !person.value().left())
                            readers.add(new ReadParticipantDate(person.key(), at));
                    }
                    return readers;
                });
    }

    /// Marks mentions, voice and video notes as seen.
    void readContents(Caller caller, long channel, List<Integer> ids) {
        var read =
                channels.write(
                        channel,
                        tx -> {
                            channels.standing(tx, caller.user()).viewing();
                            var seen = new ArrayList<Integer>();
                            for (int id : ids) if (readContent(tx, caller.user(), id)) seen.add(id);
                            return seen;
                        });
        told(caller, channel, read, null);
    }

    private boolean readContent(Tx tx, long user, int id) {
        boolean mention = posts.readMention(tx, user, id);
        var kept = posts.find(tx, id);
        if (kept == null
                || kept.author() == user
                || !(kept.message() instanceof Message m)
                || !m.mediaUnread()) return mention;
        var after = m.toBuilder().mediaUnread(false).build();
        posts.overwrite(tx, new StoredPost(kept.author(), after, kept.mentions()));
        Update heard =
                new UpdateChannelReadMessagesContents(tx.home().id(), null, null, List.of(id));
        if (kept.author() > 0) updates.push(tx, kept.author(), List.of(heard), Caller.NOBODY);
        return true;
    }

    /// Reads all mentions of the caller, a bounded number a call.
    ///
    /// @param topic only those in this topic of a forum; 0 for all
    Affected readMentions(Caller caller, long channel, int topic) {
        record Read(List<Integer> ids, int pts) {}
        var read =
                channels.write(
                        channel,
                        tx -> {
                            channels.standing(tx, caller.user()).viewing();
                            var ids =
                                    new ArrayList<>(
                                            posts.mentions(tx, caller.user(), MENTIONS_AT_ONCE));
                            if (topic != 0) ids.removeIf(id -> !Topics.contains(tx, topic, id));
                            for (int id : ids) posts.readMention(tx, caller.user(), id);
                            return new Read(ids, Channels.box(tx).pts());
                        });
        told(caller, channel, read.ids, topic == 0 ? null : topic);
        return new Affected(read.pts, 0, read.ids.size() == MENTIONS_AT_ONCE);
    }

    private void told(Caller caller, long channel, List<Integer> ids, @Nullable Integer topic) {
        if (ids.isEmpty()) return;
        store.write(
                Home.account(caller.user()),
                tx -> {
                    updates.state(
                            tx,
                            caller.user(),
                            new UpdateChannelReadMessagesContents(channel, topic, null, ids),
                            caller);
                    return true;
                });
    }
}
