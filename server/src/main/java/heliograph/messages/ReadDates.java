package heliograph.messages;

import heliograph.store.Codecs;
import heliograph.store.Pair;
import heliograph.store.Table;
import heliograph.store.Tx;
import heliograph.store.View;

/// When the other party of a private chat had read up to which message.
final class ReadDates {
    /// By (peer, id): everything up to the id was read at the date.
    private static final Table<Pair<Long, Integer>, Integer> DATES =
            new Table<>("readat", Codecs.pair(Codecs.LONG, Codecs.INT), Codecs.INT);

    /// How long it is told, in seconds (`pm_read_date_expire_period`).
    static final int KEPT_SECONDS = 7 * 24 * 3600;

    private ReadDates() {}

    static void put(Tx tx, long peer, int id, int date) {
        tx.put(DATES, new Pair<>(peer, id), date);
    }

    /// When a message was read; 0 when it was not, or too long ago to tell.
    static int of(View view, long peer, int id) {
        var at =
                view.ascending(DATES, new Pair<>(peer, id), new Pair<>(peer, Integer.MAX_VALUE), 1);
        return at.isEmpty() ? 0 : at.getFirst().value();
    }
}
