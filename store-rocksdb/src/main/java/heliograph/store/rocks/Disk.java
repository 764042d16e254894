package heliograph.store.rocks;

import heliograph.store.StoreException;
import heliograph.store.engine.Cursor;
import heliograph.store.engine.Outcome;
import heliograph.store.engine.Snapshot;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/// The database, opened anew after its disk has failed.
///
/// A RocksDB that could not write its log refuses all further writes, and only its log says what
/// became of the last ones. To open it again is the one way that both works and settles that.
final class Disk implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Disk.class.getName());

    private static final long ROOM_BYTES = 1 << 20;

    private record Opened(Database database, Users users) {}

    private final Path folder;
    private final RocksSettings settings;
    private final LongSupplier free;
    private final ReentrantLock healing = new ReentrantLock();
    private volatile @Nullable Opened current;
    private volatile boolean failed;

    /// @param free how many bytes of the disk are free
    Disk(Path folder, RocksSettings settings, LongSupplier free)
            throws RocksDBException, IOException {
        this.folder = folder;
        this.settings = settings;
        this.free = free;
        current = open();
    }

    private Opened open() throws RocksDBException, IOException {
        LogCheck.check(folder);
        return new Opened(new Database(folder, settings), new Users());
    }

    /// Writes a batch in RocksDB's form, durably.
    Outcome write(byte[] merged) {
        if (failed) return new Outcome.Unknown();
        var opened = enter();
        try (var batch = new WriteBatch(merged)) {
            opened.database().write(batch);
            return new Outcome.Committed();
        } catch (RocksDBException e) {
            LOG.log(Level.ERROR, "A commit to " + folder + " failed: it is opened again", e);
            failed = true;
            return new Outcome.Unknown();
        } finally {
            opened.users().leave();
        }
    }

    /// After this, whatever a failed write could still bring about has happened or never will.
    ///
    /// @throws StoreException when the disk still fails
    void heal() {
        if (!failed) return;
        healing.lock();
        try {
            if (!failed) return;
            checkRoom();
            var old = current;
            if (old != null) {
                if (!old.users().close()) {
                    var why = "The store in " + folder + " has readers that do not end";
                    throw new StoreException.Unavailable(why, null);
                }
                current = null;
                old.database().close();
            }
            current = open();
            failed = false;
            LOG.log(Level.INFO, "The store in {0} works again", folder);
        } catch (RocksDBException e) {
            throw Database.failure("The store in " + folder + " cannot be opened again", e);
        } catch (IOException e) {
            throw new StoreException.Unavailable("The disk of " + folder + " fails", e);
        } finally {
            healing.unlock();
        }
    }

    /// What is in the logs is written to files when they are opened. Without room for that the
    /// failed database stays open, for it can still be read.
    private void checkRoom() throws IOException {
        long needed = ROOM_BYTES + LogCheck.bytes(folder);
        if (free.getAsLong() >= needed) return;
        var why = "The disk of " + folder + " failed and needs " + needed + " free bytes";
        throw new StoreException.Full(why);
    }

    Snapshot snapshot() {
        var opened = enter();
        return new Moment(opened, opened.database().snapshot());
    }

    Snapshot latest() {
        return new Latest();
    }

    @Override
    public void close() {
        var last = current;
        if (last != null) last.database().close();
    }

    private Opened enter() {
        var opened = current;
        if (opened != null && opened.users().enter()) return opened;
        heal(); // it is being opened again just now, or that has failed before
        opened = current;
        if (opened != null && opened.users().enter()) return opened;
        throw new StoreException.Unavailable("The disk of " + folder + " fails", null);
    }

    /// A snapshot, which keeps its database open.
    private record Moment(Opened opened, Snapshot snapshot) implements Snapshot {
        @Override
        public byte @Nullable [] get(byte[] key) {
            return snapshot.get(key);
        }

        @Override
        public Cursor cursor(byte[] from, byte[] to, boolean descending) {
            return snapshot.cursor(from, to, descending);
        }

        @Override
        public void close() {
            snapshot.close();
            opened.users().leave();
        }
    }

    /// What is there now: each look goes to the database that is open then.
    private final class Latest implements Snapshot {
        @Override
        public byte @Nullable [] get(byte[] key) {
            var opened = enter();
            try {
                return opened.database().latest().get(key);
            } finally {
                opened.users().leave();
            }
        }

        @Override
        public Cursor cursor(byte[] from, byte[] to, boolean descending) {
            var opened = enter();
            try {
                return new Walk(opened, opened.database().latest().cursor(from, to, descending));
            } catch (RuntimeException | Error e) {
                opened.users().leave();
                throw e;
            }
        }

        @Override
        public void close() {}
    }

    /// A cursor, which keeps its database open.
    private record Walk(Opened opened, Cursor cursor) implements Cursor {
        @Override
        public boolean next() {
            return cursor.next();
        }

        @Override
        public byte[] key() {
            return cursor.key();
        }

        @Override
        public byte[] value() {
            return cursor.value();
        }

        @Override
        public void close() {
            cursor.close();
            opened.users().leave();
        }
    }
}
