package heliograph.store.rocks;

import com.sun.management.OperatingSystemMXBean;
import heliograph.store.Codecs;
import heliograph.store.Home;
import heliograph.store.Pair;
import heliograph.store.Table;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntConsumer;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/// Measures durable commits a second of the store beside those of a bare RocksDB of the same
/// settings whose callers share commits, in turns, in one process. Every commit puts four keys, 530
/// bytes in all, as a message does (text, dialog, counter, what was sent); each caller waits for
/// its own.
///
/// ```
/// java --enable-native-access=ALL-UNNAMED -cp ... heliograph.store.rocks.CommitRate 1000 5 3
/// ```
///
/// Arguments: callers (virtual threads, each with a home of its own), seconds a turn, turns.
final class CommitRate {
    private static final int PUTS = 4;
    private static final int VALUE_BYTES = 108; // with keys of some 25 bytes about 530 in all
    private static final Table<Pair<Long, Integer>, byte[]> TABLE =
            new Table<>("msg", Codecs.pair(Codecs.LONG, Codecs.INT), Codecs.BYTES);

    private static final OperatingSystemMXBean CPU =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private CommitRate() {}

    private record Waiting(List<byte[]> keys, Semaphore done) {}

    /// Measures and prints.
    ///
    /// @param args callers, seconds, turns
    public static void main(String[] args) throws Exception {
        int callers = Integer.parseInt(args[0]);
        int seconds = Integer.parseInt(args[1]);
        var ratios = new ArrayList<Double>();
        for (int turn = 0; turn < Integer.parseInt(args[2]); turn++) {
            double bare = inFolder(folder -> bare(folder, callers, seconds));
            double store = inFolder(folder -> store(folder, callers, seconds));
            ratios.add(store / bare);
            System.out.printf(
                    "bare %,.0f/s  store %,.0f/s  ratio %.2f%n", bare, store, store / bare);
        }
        ratios.sort(Comparator.naturalOrder());
        System.out.printf("median ratio %.2f%n", ratios.get(ratios.size() / 2));
    }

    private interface Measurement {
        double run(Path folder) throws Exception;
    }

    private static double inFolder(Measurement measurement) throws Exception {
        var folder = Files.createTempDirectory("commit-rate");
        try {
            return measurement.run(folder);
        } finally {
            try (var all = Files.walk(folder)) {
                for (var file : all.sorted(Comparator.reverseOrder()).toList()) delete(file);
            }
        }
    }

    private static void delete(Path file) throws IOException {
        Files.delete(file);
    }

    private static double store(Path folder, int callers, int seconds) throws Exception {
        var value = value();
        try (var store = RocksStore.open(folder, InstantSource.system())) {
            store.start();
            var next = new int[callers];
            return rate(
                    callers,
                    seconds,
                    caller ->
                            store.write(
                                    Home.account(caller),
                                    tx -> {
                                        int id = next[caller]++;
                                        for (long i = 0; i < PUTS; i++) {
                                            tx.put(TABLE, new Pair<>(i, id), value);
                                        }
                                        return true;
                                    }));
        }
    }

    private static double bare(Path folder, int callers, int seconds) throws Exception {
        var queue = new LinkedBlockingQueue<Waiting>();
        try (var db = new Database(folder, RocksSettings.DEFAULT)) {
            var committer = Thread.ofPlatform().daemon().start(() -> commitAll(db, queue, value()));
            var next = new int[callers];
            double rate =
                    rate(
                            callers,
                            seconds,
                            caller -> {
                                var done = new Semaphore(0);
                                queue.add(new Waiting(keys(caller, next[caller]++), done));
                                done.acquireUninterruptibly();
                            });
            committer.interrupt();
            committer.join();
            return rate;
        }
    }

    private static void commitAll(Database db, LinkedBlockingQueue<Waiting> queue, byte[] value) {
        List<Waiting> merged = new ArrayList<>();
        try {
            while (true) {
                merged.add(queue.take());
                queue.drainTo(merged);
                try (var batch = new WriteBatch()) {
                    for (var waiting : merged) {
                        for (byte[] key : waiting.keys()) batch.put(key, value);
                    }
                    db.write(batch);
                }
                for (var waiting : merged) waiting.done().release();
                merged.clear();
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        } catch (RocksDBException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<byte[]> keys(long caller, int id) {
        var keys = new ArrayList<byte[]>(PUTS);
        for (int i = 0; i < PUTS; i++) {
            keys.add(
                    ByteBuffer.allocate(25)
                            .putLong(1, caller)
                            .putLong(13, i)
                            .putInt(21, id)
                            .array());
        }
        return keys;
    }

    private static byte[] value() {
        var value = new byte[VALUE_BYTES];
        for (int i = 0; i < VALUE_BYTES; i++) value[i] = (byte) (i * 31 % 97);
        return value;
    }

    private static double rate(int callers, int seconds, IntConsumer commit) throws Exception {
        var commits = new LongAdder();
        long cpu = CPU.getProcessCpuTime();
        long begin = System.nanoTime();
        long end = begin + seconds * 1_000_000_000L;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < callers; i++) {
                int caller = i;
                threads.execute(() -> {
                    while (System.nanoTime() < end) {
                        commit.accept(caller);
                        commits.increment();
                    }
                });
            }
        }
        double cpuMicros = (CPU.getProcessCpuTime() - cpu) / 1e3 / commits.sum();
        System.out.printf("%.1f us of CPU a commit; ", cpuMicros);
        return commits.sum() * 1e9 / (System.nanoTime() - begin);
    }
}
