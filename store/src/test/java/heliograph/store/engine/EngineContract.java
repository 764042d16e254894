package heliograph.store.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.store.Home;
import heliograph.store.memory.MemoryEngine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What an engine promises to the store above it.
public abstract class EngineContract {
    private static final Home HOME = Home.account(1);
    private static final Home OTHER = Home.account(2);

    private Engine engine = new MemoryEngine();

    /// Opens an engine with nothing in it, and in later calls of a test, when the one before is
    /// closed, with what that had.
    protected abstract Engine open() throws Exception;

    @BeforeEach
    void openEngine() throws Exception {
        engine = open();
    }

    @AfterEach
    void closeEngine() {
        engine.close();
    }

    private static byte[] key(int last) {
        return new byte[] {'a', 1, (byte) last};
    }

    private Outcome put(Home home, long epoch, int... keys) {
        var changes =
                Arrays.stream(keys)
                        .mapToObj(key -> new Change(key(key), new byte[] {(byte) key}))
                        .toList();
        return engine.commit(new Batch(home, epoch, 1, changes));
    }

    @Test
    void onlyTheNewestOwnerCommits() {
        long first = engine.claim(HOME);
        assertEquals(new Outcome.Committed(), put(HOME, first, 1));
        long second = engine.claim(HOME);
        assertTrue(second > first);
        assertInstanceOf(Outcome.Fenced.class, put(HOME, first, 2));
        assertEquals(new Outcome.Committed(), put(HOME, second, 3));
        engine.release(HOME, first);
        assertEquals(new Outcome.Committed(), put(HOME, second, 4));
        engine.release(HOME, second);
        assertInstanceOf(Outcome.Fenced.class, put(HOME, second, 5));
        assertInstanceOf(Outcome.Fenced.class, put(OTHER, second, 6));
        try (var latest = engine.latest()) {
            assertNull(latest.get(key(2)));
            assertNull(latest.get(key(5)));
            assertNull(latest.get(key(6)));
            assertArrayEquals(new byte[] {4}, latest.get(key(4)));
        }
    }

    @Test
    void epochsGrowOverRestarts() throws Exception {
        long before = engine.claim(HOME);
        assertEquals(new Outcome.Committed(), put(HOME, before, 1));
        engine.close();
        openEngine();
        assertTrue(engine.claim(HOME) > before);
        try (var latest = engine.latest()) {
            assertArrayEquals(new byte[] {1}, latest.get(key(1)));
        }
    }

    @Test
    void aSnapshotStaysAsItWas() {
        long epoch = engine.claim(HOME);
        put(HOME, epoch, 1, 2);
        try (var before = engine.snapshot(HOME);
                var latest = engine.latest()) {
            var changes =
                    List.of(
                            new Change(key(1), null),
                            new Change(key(2), new byte[0]),
                            new Change(key(3), new byte[] {3}));
            engine.commit(new Batch(HOME, epoch, 2, changes));
            assertArrayEquals(new byte[] {1}, before.get(key(1)));
            assertArrayEquals(new byte[] {2}, before.get(key(2)));
            assertNull(before.get(key(3)));
            assertEquals(2, count(before));
            assertNull(latest.get(key(1)));
            assertArrayEquals(new byte[0], latest.get(key(2)));
            assertEquals(2, count(latest));
        }
    }

    private static int count(Source source) {
        int count = 0;
        try (var cursor = source.cursor(key(0), key(9), false)) {
            while (cursor.next()) count++;
            assertFalse(cursor.next());
        }
        return count;
    }

    @Test
    void aCursorKeepsToItsBounds() {
        long epoch = engine.claim(HOME);
        put(HOME, epoch, 0, 1, 2, 127, 128, 255);
        try (var latest = engine.latest()) {
            assertEquals(List.of(1, 2, 127), walk(latest, 1, 128, false));
            assertEquals(List.of(127, 2, 1), walk(latest, 1, 128, true));
            assertEquals(List.of(), walk(latest, 3, 127, true));
            assertEquals(List.of(), walk(latest, 2, 2, false));
            assertEquals(List.of(128, 127, 2, 1, 0), walk(latest, 0, 255, true));
        }
    }

    private static List<Integer> walk(Source source, int from, int to, boolean descending) {
        var found = new ArrayList<Integer>();
        try (var cursor = source.cursor(key(from), key(to), descending)) {
            while (cursor.next()) {
                found.add(cursor.key()[2] & 0xff);
                assertEquals(cursor.key()[2], cursor.value()[0]);
            }
        }
        return found;
    }
}
