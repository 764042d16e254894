package heliograph.store.rocks;

import heliograph.store.engine.Cursor;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Snapshot;
import org.rocksdb.Status;

/// The one iterator of a snapshot, which serves its ranges one after the other: making an iterator
/// costs several times what a short range does.
///
/// It has no bounds in RocksDB. Behind an end of a range there may be very many rows that were
/// removed, which an iterator with bounds would not step over: so this one gives up after
/// [#SKIPPED_MAX] of them, and an iterator with bounds goes on from there.
final class SharedCursor implements AutoCloseable {
    /// Removed rows that are stepped over.
    static final int SKIPPED_MAX = 64;

    private final RocksDB db;
    private final Snapshot moment;
    private final RocksIterator at;
    private boolean lent;

    /// @param options read `moment`, and end after [#SKIPPED_MAX]
    SharedCursor(RocksDB db, Snapshot moment, ReadOptions options) {
        this.db = db;
        this.moment = moment;
        at = db.newIterator(options);
    }

    /// A range; a second one while the first is still walked has an iterator of its own.
    Cursor range(byte[] from, byte[] to, boolean descending) {
        if (lent) return new RocksCursor(db, moment, from, to, descending);
        lent = true;
        return new Range(from, to, descending);
    }

    @Override
    public void close() {
        at.close();
    }

    private final class Range implements Cursor {
        private final byte[] from;
        private final byte[] to;
        private final boolean descending;
        private byte @Nullable [] key;
        private boolean ended;
        private @Nullable RocksCursor rest;

        Range(byte[] from, byte[] to, boolean descending) {
            this.from = from;
            this.to = to;
            this.descending = descending;
        }

        @Override
        public boolean next() {
            if (rest != null) return rest.next();
            if (ended) return false;
            step();
            if (at.isValid()) {
                byte[] found = at.key();
                boolean within =
                        descending
                                ? Arrays.compareUnsigned(found, from) >= 0
                                : Arrays.compareUnsigned(found, to) < 0;
                key = within ? found : null;
                ended = !within;
                return within;
            }
            return gaveUp() && goOn().next();
        }

        private void step() {
            if (key == null) {
                if (!descending) at.seek(from);
                else {
                    at.seekForPrev(to);
                    if (at.isValid() && Arrays.equals(at.key(), to)) at.prev();
                }
            } else if (descending) at.prev();
            else at.next();
        }

        /// Whether there may be more behind rows that were removed.
        private boolean gaveUp() {
            try {
                at.status();
                ended = true;
                return false;
            } catch (RocksDBException e) {
                var status = e.getStatus();
                if (status != null && status.getCode() == Status.Code.Incomplete) return true;
                throw Database.failure("A range cannot be read", e);
            }
        }

        private RocksCursor goOn() {
            var last = key;
            var begin = descending || last == null ? from : Arrays.copyOf(last, last.length + 1);
            var end = descending && last != null ? last : to;
            var bounded = new RocksCursor(db, moment, begin, end, descending);
            rest = bounded;
            return bounded;
        }

        @Override
        public byte[] key() {
            if (rest != null) return rest.key();
            if (key == null) throw new IllegalStateException("a cursor before or behind its range");
            return key;
        }

        @Override
        public byte[] value() {
            return rest != null ? rest.value() : at.value();
        }

        @Override
        public void close() {
            if (rest != null) rest.close();
            lent = false;
        }
    }
}
