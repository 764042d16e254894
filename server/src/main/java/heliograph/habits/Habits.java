package heliograph.habits;

import static heliograph.store.Nothing.NOTHING;

import heliograph.peers.PeerId;
import heliograph.storage.TlCodec;
import heliograph.store.Codecs;
import heliograph.store.Home;
import heliograph.store.Nothing;
import heliograph.store.Pair;
import heliograph.store.Prefix;
import heliograph.store.Store;
import heliograph.store.StoreException;
import heliograph.store.Table;
import heliograph.store.View;
import heliograph.tl.stored.StoredRating;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// How often accounts turned to their chats.
public final class Habits {
    private static final Logger LOG = System.getLogger(Habits.class.getName());

    /// `rating_e_decay`: seconds in which a rating falls to 1/e.
    static final int DECAY = 2_419_200;

    /// Seconds in which a chat counts once.
    static final int PAUSE = 3_600;

    /// Peers of one use that are looked at.
    private static final int LOOKED_AT_MAX = 2_000;

    /// Peers of one use that are listed.
    private static final int LISTED_MAX = 300;

    private static final Table<Pair<Integer, Long>, StoredRating> RATINGS =
            new Table<>(
                    "habit",
                    Codecs.pair(Codecs.INT, Codecs.LONG),
                    new TlCodec<>(StoredRating::read));
    private static final Table<Nothing, Nothing> OFF =
            new Table<>("habitoff", Codecs.NOTHING, Codecs.NOTHING);

    /// What is done with a chat; the numbers are kept.
    public enum Use {
        WRITE(0),
        FORWARD(1);

        private final int number;

        Use(int number) {
            this.number = number;
        }
    }

    /// A peer and what it is worth now.
    record Rated(PeerId peer, double rating) {}

    private final Store store;

    public Habits(Store store) {
        this.store = store;
    }

    /// An account has written or forwarded to a peer. What the store has no room for is not
    /// counted: the message is there already.
    public void used(long account, Use use, PeerId peer) {
        if (peer.marked() == account) return;
        try {
            count(account, use, peer);
        } catch (StoreException lost) {
            LOG.log(Level.DEBUG, "A habit was not counted", lost);
        }
    }

    private void count(long account, Use use, PeerId peer) {
        var home = Home.account(account);
        var key = new Pair<>(use.number, peer.marked());
        boolean counts =
                store.read(
                        home,
                        view -> {
                            var row = view.get(RATINGS, key);
                            boolean fresh = row != null && now(view) - row.date() < PAUSE;
                            return !fresh && !isOff(view);
                        });
        if (!counts) return;
        store.write(
                home,
                tx -> {
                    var row = tx.get(RATINGS, key);
                    double before = row == null ? 0 : rating(row, now(tx));
                    tx.put(RATINGS, key, new StoredRating(before + 1, now(tx)));
                    return true;
                });
    }

    private static int now(View view) {
        return (int) view.now().getEpochSecond();
    }

    private static double rating(StoredRating row, int now) {
        return row.rating() * Math.exp((row.date() - now) / (double) DECAY);
    }

    private static boolean isOff(View view) {
        return view.get(OFF, NOTHING) != null;
    }

    boolean isOff(long account) {
        return store.read(Home.account(account), Habits::isOff);
    }

    /// Those that an account turns to most come first.
    List<Rated> top(long account, Use use) {
        return store.read(
                Home.account(account),
                view -> {
                    var all = new ArrayList<Rated>();
                    Prefix<Pair<Integer, Long>> prefix = Prefix.of(Codecs.INT, use.number);
                    for (var entry : view.ascending(RATINGS, prefix, LOOKED_AT_MAX))
                        all.add(
                                new Rated(
                                        new PeerId(entry.key().second()),
                                        rating(entry.value(), now(view))));
                    all.sort(
                            Comparator.comparingDouble(Rated::rating)
                                    .reversed()
                                    .thenComparing(Rated::peer));
                    return List.copyOf(all.subList(0, Math.min(all.size(), LISTED_MAX)));
                });
    }

    /// Forgets how often an account turned to a peer.
    void reset(long account, Use use, PeerId peer) {
        store.write(
                Home.account(account),
                tx -> {
                    tx.delete(RATINGS, new Pair<>(use.number, peer.marked()));
                    return true;
                });
    }

    /// Keeps ratings from now on, or forgets all and keeps none.
    void keep(long account, boolean kept) {
        store.write(
                Home.account(account),
                tx -> {
                    if (kept) {
                        tx.delete(OFF, NOTHING);
                        return true;
                    }
                    tx.put(OFF, NOTHING, NOTHING);
                    for (var entry : tx.ascending(RATINGS, null, null, Integer.MAX_VALUE))
                        tx.delete(RATINGS, entry.key());
                    return true;
                });
    }
}
