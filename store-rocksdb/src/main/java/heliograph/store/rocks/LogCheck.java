package heliograph.store.rocks;

import heliograph.store.StoreException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.CRC32C;

/// Tells a log that merely ends in the middle of a write from one that is damaged further up, and
/// cuts the first where its last whole write ends.
///
/// A crash may leave the last write torn, which was never acknowledged: that may go. RocksDB would
/// drop it as well, but just as silently all that follows a damaged spot further up, which was
/// acknowledged; and 11.8.1 never returns from opening some logs whose end is garbled. Every write
/// to the log is one record and is synced before the next begins; so if a record begins anywhere
/// behind a damaged spot, what is damaged had been synced.
///
/// The log's form (as in RocksDB's wiki, "Write Ahead Log File Format"): blocks of 32 KiB, in them
/// fragments of records, each with a header of seven bytes: a masked CRC-32C over the type and the
/// payload, the payload's length in two bytes, and the type, 1 for a whole record, 2 for its first
/// fragment, 3 for a middle and 4 for the last one. No header is split over two blocks.
final class LogCheck {
    private static final Logger LOG = System.getLogger(LogCheck.class.getName());
    private static final int BLOCK = 32 << 10;
    private static final int HEADER = 7;
    private static final int WHOLE = 1;
    private static final int FIRST = 2;
    private static final int MIDDLE = 3;
    private static final int CRC_DELTA = 0xa282ead8;

    private final byte[] log;

    /// Where the last record that is whole ends.
    private int wholeEnd;

    private LogCheck(byte[] log) {
        this.log = log;
    }

    /// Looks at all logs in the folder of a database that is closed.
    ///
    /// @throws StoreException.Corrupt when one is damaged before its end
    static void check(Path folder) throws IOException {
        for (var log : logs(folder)) {
            var check = new LogCheck(Files.readAllBytes(log));
            int damaged = check.damage();
            if (damaged >= 0) {
                var what =
                        "The log "
                                + log
                                + " is damaged at byte "
                                + damaged
                                + ", before writes that were acknowledged. Nothing was changed."
                                + " Restore the folder from a backup, and see whether the disk fails.";
                throw new StoreException.Corrupt(what, null);
            }
            if (check.wholeEnd < check.log.length) cut(log, check.wholeEnd);
        }
    }

    /// How large all logs in the folder are together.
    static long bytes(Path folder) throws IOException {
        long bytes = 0;
        for (var log : logs(folder)) bytes += Files.size(log);
        return bytes;
    }

    private static List<Path> logs(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".log")).sorted().toList();
        }
    }

    private static void cut(Path log, int end) throws IOException {
        LOG.log(Level.INFO, "The log {0} ends in a torn write: it is cut at byte {1}", log, end);
        try (var file = FileChannel.open(log, StandardOpenOption.WRITE)) {
            file.truncate(end).force(true);
        }
    }

    /// Where the log is damaged though a record begins further down; -1 if it is not. Sets
    /// [#wholeEnd].
    private int damage() {
        int at = 0;
        while (at < log.length) {
            int left = BLOCK - at % BLOCK;
            if (left < HEADER) {
                at += left;
                continue;
            }
            int size = fragment(at);
            if (size < 0) return recordBegins(at + 1) ? at : -1;
            int type = log[at + 6];
            at += size;
            if (type != FIRST && type != MIDDLE) wholeEnd = at;
        }
        return -1;
    }

    /// The size of the fragment at `at`, header included; -1 if there is no sound one.
    private int fragment(int at) {
        if (log.length - at < HEADER) return -1;
        int length = (log[at + 4] & 0xff) | (log[at + 5] & 0xff) << 8;
        int end = at + HEADER + length;
        if (log[at + 6] == 0 || end > log.length || end > (at / BLOCK + 1) * BLOCK) return -1;
        var crc = new CRC32C();
        crc.update(log, at + 6, length + 1);
        int sum = (int) crc.getValue();
        int masked = Integer.rotateRight(sum, 15) + CRC_DELTA;
        int stored = 0;
        for (int i = 3; i >= 0; i--) stored = stored << 8 | (log[at + i] & 0xff);
        return masked == stored ? HEADER + length : -1;
    }

    /// Whether a sound record begins at or behind `from`. In the block of `from` that may be at any
    /// byte, since the lengths that lead from one to the next are not to be trusted there; in later
    /// blocks it is along the fragments from the block's start.
    private boolean recordBegins(int from) {
        int next = Math.min(log.length, (from / BLOCK + 1) * BLOCK);
        for (int at = from; at <= next - HEADER; at++) {
            if (begins(at) && fragment(at) > 0) return true;
        }
        for (int block = next; block < log.length; block += BLOCK) {
            int at = block;
            int size = fragment(at);
            while (size > 0) {
                if (begins(at)) return true;
                at += size;
                if (at >= block + BLOCK - HEADER) break;
                size = fragment(at);
            }
        }
        return false;
    }

    private boolean begins(int at) {
        int type = log[at + 6];
        return type == WHOLE || type == FIRST;
    }
}
