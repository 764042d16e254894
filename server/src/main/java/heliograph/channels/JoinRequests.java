package heliograph.channels;

import static heliograph.store.Nothing.NOTHING;

import heliograph.storage.TlCodec;
import heliograph.store.Codecs;
import heliograph.store.Nothing;
import heliograph.store.Pair;
import heliograph.store.Table;
import heliograph.store.Tx;
import heliograph.store.View;
import heliograph.tl.stored.StoredJoinRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Those who wait to be let into a chat, in its home, in the order in which they asked.
public final class JoinRequests {
    private static final Table<Long, StoredJoinRequest> REQUESTS =
            new Table<>("joinreq", Codecs.LONG, new TlCodec<>(StoredJoinRequest::read));
    private static final Table<Pair<Integer, Long>, Nothing> ORDER =
            new Table<>("joinord", Codecs.pair(Codecs.INT, Codecs.LONG), Codecs.NOTHING);

    /// People who may wait for one channel.
    public static final int WAITING_MAX = 100_000;

    /// Where a chat keeps how many wait.
    public interface Tally {
        int of(View view);

        void put(Tx tx, int waiting);
    }

    private final Tally tally;
    private final int max;

    /// @param max people who may wait for one chat
    public JoinRequests(Tally tally, int max) {
        this.tally = tally;
        this.max = max;
    }

    /// Those of channels.
    public static JoinRequests of(Channels channels) {
        return new JoinRequests(
                new Tally() {
                    @Override
                    public int of(View view) {
                        return count(view);
                    }

                    @Override
                    public void put(Tx tx, int waiting) {
                        channels.put(tx, Channels.box(tx).toBuilder().requests(waiting).build());
                    }
                },
                WAITING_MAX);
    }

    public static @Nullable StoredJoinRequest find(View view, long user) {
        return view.get(REQUESTS, user);
    }

    /// How many wait for a channel.
    public static int count(View view) {
        var requests = Channels.box(view).requests();
        return requests == null ? 0 : requests;
    }

    /// Has someone wait who does not yet.
    ///
    /// @param invite the hash of the link, null for one who found the channel by itself
    /// @return whether it is new
    public boolean add(Tx tx, long user, @Nullable String invite) {
        if (find(tx, user) != null || tally.of(tx) >= max) return false;
        int now = (int) tx.now().getEpochSecond();
        tx.put(REQUESTS, user, new StoredJoinRequest(now, invite, null));
        tx.put(ORDER, new Pair<>(now, user), NOTHING);
        step(tx, 1);
        return true;
    }

    /// Has someone wait no more.
    ///
    /// @return what it asked; null when it did not wait
    public @Nullable StoredJoinRequest drop(Tx tx, long user) {
        var request = find(tx, user);
        if (request == null) return null;
        tx.delete(REQUESTS, user);
        tx.delete(ORDER, new Pair<>(request.date(), user));
        step(tx, -1);
        return request;
    }

    private void step(Tx tx, int step) {
        tally.put(tx, tally.of(tx) + step);
    }

    /// Those who wait, the newest first.
    ///
    /// @param date only those who asked before this second, or in it with an id below `user`; 0 for
    ///   all
    public static List<Long> newest(View view, int date, long user, int limit) {
        var to = date == 0 ? null : new Pair<>(date, user);
        var users = new ArrayList<Long>();
        for (var entry : view.descending(ORDER, null, to, limit)) users.add(entry.key().second());
        return users;
    }
}
