package heliograph.store.rocks;

import heliograph.store.StoreException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/// Keeps some of the disk free. A RocksDB that has run into a full disk is hard to get going again,
/// so writes are refused while it still has room for its log and compactions.
final class Reserve {
    /// Commits between two looks at the disk; together they write far less than a reserve.
    private static final int EVERY = 64;

    private final LongSupplier free;
    private final long bytes;
    private final AtomicInteger commits = new AtomicInteger();
    private volatile boolean full;

    /// @param free how many bytes of the disk are free
    Reserve(LongSupplier free, long bytes) {
        this.free = free;
        this.bytes = bytes;
    }

    /// @throws StoreException.Full when less is free
    void check() {
        if (full || commits.incrementAndGet() % EVERY == 1) full = free.getAsLong() < bytes;
        if (full) {
            throw new StoreException.Full(
                    "The disk has less than " + (bytes >> 20) + " MiB free: nothing is written");
        }
    }
}
