package heliograph.posts;

import heliograph.channels.Channels;
import heliograph.channels.Posts;
import heliograph.channels.Standing;
import heliograph.messages.Line;
import heliograph.messages.Page;
import heliograph.peers.PeerId;
import heliograph.render.Found;
import heliograph.render.MessageHead;
import heliograph.render.Named;
import heliograph.store.View;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.stored.StoredPost;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Pages of a channel's messages, as one viewer sees them.
final class Pages {
    private final Channels channels;
    private final Posts posts;

    Pages(Channels channels, Posts posts) {
        this.channels = channels;
        this.posts = posts;
    }

    Found page(long viewer, long channel, Page page) {
        return channels.read(
                channel,
                view -> {
                    var standing = channels.standing(view, viewer).viewing();
                    var found = new ArrayList<AnyMessage>();
                    for (var kept : line(view, standing).page(page))
                        found.add(Posts.shown(view, kept, viewer));
                    int count = posts.count(view, standing.firstVisible(), Integer.MAX_VALUE);
                    return new Found(found, count, Channels.box(view).pts());
                });
    }

    private Line<StoredPost> line(View view, Standing standing) {
        int first = standing.firstVisible();
        return new Line<>(
                (from, to, limit) -> posts.newestFirst(view, Math.max(first, from), to, limit),
                (from, to, limit) -> posts.oldestFirst(view, Math.max(first, from), to, limit),
                kept -> MessageHead.id((AnyMessage) kept.message()),
                kept -> MessageHead.date((AnyMessage) kept.message()));
    }

    /// Messages by id; null in the place of each that the viewer does not see.
    List<@Nullable AnyMessage> messages(long viewer, long channel, List<Integer> ids) {
        return channels.read(
                channel,
                view -> {
                    var standing = channels.standing(view, viewer).viewing();
                    var found = new ArrayList<@Nullable AnyMessage>();
                    for (int id : ids) {
                        var kept = id < standing.firstVisible() ? null : posts.find(view, id);
                        found.add(kept == null ? null : Posts.shown(view, kept, viewer));
                    }
                    return found;
                });
    }

    /// Of some ids, newest first, those after `page`'s offset.
    List<AnyMessage> of(View view, Standing standing, List<Integer> ids, Page page) {
        int start = 0;
        if (page.offsetId() > 0)
            while (start < ids.size() && ids.get(start) >= page.offsetId()) start++;
        int from = Math.clamp((long) start + page.addOffset(), 0, ids.size());
        var found = new ArrayList<AnyMessage>();
        for (int id : ids.subList(from, Math.min(ids.size(), from + page.limit()))) {
            boolean below = page.maxId() > 0 && id >= page.maxId();
            var kept = id < standing.firstVisible() || below ? null : posts.find(view, id);
            if (kept != null && id > page.minId())
                found.add(Posts.shown(view, kept, standing.user()));
        }
        return found;
    }

    /// Whether a message that the viewer sees names a peer.
    boolean saw(long viewer, long channel, int id, PeerId seen) {
        return channels.read(
                channel,
                view -> {
                    var kept = Channels.find(view) == null ? null : posts.find(view, id);
                    if (kept == null) return false;
                    var standing = channels.standing(view, viewer);
                    return standing.mayView()
                            && id >= standing.firstVisible()
                            && new Named()
                                    .message((AnyMessage) kept.message())
                                    .peers()
                                    .contains(seen);
                });
    }
}
