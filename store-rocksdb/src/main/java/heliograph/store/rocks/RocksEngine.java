package heliograph.store.rocks;

import heliograph.store.Home;
import heliograph.store.StoreException;
import heliograph.store.engine.Batch;
import heliograph.store.engine.Claims;
import heliograph.store.engine.Engine;
import heliograph.store.engine.Outcome;
import heliograph.store.engine.Snapshot;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/// The engine over one RocksDB. A home is owned by whoever claimed it last within this process; the
/// folder is locked against others.
public final class RocksEngine implements Engine {
    private static final Logger LOG = System.getLogger(RocksEngine.class.getName());
    private static final byte[] FORMAT_KEY = {0, 0, 'f'};
    private static final byte[] STARTS_KEY = {0, 0, 's'};
    private static final int FORMAT = 1;

    private final Path folder;
    private final FolderLock lock;
    private final Database database;
    private final Reserve reserve;
    private final Claims claims;
    private final Committer committer;
    private volatile boolean broken;

    private RocksEngine(Path folder, FolderLock lock, Database database, RocksSettings settings)
            throws RocksDBException, IOException {
        this.folder = folder;
        this.lock = lock;
        this.database = database;
        reserve = new Reserve(Files.getFileStore(folder), settings.reserveBytes());
        checkFormat();
        claims = new Claims(countStart() << 32);
        committer = new Committer(this::write);
    }

    /// See [RocksStore#open].
    public static RocksEngine open(Path folder, RocksSettings settings) {
        try {
            var lock = FolderLock.take(folder);
            Database database = null;
            try {
                database = new Database(folder, settings);
                return new RocksEngine(folder, lock, database, settings);
            } catch (RocksDBException | RuntimeException | IOException e) {
                if (database != null) database.close();
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
        if (broken) throw new StoreException.Unavailable("The disk of " + folder + " failed", null);
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
        return committer.commit(batch);
    }

    @Override
    public Snapshot snapshot(Home home) {
        return database.snapshot();
    }

    @Override
    public Snapshot latest() {
        return database.latest();
    }

    @Override
    public void close() {
        committer.close();
        database.close();
        try {
            lock.close();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The lock of " + folder + " could not be given back", e);
        }
    }

    private Outcome write(byte[] merged) {
        try (var batch = new WriteBatch(merged)) {
            if (broken) return new Outcome.Unknown();
            database.write(batch);
            return new Outcome.Committed();
        } catch (RocksDBException e) {
            LOG.log(Level.ERROR, "A commit to " + folder + " failed", e);
            broken = true;
            return new Outcome.Unknown();
        }
    }

    private void checkFormat() throws RocksDBException {
        byte[] format = database.get(FORMAT_KEY);
        if (format != null && (format.length != 4 || ByteBuffer.wrap(format).getInt() != FORMAT)) {
            var what = "The store in " + folder + " was written by another version";
            throw new StoreException.Corrupt(what, null);
        }
    }

    /// Counts the starts, so that epochs of this one are greater than those of all before.
    private long countStart() throws RocksDBException {
        byte[] before = database.get(STARTS_KEY);
        long starts = before == null ? 1 : ByteBuffer.wrap(before).getLong() + 1;
        try (var batch = new WriteBatch()) {
            batch.put(FORMAT_KEY, ByteBuffer.allocate(4).putInt(FORMAT).array());
            batch.put(STARTS_KEY, ByteBuffer.allocate(8).putLong(starts).array());
            database.write(batch);
        }
        return starts;
    }
}
