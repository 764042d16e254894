package heliograph.messages;

import heliograph.store.Codecs;
import heliograph.store.Table;
import heliograph.store.Triple;
import heliograph.store.Tx;
import heliograph.store.View;

/// How far each member of a basic group has read what the account wrote there, and when.
final class Readers {
    /// By (chat, reader, id): everything up to the id was read at the date.
    private static final Table<Triple<Long, Long, Integer>, Integer> READERS =
            new Table<>("readers", Codecs.triple(Codecs.LONG, Codecs.LONG, Codecs.INT), Codecs.INT);

    /// How long it is told, in seconds (`chat_read_mark_expire_period`).
    static final int KEPT_SECONDS = 7 * 24 * 3600;

    private static final int FORGOTTEN_AT_ONCE = 10;

    private Readers() {}

    static void put(Tx tx, long chat, long reader, int id, int date) {
        var first = new Triple<>(chat, reader, 0);
        var old = tx.ascending(READERS, first, new Triple<>(chat, reader, id), FORGOTTEN_AT_ONCE);
        for (var entry : old)
            if (entry.value() < date - KEPT_SECONDS) tx.delete(READERS, entry.key());
        tx.put(READERS, new Triple<>(chat, reader, id), date);
    }

    /// When `reader` had read a message; 0 when it has not.
    static int of(View view, long chat, long reader, int id) {
        var from = new Triple<>(chat, reader, id);
        var to = new Triple<>(chat, reader, Integer.MAX_VALUE);
        var at = view.ascending(READERS, from, to, 1);
        return at.isEmpty() ? 0 : at.getFirst().value();
    }
}
