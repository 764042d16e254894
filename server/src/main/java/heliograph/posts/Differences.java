package heliograph.posts;

import heliograph.channels.ChannelLog;
import heliograph.channels.Channels;
import heliograph.channels.Posts;
import heliograph.channels.Standing;
import heliograph.rpc.Caller;
import heliograph.rpc.RpcError;
import heliograph.store.View;
import heliograph.tl.api.AnyChannelMessagesFilter;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.ChannelMessagesFilter;
import heliograph.tl.api.Update;
import heliograph.tl.api.UpdateEditChannelMessage;
import heliograph.tl.api.updates.GetChannelDifference;
import heliograph.tl.stored.StoredEditMessage;
import heliograph.tl.stored.StoredNewMessage;
import heliograph.tl.stored.StoredUpdate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What has happened in a channel since a `pts` (rule U11).
final class Differences {
    /// Further behind, a client begins anew.
    static final int TOO_LONG = 100_000;

    static final int LIMIT_MIN = 10;
    static final int LIMIT_MAX = 1_000;

    /// What was missed.
    ///
    /// @param pts up to which these go
    /// @param all whether there are no more
    record Missed(int pts, boolean all, List<AnyMessage> messages, List<Update> others) {}

    /// @param missed null when it is too long to tell
    record Answer(Standing standing, @Nullable Missed missed) {}

    private final Channels channels;
    private final Posts posts;

    Differences(Channels channels, Posts posts) {
        this.channels = channels;
        this.posts = posts;
    }

    Answer since(Caller caller, long channel, GetChannelDifference query) {
        if (query.pts() < 1) throw RpcError.bad("PERSISTENT_TIMESTAMP_EMPTY").refusal();
        return channels.read(
                channel,
                view -> {
                    var standing = channels.standing(view, caller.user()).viewing();
                    int latest = Channels.box(view).pts();
                    if (query.pts() > latest)
                        throw RpcError.bad("PERSISTENT_TIMESTAMP_INVALID").refusal();
                    return latest - query.pts() > TOO_LONG
                            ? new Answer(standing, null)
                            : new Answer(standing, missed(view, standing, latest, query));
                });
    }

    private Missed missed(View view, Standing standing, int latest, GetChannelDifference query) {
        int limit = Math.clamp(query.limit(), LIMIT_MIN, LIMIT_MAX);
        var events = ChannelLog.since(view, query.pts(), limit);
        int reached = events.isEmpty() ? query.pts() : events.getLast().key();
        var news = new ArrayList<AnyMessage>();
        var others = new ArrayList<Update>();
        for (var event : events)
            switch (event.value()) {
                case StoredNewMessage(_, var id) -> {
                    if (isWanted(query.filter(), standing, id)) add(news, view, standing, id);
                }
                case StoredEditMessage(_, var id) -> {
                    var kept = id < standing.firstVisible() ? null : posts.find(view, id);
                    if (kept != null)
                        others.add(
                                new UpdateEditChannelMessage(
                                        Posts.shown(view, kept, standing.user()), event.key(), 1));
                }
                case StoredUpdate(var update) -> others.add((Update) update);
            }
        return new Missed(reached, reached >= latest, news, others);
    }

    private void add(List<AnyMessage> news, View view, Standing standing, int id) {
        var kept = posts.find(view, id);
        if (kept != null) news.add(Posts.shown(view, kept, standing.user()));
    }

    private static boolean isWanted(AnyChannelMessagesFilter filter, Standing standing, int id) {
        if (id < standing.firstVisible()) return false;
        if (!(filter instanceof ChannelMessagesFilter f)) return true;
        for (var range : f.ranges()) if (id >= range.minId() && id <= range.maxId()) return true;
        return !f.excludeNewMessages() && f.ranges().isEmpty();
    }
}
