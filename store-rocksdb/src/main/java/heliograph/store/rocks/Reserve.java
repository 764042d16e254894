package heliograph.store.rocks;

import heliograph.store.StoreException;
import java.io.IOException;
import java.nio.file.FileStore;
import java.util.concurrent.atomic.AtomicInteger;

/// Keeps some of the disk free. A RocksDB that has run into a full disk is hard to get going again,
/// so writes are refused while it still has room for its log and compactions.
final class Reserve {
    /// Commits between two looks at the disk; together they write far less than a reserve.
    private static final int EVERY = 64;

    private final FileStore disk;
    private final long bytes;
    private final AtomicInteger commits = new AtomicInteger();
    private volatile boolean full;

    Reserve(FileStore disk, long bytes) {
        this.disk = disk;
        this.bytes = bytes;
    }

    /// @throws StoreException.Full when less is free
    void check() {
        if (full || commits.incrementAndGet() % EVERY == 1) full = free() < bytes;
        if (full) {
            throw new StoreException.Full(
                    "The disk has less than " + (bytes >> 20) + " MiB free: nothing is written");
        }
    }

    private long free() {
        try {
            return disk.getUsableSpace();
        } catch (IOException e) {
            return Long.MAX_VALUE; // nothing is known against writing: RocksDB will tell
        }
    }
}
