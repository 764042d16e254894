package heliograph.channels;

import heliograph.rpc.Caller;
import heliograph.storage.TlCodec;
import heliograph.store.Codecs;
import heliograph.store.Entry;
import heliograph.store.Table;
import heliograph.store.Tx;
import heliograph.store.View;
import heliograph.tl.api.Update;
import heliograph.tl.stored.StoredEvent;
import heliograph.tl.stored.StoredUpdate;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/// The log of each channel (`pts`), written in the step of the change and told to the members that
/// listen once it is durable (https://core.telegram.org/api/updates).
public final class ChannelLog {
    private static final Table<Integer, StoredEvent> LOG =
            new Table<>("chanlog", Codecs.INT, new TlCodec<>(StoredEvent::read));

    /// One change, as members see it.
    ///
    /// @param shared the same for everyone, so that it is written once for each layer
    /// @param personal what differs for a few: who wrote it, who is mentioned in it
    public record News(Update shared, Map<Long, Update> personal) {
        public News(Update shared) {
            this(shared, Map.of());
        }

        /// As `user` sees it.
        public Update of(long user) {
            return personal.getOrDefault(user, shared);
        }
    }

    /// Who takes news to the members that listen, in the order in which it is told of a channel.
    @FunctionalInterface
    public interface Messenger {
        /// Takes what happened in a channel to those who listen there.
        ///
        /// @param cause whose session is left out
        void push(long channel, News news, Caller cause);
    }

    private final Channels channels;
    private final Messenger messenger;

    public ChannelLog(Channels channels, Messenger messenger) {
        this.channels = channels;
        this.messenger = messenger;
    }

    /// Logs an event that takes `count` of the channel's `pts`.
    ///
    /// @param live makes what the members get, from the `pts` after it
    /// @param cause whose session is left out, because its answer says the same
    /// @return the update as the cause's user sees it
    public Update log(Tx tx, StoredEvent event, int count, IntFunction<News> live, Caller cause) {
        int pts = advance(tx, count);
        tx.put(LOG, pts, event);
        return tell(tx, live.apply(pts), cause);
    }

    /// As above, for an update that is kept as it is.
    public Update log(Tx tx, int count, IntFunction<Update> update, Caller cause) {
        int pts = advance(tx, count);
        var made = update.apply(pts);
        tx.put(LOG, pts, new StoredUpdate(made));
        return tell(tx, new News(made), cause);
    }

    /// Tells something that takes no `pts` and is not kept.
    public Update tell(Tx tx, News news, Caller cause) {
        long id = tx.home().id();
        tx.afterCommit(() -> messenger.push(id, news, cause));
        return news.of(cause.user());
    }

    /// As [#tell], where nothing is written.
    public void say(long channel, News news, Caller cause) {
        messenger.push(channel, news, cause);
    }

    private int advance(Tx tx, int count) {
        var box = Channels.box(tx);
        int pts = Math.addExact(box.pts(), count);
        int now = (int) tx.now().getEpochSecond();
        channels.put(tx, box.toBuilder().pts(pts).moved(now).build());
        return pts;
    }

    /// The events after `pts`, oldest first; each entry's key is the `pts` that it ends with.
    public static List<Entry<Integer, StoredEvent>> since(View view, int pts, int limit) {
        return view.ascending(LOG, pts + 1, null, limit);
    }
}
