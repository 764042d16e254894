package heliograph.store.engine;

import static heliograph.store.engine.ContractFixture.ALICE;
import static heliograph.store.engine.ContractFixture.BOB;
import static heliograph.store.engine.ContractFixture.INTS;
import static heliograph.store.engine.ContractFixture.NOON;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.store.Home;
import heliograph.store.StoreException;
import heliograph.store.engine.ScriptedEngine.Act;
import heliograph.store.memory.MemoryEngine;
import heliograph.store.memory.Steps;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HotRowsTest {
    private static final byte[] KEY = {1, 2, 3};
    private static final byte[] OTHER = {3, 2, 1};

    private final HotRows rows = new HotRows(1);

    private byte @Nullable [] value(byte[] key, long epoch) {
        if (rows.find(ALICE, key, epoch) instanceof HotRows.Finding.Known(var value)) return value;
        throw new AssertionError("nothing is known of " + Arrays.toString(key));
    }

    private boolean known(byte[] key, long epoch) {
        return rows.find(ALICE, key, epoch) instanceof HotRows.Finding.Known;
    }

    private void remember(byte[] key, byte @Nullable [] value) {
        rows.remember(ALICE, key, value, 5);
    }

    private void commit(byte[] key, byte @Nullable [] value) {
        var writes = new Overlay(new MemoryEngine().latest());
        writes.add(new Change(key, value));
        rows.committed(ALICE, writes, 5);
    }

    @Test
    void aRowIsKnownUnderItsOwnEpochOnly() {
        remember(KEY, new byte[] {7});
        assertArrayEquals(new byte[] {7}, value(KEY.clone(), 5));
        assertFalse(known(KEY, 6));
        assertFalse(known(OTHER, 5));
    }

    @Test
    void aCommitChangesWhatIsKnownAndAddsNothing() {
        remember(KEY, new byte[] {7});
        commit(KEY, new byte[] {9});
        assertArrayEquals(new byte[] {9}, value(KEY, 5));
        commit(OTHER, new byte[] {9});
        assertFalse(known(OTHER, 5));
        commit(KEY, null);
        assertNull(value(KEY, 5));
    }

    @Test
    void whatIsNotThereIsKnownUntilItIs() {
        remember(KEY, null);
        assertNull(value(KEY, 5));
        commit(OTHER, new byte[] {9});
        assertNull(value(KEY, 5));
        commit(KEY, new byte[] {9});
        assertFalse(known(KEY, 5));
    }

    @Test
    void longValuesAreLeftToTheEngine() {
        remember(KEY, new byte[HotRows.VALUE_MAX + 1]);
        assertFalse(known(KEY, 5));
        remember(KEY, new byte[HotRows.VALUE_MAX]);
        assertArrayEquals(new byte[HotRows.VALUE_MAX], value(KEY, 5));
        commit(KEY, new byte[HotRows.VALUE_MAX]);
        assertTrue(known(KEY, 5));
        commit(KEY, new byte[HotRows.VALUE_MAX + 1]);
        assertFalse(known(KEY, 5));
    }

    @Test
    void newerRowsDriveOutOlderOnes() {
        for (byte i = 0; i < 100; i++) remember(new byte[] {i}, new byte[] {i});
        int known = 0;
        for (byte i = 0; i < 100; i++) {
            if (!known(new byte[] {i}, 5)) continue;
            known++;
            assertArrayEquals(new byte[] {i}, value(new byte[] {i}, 5));
        }
        assertEquals(HotRows.WAYS, known);
        assertTrue(known(new byte[] {99}, 5));
    }

    /// Against a model, over all homes at once and with commits that fail in every way.
    @Test
    void writersReadWhatTheEngineHas() {
        var acts = List.of(Act.values());
        for (long seed = 0; seed < 50; seed++) {
            var random = new Random(seed);
            var engine = new ScriptedEngine(new MemoryEngine());
            var store = new HomeStore(engine, NOON, new Steps(), Pause.NONE, 2);
            var model = new HashMap<Home, Map<Integer, Integer>>();
            for (int step = 0; step < 300; step++) {
                var home = Home.account(random.nextInt(4));
                int key = random.nextInt(8);
                var known = model.computeIfAbsent(home, _ -> new HashMap<>());
                if (random.nextInt(10) == 0) {
                    engine.next(acts.get(random.nextInt(acts.size())));
                }
                try {
                    int value = step;
                    store.write(
                            home,
                            tx -> {
                                assertEquals(known.get(key), tx.get(INTS, key));
                                tx.put(INTS, key, value);
                                return true;
                            });
                    known.put(key, value);
                } catch (StoreException refused) {
                    // It may have happened all the same: what is there now is what counts.
                    var now = store.<@Nullable Integer>read(home, view -> view.get(INTS, key));
                    if (now == null) known.remove(key);
                    else known.put(key, now);
                }
            }
            store.close();
        }
    }

    @Test
    void theOutboxOfAnotherHomeIsNotRemembered() {
        var memory = new MemoryEngine();
        try (var latest = memory.latest()) {
            var source = new HotSource(latest, rows, ALICE, 5);
            byte[] outside = Layout.outbox(BOB, 1);
            assertNull(source.get(outside));
            assertFalse(known(outside, 5));
            byte[] inside = Layout.inbox(ALICE, BOB);
            assertNull(source.get(inside));
            assertTrue(known(inside, 5));
        }
        assertTrue(Layout.isOf(ALICE, Layout.header(ALICE)));
        assertFalse(Layout.isOf(ALICE, Layout.header(BOB)));
        assertFalse(Layout.isOf(ALICE, new byte[] {1}));
    }
}
