package heliograph.mtproto.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Clients behind connections that lose, repeat and reorder what they carry, and break.
class SimulationTest {
    private static final int SEEDS = 300;

    @Test
    void everyQueryIsExecutedOnceAndEveryAnswerAndUpdateArrives() {
        int repeats = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            var run = new Simulation(seed, SessionLimits.DEFAULT);
            run.run();
            var context = "seed " + seed;
            assertEquals(run.asked, run.executed, context);
            assertEquals(run.asked, run.answers, context);
            assertEquals(run.pushed, run.updates, context);
            assertEquals(Set.of(), run.refusals, context);
            repeats += run.repeats;
        }
        // The connections were as bad as they should be.
        assertTrue(repeats > SEEDS, () -> "too few repeats");
    }

    @Test
    void withLittleRoomNothingIsExecutedTwiceAndEveryLossIsTold() {
        var little = new SessionLimits(4, 600_000, 64, 128, 4, 512, 4096, 64, 64, 250, 4);
        int told = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            var run = new Simulation(seed, little);
            run.run();
            var context = "seed " + seed;
            assertTrue(run.asked.containsAll(run.executed), context);
            assertEquals(run.pushed, run.updates, context);
            assertTrue(Set.of(20).containsAll(run.refusals), context);
            // An answer that was given up is one that a repeat of its query is refused for.
            var lost = new TreeSet<>(run.executed);
            lost.removeAll(run.answers);
            assertTrue(lost.isEmpty() || run.refusals.contains(20), context);
            told += lost.size();
        }
        assertTrue(told > 0, "there was room enough");
    }
}
