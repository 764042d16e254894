package heliograph.channels.adminlog;

import static heliograph.store.Nothing.NOTHING;

import heliograph.rpc.Caller;
import heliograph.storage.TlCodec;
import heliograph.store.Codecs;
import heliograph.store.Entry;
import heliograph.store.Nothing;
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

    /// The id of the newest event. Who comes into a channel writes an event: to look for the newest
    /// one among the events costs more than all else that is read for it.
    private static final Table<Nothing, Long> LAST =
            new Table<>("adlast", Codecs.NOTHING, Codecs.LONG);

    /// Events that a channel keeps; older ones are forgotten.
    static final long KEPT_MAX = 100_000;

    private AdminLog() {}

    /// Writes down what the caller has done, in the step that does it.
    public static void write(Tx tx, Caller caller, ChannelAdminLogEventAction action) {
        write(tx, caller.user(), action);
    }

    /// As above, for what someone did without a call of its own.
    public static void write(Tx tx, long user, ChannelAdminLogEventAction action) {
        long id = last(tx) + 1;
        tx.put(LAST, NOTHING, id);
        int now = (int) tx.now().getEpochSecond();
        tx.put(EVENTS, id, new StoredAdminEvent(now, user, action));
        if (id > KEPT_MAX) tx.delete(EVENTS, id - KEPT_MAX);
    }

    private static long last(View view) {
        var known = view.get(LAST, NOTHING);
        if (known != null) return known;
        // A log that was begun before it was kept.
        var newest = view.descending(EVENTS, null, null, 1);
        return newest.isEmpty() ? 0 : newest.getFirst().key();
    }

    /// Events with `from` ≤ id < `to`, newest first.
    public static List<Entry<Long, StoredAdminEvent>> newest(
            View view, long from, long to, int limit) {
        return view.descending(EVENTS, from, to, limit);
    }
}
