package heliograph.posts;

import heliograph.channels.Channels;
import heliograph.channels.Posts;
import heliograph.channels.Standing;
import heliograph.messages.Forwards;
import heliograph.rpc.Caller;
import heliograph.store.Codecs;
import heliograph.store.Home;
import heliograph.store.Pair;
import heliograph.store.Store;
import heliograph.store.Table;
import heliograph.store.Tx;
import heliograph.store.View;
import heliograph.tl.api.Message;
import heliograph.tl.api.MessageViews;
import heliograph.tl.stored.NoteForwarded;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Views and forwards of posts. A viewer counts once for each post, whatever it asks.
final class Counters {
    /// Posts whose viewers share a row.
    private static final int BLOCK = 512;

    private static final Table<Pair<Long, Integer>, byte[]> VIEWED =
            new Table<>("viewed", Codecs.pair(Codecs.LONG, Codecs.INT), Codecs.BYTES);

    private final Channels channels;
    private final Posts posts;

    Counters(Store store, Channels channels, Posts posts) {
        this.channels = channels;
        this.posts = posts;
        store.onNote(Forwards.FORWARDED, this::forwarded);
    }

    /// How often messages were seen; nothing for those that are not counted or not there.
    ///
    /// @param increment whether the caller sees them now
    List<MessageViews> views(Caller caller, long channel, List<Integer> ids, boolean increment) {
        boolean news =
                increment
                        && channels.read(
                                channel,
                                view -> {
                                    var standing = channels.standing(view, caller.user()).viewing();
                                    for (int id : ids) if (isNew(view, standing, id)) return true;
                                    return false;
                                });
        if (news)
            channels.write(
                    channel,
                    tx -> {
                        var standing = channels.standing(tx, caller.user()).viewing();
                        for (int id : ids) if (isNew(tx, standing, id)) viewed(tx, standing, id);
                        return true;
                    });
        return channels.read(
                channel,
                view -> {
                    var standing = channels.standing(view, caller.user()).viewing();
                    var counts = new ArrayList<MessageViews>();
                    for (int id : ids) counts.add(counts(view, standing, id));
                    return counts;
                });
    }

    private MessageViews counts(View view, Standing standing, int id) {
        var post = post(view, standing, id);
        if (post == null) return new MessageViews(null, null, null);
        return new MessageViews(post.views(), post.forwards(), post.replies());
    }

    private @Nullable Message post(View view, Standing standing, int id) {
        var kept = id < standing.firstVisible() ? null : posts.find(view, id);
        if (kept == null) return null;
        return Posts.shown(view, kept, standing.user()) instanceof Message m ? m : null;
    }

    private boolean isNew(View view, Standing standing, int id) {
        var post = post(view, standing, id);
        if (post == null || post.views() == null) return false;
        var row = view.get(VIEWED, key(standing, id));
        return row == null || (row[id % BLOCK / 8] >> (id % 8) & 1) == 0;
    }

    private void viewed(Tx tx, Standing standing, int id) {
        var before = tx.get(VIEWED, key(standing, id));
        var row = before == null ? new byte[BLOCK / 8] : before.clone();
        row[id % BLOCK / 8] |= (byte) (1 << (id % 8));
        tx.put(VIEWED, key(standing, id), row);
        posts.count(tx, id, c -> c.toBuilder().views(c.views() + 1).build());
        ViewDays.viewed(tx, id);
    }

    private static Pair<Long, Integer> key(Standing standing, int id) {
        return new Pair<>(standing.user(), id / BLOCK);
    }

    /// A post was forwarded to somewhere.
    private void forwarded(Tx tx, Home from, NoteForwarded note) {
        var kept = posts.find(tx, note.post());
        if (kept == null || !(kept.message() instanceof Message m) || m.views() == null) return;
        posts.count(tx, note.post(), c -> c.toBuilder().forwards(c.forwards() + 1).build());
        if (from.kind() == Home.CHANNEL) PublicForwards.add(tx, from, note);
    }
}
