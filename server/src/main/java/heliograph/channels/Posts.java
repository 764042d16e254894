package heliograph.channels;

import heliograph.peers.PeerId;
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
import heliograph.tl.stored.StoredEditMessage;
import heliograph.tl.stored.StoredNewMessage;
import heliograph.tl.stored.StoredPost;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The messages in a channel's home, by id. Every change is logged.
///
/// A message is kept once, as someone sees it who did not write it and is not mentioned in it;
/// [#seen] makes what a viewer gets.
public final class Posts {
    private static final Table<Integer, StoredPost> POSTS =
            new Table<>("post", Codecs.INT, new TlCodec<>(StoredPost::read));

    private final Channels channels;
    private final ChannelLog log;

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
        int id = id((AnyMessage) post.message());
        tx.put(POSTS, id, post);
        return log.log(
                tx,
                new StoredNewMessage(PeerId.channel(tx.home().id()).marked(), id),
                1,
                pts -> news(post, message -> new UpdateNewChannelMessage(message, pts, 1)),
                cause);
    }

    /// Writes a message in the place of the one with its id, and tells of it as an edit.
    public Update replace(Tx tx, StoredPost post, Caller cause) {
        int id = id((AnyMessage) post.message());
        tx.put(POSTS, id, post);
        return log.log(
                tx,
                new StoredEditMessage(PeerId.channel(tx.home().id()).marked(), id),
                1,
                pts -> news(post, message -> new UpdateEditChannelMessage(message, pts, 1)),
                cause);
    }

    /// Writes a message in the place of the one with its id; another update tells of the change.
    public void overwrite(Tx tx, StoredPost post) {
        tx.put(POSTS, id((AnyMessage) post.message()), post);
    }

    /// Removes those of the messages that are there.
    ///
    /// @return the update; null when none was there
    public @Nullable Update remove(Tx tx, List<Integer> ids, Caller cause) {
        var gone = new ArrayList<Integer>();
        for (int id : ids)
            if (find(tx, id) != null && !gone.contains(id)) {
                tx.delete(POSTS, id);
                gone.add(id);
            }
        if (gone.isEmpty()) return null;
        long channel = tx.home().id();
        return log.log(
                tx,
                gone.size(),
                pts -> new UpdateDeleteChannelMessages(channel, gone, pts, gone.size()),
                cause);
    }

    private interface Telling {
        Update of(AnyMessage message);
    }

    private static ChannelLog.News news(StoredPost post, Telling telling) {
        var personal = new HashMap<Long, Update>();
        personal.put(post.author(), telling.of(seen(post, post.author())));
        if (post.mentions() != null)
            for (long user : post.mentions()) personal.put(user, telling.of(seen(post, user)));
        return new ChannelLog.News(telling.of(seen(post, 0)), personal);
    }

    /// A message as `viewer` gets it.
    public static AnyMessage seen(StoredPost post, long viewer) {
        boolean out = viewer != 0 && post.author() == viewer;
        boolean mentioned = !out && post.mentions() != null && post.mentions().contains(viewer);
        if (!out && !mentioned) return (AnyMessage) post.message();
        return switch ((AnyMessage) post.message()) {
            case Message m ->
                    m.toBuilder()
                            .out(out)
                            .mentioned(mentioned)
                            .mediaUnread(m.mediaUnread() || mentioned)
                            .build();
            case MessageService m ->
                    m.toBuilder().out(out).mentioned(mentioned).mediaUnread(mentioned).build();
            case MessageEmpty m -> m;
        };
    }

    public @Nullable StoredPost find(View view, int id) {
        return view.get(POSTS, id);
    }

    /// The id of the newest message that is there, 0 in a channel without any.
    public int newest(View view) {
        var newest = view.descending(POSTS, null, null, 1);
        return newest.isEmpty() ? 0 : newest.getFirst().key();
    }

    /// Messages with `from` ≤ id < `to`, newest first.
    public List<StoredPost> newestFirst(View view, int from, int to, int limit) {
        return values(view.descending(POSTS, from, to, limit));
    }

    /// Messages with `from` ≤ id < `to`, oldest first.
    public List<StoredPost> oldestFirst(View view, int from, int to, int limit) {
        return values(view.ascending(POSTS, from, to, limit));
    }

    /// How many messages with `from` ≤ id < `to` there are; takes time in proportion.
    public int count(View view, int from, int to) {
        return view.count(POSTS, from, to);
    }

    private static List<StoredPost> values(List<Entry<Integer, StoredPost>> entries) {
        var values = new ArrayList<StoredPost>(entries.size());
        for (var entry : entries) values.add(entry.value());
        return values;
    }

    private static int id(AnyMessage message) {
        return switch (message) {
            case Message m -> m.id();
            case MessageService m -> m.id();
            case MessageEmpty m -> m.id();
        };
    }
}
