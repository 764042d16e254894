package heliograph.store.rocks;

import heliograph.store.Home;
import heliograph.store.StoreException;
import heliograph.store.engine.Batch;
import heliograph.store.engine.Change;
import heliograph.store.engine.Claims;
import heliograph.store.engine.Engine;
import heliograph.store.engine.Outcome;
import heliograph.store.engine.Snapshot;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;
import org.rocksdb.RocksDBException;

/// The engine over one RocksDB. A home is owned by whoever claimed it last within this process; the
/// folder is locked against others.
public final class RocksEngine implements Engine {
    private static final Logger LOG = System.getLogger(RocksEngine.class.getName());
    private static final byte[] FORMAT_KEY = {0, 0, 'f'};
    private static final byte[] STARTS_KEY = {0, 0, 's'};
    private static final byte[] FORMAT = {0, 0, 0, 1};

    private final Path folder;
    private final FolderLock lock;
    private final Disk disk;
    private final Reserve reserve;
    private final Claims claims;
    private final Committer committer;

    private RocksEngine(Path folder, FolderLock lock, Disk disk, Reserve reserve) {
        this.folder = folder;
        this.lock = lock;
        this.disk = disk;
        this.reserve = reserve;
        checkFormat();
        claims = new Claims(countStart() << 32);
        committer = new Committer(disk::write);
    }

    /// See [RocksStore#open].
    public static RocksEngine open(Path folder, RocksSettings settings) {
        return open(folder, settings, new Free(folder));
    }

    /// @param free how many bytes of the disk are free
    static RocksEngine open(Path folder, RocksSettings settings, LongSupplier free) {
        try {
            var lock = FolderLock.take(folder);
            Disk disk = null;
            try {
                disk = new Disk(folder, settings, free);
                var reserve = new Reserve(free, settings.reserveBytes());
                return new RocksEngine(folder, lock, disk, reserve);
            } catch (RocksDBException | IOException | RuntimeException e) {
                if (disk != null) disk.close();
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            var what = "The folder " + folder + " cannot be used: " + e;
            throw new StoreException.Unavailable(what, e);
        } catch (RocksDBException e) {
            throw Database.failure("The store in " + folder + " cannot be opened", e);
        }
    }

    @Override
    public long claim(Home home) {
        disk.heal();
        return claims.claim(home);
    }

    @Override
    public void release(Home home, long epoch) {
        claims.release(home, epoch);
    }

    @Override
    public Outcome commit(Batch batch) {
        var refusal = claims.refusal(batch.home(), batch.epoch());
        if (refusal != null) return refusal;
        reserve.check();
        disk.heal();
        return committer.commit(batch.changes());
    }

    @Override
    public Snapshot snapshot(Home home) {
        return disk.snapshot();
    }

    @Override
    public Snapshot latest() {
        return disk.latest();
    }

    @Override
    public void close() {
        committer.close();
        disk.close();
        try {
            lock.close();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The lock of " + folder + " could not be given back", e);
        }
    }

    private void checkFormat() {
        try (var latest = disk.latest()) {
            byte[] format = latest.get(FORMAT_KEY);
            if (format == null || Arrays.equals(format, FORMAT)) return;
            var what = "The store in " + folder + " was written by another version";
            throw new StoreException.Corrupt(what, null);
        }
    }

    /// Counts the starts, so that epochs of this one are greater than those of all before.
    private long countStart() {
        long starts;
        try (var latest = disk.latest()) {
            byte[] before = latest.get(STARTS_KEY);
            starts = before == null ? 1 : ByteBuffer.wrap(before).getLong() + 1;
        }
        var changes =
                List.of(
                        new Change(FORMAT_KEY, FORMAT),
                        new Change(STARTS_KEY, ByteBuffer.allocate(8).putLong(starts).array()));
        var pending = new Pending(changes);
        var merged = Writes.merge(List.of(pending), pending.records().length);
        if (disk.write(merged) instanceof Outcome.Committed) return starts;
        throw new StoreException.Unavailable("The folder " + folder + " cannot be written", null);
    }
}
