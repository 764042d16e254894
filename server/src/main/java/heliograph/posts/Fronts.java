package heliograph.posts;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import heliograph.channels.Channels;
import heliograph.channels.Posts;
import heliograph.render.MessageHead;
import heliograph.store.Home;
import heliograph.store.Store;
import heliograph.store.View;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.stored.StoredCounts;
import heliograph.tl.stored.StoredPost;
import heliograph.tl.stored.StoredReaders;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a chat list shows of channels that is the same for everyone who lists them.
///
/// It is kept in memory until the channel's home is written: a list of 100 chats asks for it of
/// each, whenever a client starts, and to read it takes several times as long as all else of the
/// list.
final class Fronts {
    private static final int CACHED_MAX = 10_000;

    /// Users of one channel for whom something waits, as far as they are known by name.
    static final int WAITING_MAX = 32;

    /// A channel as it is listed.
    ///
    /// @param newest its newest message; null when there is none
    /// @param counts what was counted of that
    /// @param readers how far it was read
    /// @param waiting who has mentions or reactions to look at; null when there are more than
    ///   [#WAITING_MAX]
    record Front(
            int pts,
            @Nullable StoredPost newest,
            StoredCounts counts,
            StoredReaders readers,
            @Nullable Set<Long> waiting) {
        /// Whether a user may have mentions or reactions to look at.
        boolean mayWait(long user) {
            return waiting == null || waiting.contains(user);
        }
    }

    private final Channels channels;
    private final Posts posts;
    private final LoadingCache<Long, Front> fronts =
            Caffeine.newBuilder().maximumSize(CACHED_MAX).build(this::read);

    Fronts(Store store, Channels channels, Posts posts) {
        this.channels = channels;
        this.posts = posts;
        // Unlike `invalidate`, `compute` waits for who reads it just now, perhaps as it was before.
        store.watch(Home.CHANNEL, channel -> fronts.asMap().compute(channel, (_, _) -> null));
    }

    Front of(long channel) {
        return Objects.requireNonNull(fronts.get(channel));
    }

    private Front read(long channel) {
        return channels.read(channel, this::read);
    }

    private Front read(View view) {
        var box = Channels.box(view);
        var newest = posts.newestFrom(view, box, 1);
        int id = newest == null ? 0 : MessageHead.id((AnyMessage) newest.message());
        return new Front(
                box.pts(),
                newest,
                posts.counts(view, id),
                Readers.of(view),
                posts.waiting(view, WAITING_MAX));
    }
}
