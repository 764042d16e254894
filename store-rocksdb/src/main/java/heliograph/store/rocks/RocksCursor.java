package heliograph.store.rocks;

import heliograph.store.engine.Cursor;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;
import org.rocksdb.Snapshot;

/// An iterator of RocksDB between two bounds.
final class RocksCursor implements Cursor {
    private final Slice lower;
    private final Slice upper;
    private final ReadOptions options;
    private final RocksIterator at;
    private final boolean descending;
    private boolean begun;

    RocksCursor(RocksDB db, @Nullable Snapshot moment, byte[] from, byte[] to, boolean descending) {
        lower = new Slice(from);
        upper = new Slice(to);
        options = new ReadOptions().setIterateLowerBound(lower).setIterateUpperBound(upper);
        if (moment != null) options.setSnapshot(moment);
        at = db.newIterator(options);
        this.descending = descending;
    }

    @Override
    public boolean next() {
        if (!begun) {
            begun = true;
            if (descending) at.seekToLast();
            else at.seekToFirst();
        } else if (at.isValid()) {
            if (descending) at.prev();
            else at.next();
        }
        if (at.isValid()) return true;
        try {
            at.status();
        } catch (RocksDBException e) {
            throw Database.failure("A range cannot be read", e);
        }
        return false;
    }

    @Override
    public byte[] key() {
        return at.key();
    }

    @Override
    public byte[] value() {
        return at.value();
    }

    @Override
    public void close() {
        at.close();
        options.close();
        upper.close();
        lower.close();
    }
}
