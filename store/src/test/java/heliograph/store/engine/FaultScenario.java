package heliograph.store.engine;

import static heliograph.store.engine.ContractFixture.INTS;
import static heliograph.store.engine.ContractFixture.INTS_2;
import static heliograph.store.engine.ContractFixture.NOON;
import static heliograph.store.engine.ContractFixture.NUMBER;
import static heliograph.store.engine.ContractFixture.arrived;
import static heliograph.store.engine.ContractFixture.recordNumbers;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.store.Home;
import heliograph.store.StoreException;
import heliograph.store.Tx;
import heliograph.store.memory.Steps;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A few homes that count their writes and tell each other numbers, on one thread, over an engine
/// that fails; the whole course follows from the seed. What must hold, whatever fails:
///
/// * a write that returned is there for ever, one that was refused never was, and one that ended as
///   `Unavailable` or in a crash was done once or not at all;
/// * what follows commits runs in their order and not for writes that were refused;
/// * the numbers that a home was told by another are those told, each once and in order.
public final class FaultScenario {
    /// Opens the engine again, with what it had when it was closed.
    @FunctionalInterface
    public interface Opener {
        Engine open() throws Exception;
    }

    private static final int HOMES = 4;
    private static final int COUNT = -1;

    private final Opener opener;
    private final SplittableRandom random;
    private final Faults faults;
    private final int[] acknowledged = new int[HOMES];
    private final int[] unclear = new int[HOMES];
    private final int[] followed = new int[HOMES];
    private Steps steps = new Steps();
    private FaultyEngine engine;
    private HomeStore store;
    private int injected;

    /// @param opener first opens an engine with nothing in it
    public FaultScenario(Opener opener, Faults faults, long seed) throws Exception {
        this.opener = opener;
        this.faults = faults;
        random = new SplittableRandom(seed);
        engine = new FaultyEngine(opener.open(), faults, random.nextLong());
        store = open(engine);
    }

    /// Runs it and checks everything.
    ///
    /// @return how many faults there were
    public int run(int rounds) throws Exception {
        for (int i = 0; i < rounds; i++) {
            try {
                round();
            } catch (FaultyEngine.Crash crash) {
                restart(faults);
            }
        }
        restart(Faults.NONE);
        steps.runAll();
        for (int home = 0; home < HOMES; home++) checkAtEnd(home);
        store.close();
        return injected;
    }

    private void round() throws Exception {
        int home = random.nextInt(HOMES);
        switch (random.nextInt(12)) {
            case 0, 1, 2, 3, 4 -> write(home);
            case 5 -> checkCount(home);
            case 6 -> {
                if (random.nextInt(20) == 0) {
                    store.close();
                    restart(faults);
                }
            }
            default -> steps.runOne(random);
        }
    }

    private void restart(Faults next) throws Exception {
        engine.close();
        injected += engine.injected();
        engine = new FaultyEngine(opener.open(), next, random.nextLong());
        store = open(engine);
    }

    private HomeStore open(Engine over) {
        steps = new Steps();
        int remembered = random.nextInt(4) == 0 ? 0 : HOMES;
        var opened = new HomeStore(over, NOON, steps, Pause.NONE, remembered);
        recordNumbers(opened);
        opened.start();
        return opened;
    }

    private void write(int home) {
        int to = random.nextInt(HOMES);
        int notes = random.nextInt(3);
        boolean breaks = random.nextInt(10) == 0;
        unclear[home]++;
        try {
            int count = store.write(account(home), tx -> step(tx, home, to, notes, breaks));
            assertTrue(count > acknowledged[home]);
            assertTrue(count <= acknowledged[home] + unclear[home]);
            // All that was unclear is settled by now: it is among what was counted, or never was.
            acknowledged[home] = count;
            unclear[home] = 0;
        } catch (StoreException.Unavailable maybe) {
            assertTrue(unclear[home] > 0);
        } catch (StoreException.Fenced | StoreException.Full | IllegalArgumentException refused) {
            unclear[home]--;
        }
    }

    private int step(Tx tx, int home, int to, int notes, boolean breaks) {
        int count = number(tx.get(INTS, COUNT)) + 1;
        tx.put(INTS, COUNT, count);
        int told = number(tx.get(INTS_2, to));
        for (int i = 1; i <= notes; i++) tx.tell(account(to), NUMBER, told + i);
        tx.put(INTS_2, to, told + notes);
        tx.afterCommit(() -> {
            assertTrue(count > followed[home]);
            followed[home] = count;
        });
        if (breaks) throw new IllegalArgumentException("on purpose");
        return count;
    }

    private void checkCount(int home) {
        int count = store.read(account(home), view -> number(view.get(INTS, COUNT)));
        assertTrue(count >= acknowledged[home]);
        assertTrue(count <= acknowledged[home] + unclear[home]);
        assertTrue(followed[home] <= count);
    }

    private void checkAtEnd(int home) {
        checkCount(home);
        for (int to = 0; to < HOMES; to++) {
            int receiver = to;
            int told = store.read(account(home), view -> number(view.get(INTS_2, receiver)));
            var expected = IntStream.rangeClosed(1, told).boxed().toList();
            assertEquals(expected, arrived(store, account(to), account(home)));
        }
    }

    private static Home account(int home) {
        return Home.account(home);
    }

    private static int number(@Nullable Integer value) {
        return value == null ? 0 : value;
    }
}
