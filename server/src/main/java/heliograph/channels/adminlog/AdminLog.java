package heliograph.channels.adminlog;

import heliograph.rpc.Caller;
import heliograph.storage.TlCodec;
import heliograph.store.Codecs;
import heliograph.store.Entry;
import heliograph.store.Table;
import heliograph.store.Tx;
import heliograph.store.View;
import heliograph.tl.api.ChannelAdminLogEventAction;
import heliograph.tl.stored.StoredAdminEvent;
import java.util.List;

/// The events of a channel's home, by an id that grows by one.
public final class AdminLog {
    private static final Table<Long, StoredAdminEvent> EVENTS =
            new Table<>("adminlog", Codecs.LONG, new TlCodec<>(StoredAdminEvent::read));

    /// Events that a channel keeps; older ones are forgotten.
    static final long KEPT_MAX = 100_000;

    private AdminLog() {}

    /// Writes down what the caller has done, in the step that does it.
    public static void write(Tx tx, Caller caller, ChannelAdminLogEventAction action) {
        write(tx, caller.user(), action);
    }

    /// As above, for what someone did without a call of its own.
    public static void write(Tx tx, long user, ChannelAdminLogEventAction action) {
        var last = tx.descending(EVENTS, null, null, 1);
        long id = last.isEmpty() ? 1 : last.getFirst().key() + 1;
        int now = (int) tx.now().getEpochSecond();
        tx.put(EVENTS, id, new StoredAdminEvent(now, user, action));
        if (id > KEPT_MAX) tx.delete(EVENTS, id - KEPT_MAX);
    }

    /// Events with `from` ≤ id < `to`, newest first.
    public static List<Entry<Long, StoredAdminEvent>> newest(
            View view, long from, long to, int limit) {
        return view.descending(EVENTS, from, to, limit);
    }
}
