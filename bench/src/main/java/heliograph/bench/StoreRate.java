package heliograph.bench;

import heliograph.store.Codecs;
import heliograph.store.Home;
import heliograph.store.Pair;
import heliograph.store.Table;
import heliograph.store.rocks.RocksStore;
import java.io.IOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;

/// How many durable commits a second the store does by itself, in this process and on this disk,
/// for callers that each wait for their own: the reference for messages. Each commit puts four
/// keys, 530 bytes in all, as half a message does.
final class StoreRate {
    private static final int PUTS = 4;
    private static final int VALUE_BYTES = 108; // with keys of some 25 bytes about 530 in all
    private static final Table<Pair<Long, Integer>, byte[]> TABLE =
            new Table<>("bench", Codecs.pair(Codecs.LONG, Codecs.INT), Codecs.BYTES);

    private StoreRate() {}

    /// Measures with so many callers.
    ///
    /// @return commits a second
    static double measure(int callers, int seconds) throws IOException {
        var folder = Files.createTempDirectory("heliograph-store");
        try (var store = RocksStore.open(folder, InstantSource.system())) {
            store.start();
            var value = new byte[VALUE_BYTES];
            for (int i = 0; i < VALUE_BYTES; i++) value[i] = (byte) (i * 31 % 97);
            var commits = new LongAdder();
            long begin = System.nanoTime();
            long end = begin + seconds * 1_000_000_000L;
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < callers; i++) {
                    var home = Home.account(i);
                    threads.execute(() -> {
                        for (int id = 0; System.nanoTime() < end; id++) {
                            int number = id;
                            store.write(
                                    home,
                                    tx -> {
                                        for (long key = 0; key < PUTS; key++)
                                            tx.put(TABLE, new Pair<>(key, number), value);
                                        return true;
                                    });
                            commits.increment();
                        }
                    });
                }
            }
            return commits.sum() * 1e9 / (System.nanoTime() - begin);
        } finally {
            ServerProcess.delete(folder);
        }
    }
}
