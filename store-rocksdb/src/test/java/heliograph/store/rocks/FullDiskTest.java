package heliograph.store.rocks;

import static heliograph.store.engine.ContractFixture.ALICE;
import static heliograph.store.engine.ContractFixture.BOB;
import static heliograph.store.engine.ContractFixture.NOON;
import static heliograph.store.engine.ContractFixture.NUMBER;
import static heliograph.store.engine.ContractFixture.arrived;
import static heliograph.store.engine.ContractFixture.get;
import static heliograph.store.engine.ContractFixture.put;
import static heliograph.store.engine.ContractFixture.recordNumbers;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.store.Home;
import heliograph.store.StoreException;
import heliograph.store.engine.HomeStore;
import heliograph.store.engine.Pause;
import heliograph.store.memory.Steps;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A disk that gets full: writes are refused while RocksDB still has room, and go on later.
class FullDiskTest {
    private static final long RESERVE = 1_000_000;
    private static final int NOTICED_WITHIN = 64;

    @TempDir Path folder = Path.of("");
    private final AtomicLong free = new AtomicLong(RESERVE);
    private final Steps steps = new Steps();

    private HomeStore open() {
        var settings = new RocksSettings(1 << 20, 1 << 16, RESERVE);
        var engine = RocksEngine.open(folder, settings, free::get);
        return new HomeStore(engine, NOON, steps, Pause.NONE);
    }

    @Test
    void writesAreRefusedBelowTheReserveAndGoOnAboveIt() {
        try (var store = open()) {
            for (int i = 1; i <= 200; i++) put(store, ALICE, 1, i); // just enough is free
            free.set(RESERVE - 1);
            int written = 200;
            var refused = assertThrows(StoreException.Full.class, () -> write100(store));
            assertTrue(String.valueOf(refused.getMessage()).contains("MiB free"));
            Integer last = get(store, ALICE, 1);
            assertTrue(last != null && last >= written && last < 1_000 + NOTICED_WITHIN);
            for (int i = 0; i < 10; i++) {
                assertThrows(StoreException.Full.class, () -> put(store, BOB, 1, 1));
            }
            assertEquals(last, get(store, ALICE, 1)); // reads go on
            free.set(RESERVE);
            put(store, ALICE, 1, 5);
            assertEquals(5, get(store, ALICE, 1));
        }
    }

    private static void write100(HomeStore store) {
        for (int i = 0; i < 100; i++) put(store, ALICE, 1, 1_000 + i);
    }

    @Test
    void notesWaitForRoom() {
        try (var store = open()) {
            recordNumbers(store);
            store.start();
            store.write(
                    ALICE,
                    tx -> {
                        tx.tell(BOB, NUMBER, 1);
                        tx.tell(BOB, NUMBER, 2);
                        return true;
                    });
            free.set(0);
            assertThrows(StoreException.Full.class, () -> write100(store));
            for (int i = 0; i < 5; i++) steps.runOne(new SplittableRandom(1));
            assertEquals(List.of(), arrived(store, BOB, ALICE));
            free.set(RESERVE);
            steps.runAll();
            assertEquals(List.of(1, 2), arrived(store, BOB, ALICE));
        }
    }

    @Test
    void aFullDiskIsToldAtTheStart() {
        free.set(0);
        try (var store = open()) {
            assertThrows(StoreException.Full.class, () -> put(store, ALICE, 1, 1));
            assertEquals(List.of(), store.homes(Home.ACCOUNT, null, 1));
        }
    }
}
