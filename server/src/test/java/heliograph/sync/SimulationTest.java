package heliograph.sync;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// Rules U1 to U16 all at once, thousands of times. A seed that fails names itself;
/// `-Dheliograph.seed=N` runs it alone, `-Dheliograph.seeds=N` runs more.
class SimulationTest {
    private static final int SEEDS = 1_500;
    private static final int ROUNDS = 150;

    @Test
    void everySessionEndsUpTheSame() {
        var only = Long.getLong("heliograph.seed");
        if (only != null) {
            new Simulation(only).run(ROUNDS);
            return;
        }
        int seeds = Integer.getInteger("heliograph.seeds", SEEDS);
        int faulty = 0;
        for (long seed = 1; seed <= seeds; seed++)
            try {
                var simulation = new Simulation(seed);
                simulation.run(ROUNDS);
                if (simulation.faulty()) faulty++;
            } catch (RuntimeException | AssertionError failed) {
                throw new AssertionError("seed " + seed, failed);
            }
        assertTrue(faulty > 0);
    }
}
