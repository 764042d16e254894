package heliograph.store.engine;

import heliograph.store.Home;
import org.jspecify.annotations.Nullable;

/// The engine as the owner of a home reads it: single rows of the home by way of [HotRows].
///
/// @param below the latest state
/// @param epoch of the ownership under which is read
record HotSource(Source below, HotRows rows, Home home, long epoch) implements Source {
    @Override
    public byte @Nullable [] get(byte[] key) {
        // What lies outside of the home (the outbox of another) changes without its owner.
        if (!Layout.isOf(home, key)) return below.get(key);
        return switch (rows.find(home, key, epoch)) {
            case HotRows.Finding.Known(var value) -> value;
            case HotRows.Finding.Unknown() -> {
                byte[] value = below.get(key);
                rows.remember(home, key, value, epoch);
                yield value;
            }
        };
    }

    @Override
    public Cursor cursor(byte[] from, byte[] to, boolean descending) {
        return below.cursor(from, to, descending);
    }
}
