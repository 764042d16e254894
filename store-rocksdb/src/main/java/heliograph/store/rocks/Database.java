package heliograph.store.rocks;

import heliograph.store.StoreException;
import heliograph.store.engine.Cursor;
import heliograph.store.engine.Snapshot;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.CompressionType;
import org.rocksdb.IndexType;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;
import org.rocksdb.WALRecoveryMode;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/// A RocksDB with its options: all that is native memory here, opened and closed together.
final class Database implements AutoCloseable {
    private static final long MIB = 1L << 20;

    static {
        RocksDB.loadLibrary();
    }

    /// Filters of whole files are larger than a part of the cache: they would be read from the disk
    /// with every row. In pieces of a block they are kept like one.
    private static final int CACHE_SHARD_BITS = 4;

    /// How much of the cache indexes and filters may keep to themselves.
    private static final double METADATA_SHARE = 0.5;

    private final Cache cache;
    private final BloomFilter bloom = new BloomFilter(10);
    private final Options options;

    /// A home's changes lie side by side: each is looked for from where the last one went in, which
    /// takes a tenth off the cost of a commit.
    private final WriteOptions durable =
            new WriteOptions().setSync(true).setMemtableInsertHintPerBatch(true);

    private final ReadOptions reading = new ReadOptions();
    private final RocksDB db;

    Database(Path folder, RocksSettings settings) throws RocksDBException {
        cache = new LRUCache(settings.cacheBytes(), CACHE_SHARD_BITS, false, METADATA_SHARE);
        options = options(settings);
        try {
            db = RocksDB.open(options, folder.toString());
        } catch (RocksDBException | RuntimeException e) {
            closeOptions();
            throw e;
        }
    }

    private Options options(RocksSettings settings) {
        var blocks =
                new BlockBasedTableConfig()
                        .setBlockCache(cache)
                        .setBlockSize(8 << 10)
                        .setCacheIndexAndFilterBlocks(true)
                        .setCacheIndexAndFilterBlocksWithHighPriority(true)
                        .setPinL0FilterAndIndexBlocksInCache(true)
                        .setIndexType(IndexType.kTwoLevelIndexSearch)
                        .setPartitionFilters(true)
                        .setMetadataBlockSize(8 << 10)
                        .setPinTopLevelIndexAndFilter(true)
                        .setFilterPolicy(bloom)
                        .setFormatVersion(5);
        return new Options()
                .setCreateIfMissing(true)
                .setTableFormatConfig(blocks)
                .setWriteBufferSize(settings.memtableBytes())
                .setMaxWriteBufferNumber(3)
                .setCompressionType(CompressionType.LZ4_COMPRESSION)
                .setBottommostCompressionType(CompressionType.ZSTD_COMPRESSION)
                .setLevelCompactionDynamicLevelBytes(true)
                .setMaxBackgroundJobs(2)
                .setBytesPerSync(MIB)
                .setMaxTotalWalSize(4 * settings.memtableBytes())
                .setMaxOpenFiles(512)
                .setKeepLogFileNum(5)
                .setMaxLogFileSize(8 * MIB)
                .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
                .setStatsDumpPeriodSec(0)
                .setWalRecoveryMode(WALRecoveryMode.PointInTimeRecovery);
    }

    void write(WriteBatch batch) throws RocksDBException {
        db.write(durable, batch);
    }

    Snapshot snapshot() {
        var moment = db.getSnapshot();
        return new Moment(moment);
    }

    Snapshot latest() {
        return new Latest();
    }

    @Override
    public void close() {
        db.close();
        closeOptions();
    }

    private void closeOptions() {
        reading.close();
        durable.close();
        options.close();
        bloom.close();
        cache.close();
    }

    static StoreException failure(String what, RocksDBException e) {
        var status = e.getStatus();
        var message = what + ": " + e.getMessage();
        if (status != null && status.getSubCode() == Status.SubCode.NoSpace) {
            return new StoreException.Full(message);
        }
        if (status != null && status.getCode() == Status.Code.Corruption) {
            return new StoreException.Corrupt(message, e);
        }
        return new StoreException.Unavailable(message, e);
    }

    private byte @Nullable [] get(ReadOptions at, byte[] key) {
        try {
            return db.get(at, key);
        } catch (RocksDBException e) {
            throw failure("A value cannot be read", e);
        }
    }

    /// One moment. Its ranges are read one after the other by one iterator.
    private final class Moment implements Snapshot {
        private final org.rocksdb.Snapshot moment;
        private final ReadOptions at;
        private @Nullable SharedCursor shared;

        Moment(org.rocksdb.Snapshot moment) {
            this.moment = moment;
            at =
                    new ReadOptions()
                            .setSnapshot(moment)
                            .setMaxSkippableInternalKeys(SharedCursor.SKIPPED_MAX);
        }

        @Override
        public byte @Nullable [] get(byte[] key) {
            return Database.this.get(at, key);
        }

        @Override
        public Cursor cursor(byte[] from, byte[] to, boolean descending) {
            var cursor = shared;
            if (cursor == null) shared = cursor = new SharedCursor(db, moment, at);
            return cursor.range(from, to, descending);
        }

        @Override
        public void close() {
            if (shared != null) shared.close();
            at.close();
            db.releaseSnapshot(moment);
        }
    }

    /// What is there now.
    private final class Latest implements Snapshot {
        @Override
        public byte @Nullable [] get(byte[] key) {
            return Database.this.get(reading, key);
        }

        @Override
        public Cursor cursor(byte[] from, byte[] to, boolean descending) {
            return new RocksCursor(db, null, from, to, descending);
        }

        @Override
        public void close() {}
    }
}
