package heliograph.channels;

import heliograph.alarms.Alarms;
import heliograph.store.Codecs;
import heliograph.store.Nothing;
import heliograph.store.Pair;
import heliograph.store.Table;
import heliograph.store.Tx;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.Message;
import java.util.ArrayList;
import java.util.List;

/// When messages of a channel delete themselves.
///
/// ```
/// channel home | "postend" (date, id) -> nothing
/// ```
public final class Expiring {
    private static final Table<Pair<Integer, Integer>, Nothing> ENDS =
            new Table<>("postend", Codecs.pair(Codecs.INT, Codecs.INT), Codecs.NOTHING);

    private Expiring() {}

    /// Has the home be called for a message that came with an end.
    static void expect(Tx tx, AnyMessage message) {
        if (!(message instanceof Message m) || m.ttlPeriod() == null) return;
        int end = (int) Math.min(m.date() + (long) m.ttlPeriod(), Alarms.WAITING - 1);
        tx.put(ENDS, new Pair<>(end, m.id()), Nothing.NOTHING);
        Alarms.set(tx, end);
    }

    /// Takes out the ids of messages whose end came by `date`, those that are gone already with
    /// them.
    public static List<Integer> over(Tx tx, int date, int limit) {
        var ids = new ArrayList<Integer>();
        var to = new Pair<>(date + 1, Integer.MIN_VALUE);
        for (var entry : tx.ascending(ENDS, null, to, limit)) {
            tx.delete(ENDS, entry.key());
            ids.add(entry.key().second());
        }
        return ids;
    }
}
