package heliograph.store.rocks;

/// What an operator may change.
///
/// Resident memory is about `cacheBytes` + 3 × `memtableBytes` + what malloc keeps in its arenas:
/// run with `MALLOC_ARENA_MAX=2`, or glibc keeps up to eight arenas for each core and resident
/// memory creeps to several times that.
///
/// @param cacheBytes for blocks, indexes and filters together; 1 MiB or more
/// @param memtableBytes of writes gathered in memory before they go to a file; 64 KiB or more
/// @param reserveBytes of the disk kept free: below that, writes are refused as
///   [heliograph.store.StoreException.Full] while RocksDB still has room to work
public record RocksSettings(long cacheBytes, long memtableBytes, long reserveBytes) {
    private static final long MIB = 1L << 20;

    /// 64 MiB of cache, memtables of 32 MiB, 128 MiB kept free.
    public static final RocksSettings DEFAULT = new RocksSettings(64 * MIB, 32 * MIB, 128 * MIB);

    public RocksSettings {
        if (cacheBytes < MIB) throw new IllegalArgumentException("cacheBytes " + cacheBytes);
        if (memtableBytes < 1 << 16) {
            throw new IllegalArgumentException("memtableBytes " + memtableBytes);
        }
        if (reserveBytes < 0) throw new IllegalArgumentException("reserveBytes " + reserveBytes);
    }
}
