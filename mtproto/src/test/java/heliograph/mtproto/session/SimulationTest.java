package heliograph.mtproto.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
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
}
