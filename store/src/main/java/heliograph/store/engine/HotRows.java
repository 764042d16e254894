package heliograph.store.engine;

import heliograph.store.Home;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// Rows that writers have read lately, so that a home's next write need not ask the engine for them
/// again: the counters of a box, the row of a chat, a block that is not there.
///
/// A row is known to one ownership of a home only, by its epoch. What it holds is what the engine
/// holds as long as that ownership lasts: nobody else writes, and the owner brings each commit in
/// here. All calls for a home come under its lock. Homes share a table of fixed size, each in a set
/// of a few places in which a newer row drives out an older one; so memory is bounded by the table,
/// whatever the number of homes, and all that two homes in one set do to each other is to forget.
final class HotRows {
    /// Longer values stay with the engine, which has them in its own cache.
    static final int VALUE_MAX = 512;

    /// Rows of one home, and of those that share its set.
    static final int WAYS = 8;

    /// With 8 ways and [#VALUE_MAX] at most some 10 MiB; rows are about 100 bytes in truth.
    private static final int SETS = 1 << 11;

    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    private record Row(byte[] key, byte @Nullable [] value, long epoch) {}

    private final AtomicReferenceArray<@Nullable Row> rows;

    HotRows() {
        this(SETS);
    }

    /// @param sets a power of two
    HotRows(int sets) {
        rows = new AtomicReferenceArray<>(sets * WAYS);
    }

    /// What is known of a row.
    sealed interface Finding {
        /// All is known.
        ///
        /// @param value null when the engine has no such key
        @SuppressWarnings("ArrayRecordComponent") // compared by nobody
        record Known(byte @Nullable [] value) implements Finding {}

        /// The engine must be asked.
        record Unknown() implements Finding {}
    }

    private static final Finding UNKNOWN = new Finding.Unknown();

    /// Looks for a key of a home that is owned under `epoch`.
    Finding find(Home home, byte[] key, long epoch) {
        int from = set(home);
        for (int at = from; at < from + WAYS; at++) {
            var row = rows.getAcquire(at);
            if (row != null && row.epoch == epoch && Arrays.equals(row.key, key)) {
                return new Finding.Known(row.value);
            }
        }
        return UNKNOWN;
    }

    /// Remembers what the engine has for a key that was not known.
    void remember(Home home, byte[] key, byte @Nullable [] value, long epoch) {
        if (value != null && value.length > VALUE_MAX) return;
        int from = set(home);
        int at = from;
        while (at < from + WAYS && rows.getAcquire(at) != null) at++;
        if (at == from + WAYS) at = from + (Arrays.hashCode(key) & (WAYS - 1));
        rows.setRelease(at, new Row(key, value, epoch));
    }

    /// A group was committed: what was known of its rows is known anew.
    ///
    /// A row that was known to be absent and now is there is new, as a message is, and not read
    /// again soon: it makes room.
    void committed(Home home, Overlay writes, long epoch) {
        int from = set(home);
        for (int at = from; at < from + WAYS; at++) {
            var row = rows.getAcquire(at);
            if (row == null || row.epoch != epoch) continue;
            var change = writes.change(row.key);
            if (change == null) continue;
            byte[] value = change.value();
            boolean keep = value == null || (row.value != null && value.length <= VALUE_MAX);
            rows.setRelease(at, keep ? new Row(row.key, value, epoch) : null);
        }
    }

    private int set(Home home) {
        long mixed = (home.id() * 31 + home.kind()) * 0x9e37_79b9_7f4a_7c15L;
        int sets = rows.length() / WAYS;
        return ((int) (mixed >>> 40) & (sets - 1)) * WAYS;
    }
}
