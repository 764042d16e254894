package heliograph.store.rocks;

import static heliograph.store.engine.ContractFixture.ALICE;
import static heliograph.store.engine.ContractFixture.INTS;
import static heliograph.store.engine.ContractFixture.PAIRS;
import static heliograph.store.engine.ContractFixture.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.store.Pair;
import heliograph.store.Store;
import heliograph.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A log that a crash has left torn, or a disk has damaged. Commits are of 20 to 40,000 bytes, so
/// that some share a block of the log and some spread over several.
class TornLogTest {
    private static final int SYNCED = 30;
    private static final int ALL = 42;

    @TempDir Path temp = Path.of("");
    private Path folder = temp;
    private byte[] log = {};
    private int syncedBytes;
    private int beforeLast;

    @BeforeEach
    void write() throws IOException {
        folder = temp.resolve("written");
        try (var store = RocksStore.open(folder, InstantSource.system())) {
            for (int i = 1; i <= SYNCED; i++) write(store, i);
            syncedBytes = (int) Files.size(newestLog());
            for (int i = SYNCED + 1; i < ALL; i++) write(store, i);
            beforeLast = (int) Files.size(newestLog());
            write(store, ALL);
        }
        log = Files.readAllBytes(newestLog());
    }

    private static void write(Store store, int number) {
        var filler = new byte[number % 3 == 0 ? 40_000 : number];
        new SplittableRandom(number).nextBytes(filler);
        store.write(
                ALICE,
                tx -> {
                    tx.put(INTS, 1, number);
                    tx.put(PAIRS, new Pair<>(1L, number), filler);
                    return true;
                });
    }

    private Path newestLog() throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }
    }

    /// A copy of the folder whose log is `torn`.
    private Path copy(int number, byte[] torn) throws IOException {
        var copy = temp.resolve("copy" + number);
        Files.createDirectory(copy);
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) Files.copy(file, copy.resolve(file.getFileName()));
        }
        Files.write(copy.resolve(newestLog().getFileName()), torn);
        return copy;
    }

    private static void checkOpens(Path copy, int atLeast) {
        try (var store = RocksStore.open(copy, InstantSource.system())) {
            Integer last = get(store, ALICE, 1);
            assertTrue(last != null && last >= atLeast && last <= ALL, "the last is " + last);
            int entries = store.read(ALICE, view -> view.count(PAIRS, null, null));
            assertEquals(last, entries);
            write(store, ALL + 1);
        }
        try (var store = RocksStore.open(copy, InstantSource.system())) {
            assertEquals(ALL + 1, get(store, ALICE, 1));
        }
    }

    @Test
    void aLogThatEndsTooEarlyLosesOnlyWhatWasNotSynced() throws IOException {
        checkOpens(copy(0, log), ALL);
        checkOpens(copy(1, Arrays.copyOf(log, syncedBytes)), SYNCED);
        var random = new SplittableRandom(1);
        for (int i = 2; i < 10; i++) {
            int length = random.nextInt(syncedBytes, log.length);
            checkOpens(copy(i, Arrays.copyOf(log, length)), SYNCED);
        }
    }

    /// The last record, which is larger than a block, is garbled: its bytes reached the disk in
    /// part, or not in order.
    @Test
    void aLastWriteThatIsGarbledIsDropped() throws IOException {
        var random = new SplittableRandom(2);
        for (int i = 0; i < 12; i++) {
            byte[] torn = log.clone();
            int from = random.nextInt(beforeLast, log.length);
            int to = Math.min(log.length, from + 1 + random.nextInt(20_000));
            for (int at = from; at < to; at++) {
                torn[at] = (byte) (i % 2 == 0 ? 0 : torn[at] ^ (1 + random.nextInt(255)));
            }
            checkOpens(copy(i, torn), ALL - 1);
        }
    }

    /// What was acknowledged is damaged: that must not pass for a torn end.
    @Test
    void aLogThatIsDamagedFurtherUpIsRefused() throws IOException {
        var random = new SplittableRandom(3);
        for (int i = 0; i < 12; i++) {
            byte[] damaged = log.clone();
            int at = random.nextInt(syncedBytes);
            int count = i % 3 == 0 ? 1 : Math.min(5_000, syncedBytes - at);
            for (int b = 0; b < count; b++) damaged[at + b] ^= 0x55;
            var copy = copy(i, damaged);
            var refused =
                    assertThrows(
                            StoreException.Corrupt.class,
                            () -> RocksStore.open(copy, InstantSource.system()),
                            "damaged from " + at);
            assertTrue(String.valueOf(refused.getMessage()).contains("is damaged at byte"));
            Files.write(copy.resolve(newestLog().getFileName()), log);
            checkOpens(copy, ALL);
        }
    }
}
