package heliograph.messages;

import heliograph.alarms.Alarms;
import heliograph.rpc.Caller;
import heliograph.rpc.RpcError;
import heliograph.store.Codecs;
import heliograph.store.Home;
import heliograph.store.Nothing;
import heliograph.store.Pair;
import heliograph.store.Store;
import heliograph.store.Table;
import heliograph.store.Tx;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.Message;
import heliograph.tl.stored.StoredMessage;
import java.util.ArrayList;

/// Removes messages from a box when their time is over (https://core.telegram.org/api/auto-delete).
///
/// ```
/// account home | "expire" (date, id) -> nothing
/// ```
public final class Expiry {
    private static final Table<Pair<Integer, Integer>, Nothing> EXPIRING =
            new Table<>("expire", Codecs.pair(Codecs.INT, Codecs.INT), Codecs.NOTHING);

    private static final int DAY = 86_400;
    private static final int MAX = 366 * DAY;

    /// Messages that one step removes.
    private static final int AT_ONCE = 500;

    private final Store store;
    private final Mailbox mailbox;

    Expiry(Store store, Mailbox mailbox) {
        this.store = store;
        this.mailbox = mailbox;
    }

    /// Refuses with `TTL_PERIOD_INVALID` what is neither never (0) nor whole days up to a year.
    public static void check(int seconds) {
        if (seconds < 0 || seconds > MAX || seconds % DAY != 0)
            throw RpcError.bad("TTL_PERIOD_INVALID").refusal();
    }

    /// Has the home call for a message that came with an end.
    static void expect(Tx tx, AnyMessage message) {
        if (!(message instanceof Message m) || m.ttlPeriod() == null) return;
        int end = (int) Math.min(m.date() + (long) m.ttlPeriod(), Alarms.WAITING - 1);
        tx.put(EXPIRING, new Pair<>(end, m.id()), Nothing.NOTHING);
        Alarms.set(tx, end);
    }

    /// Removes what is over by `date`. To be entered among the sleepers.
    public boolean wake(Home home, int date) {
        if (home.kind() != Home.ACCOUNT || date == Alarms.WAITING) return false;
        boolean more = true;
        while (more)
            more =
                    store.write(
                            home,
                            tx -> {
                                var to = new Pair<>(date + 1, Integer.MIN_VALUE);
                                var over = tx.ascending(EXPIRING, null, to, AT_ONCE);
                                var doomed = new ArrayList<StoredMessage>();
                                for (var entry : over) {
                                    tx.delete(EXPIRING, entry.key());
                                    var kept = mailbox.find(tx, entry.key().second());
                                    if (kept != null) doomed.add(kept);
                                }
                                mailbox.remove(tx, home.id(), doomed, Caller.NOBODY);
                                return over.size() == AT_ONCE;
                            });
        return false;
    }
}
