package heliograph.sync;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// Basic groups that people come into, leave and are thrown out of, until they become supergroups.
/// A seed that fails names itself; `-Dheliograph.seed=N` runs it alone, `-Dheliograph.seeds=N` runs
/// more.
class GroupSimulationTest {
    private static final int SEEDS = 200;
    private static final int ROUNDS = 200;

    @Test
    void everyBoxOfAGroupEndsUpTheSame() {
        var only = Long.getLong("heliograph.seed");
        if (only != null) {
            new GroupSimulation(only).run(ROUNDS);
            return;
        }
        int seeds = Integer.getInteger("heliograph.seeds", SEEDS);
        int faulty = 0;
        for (long seed = 1; seed <= seeds; seed++)
            try {
                var simulation = new GroupSimulation(seed);
                simulation.run(ROUNDS);
                if (simulation.faulty()) faulty++;
            } catch (RuntimeException | AssertionError failed) {
                throw new AssertionError("seed " + seed, failed);
            }
        assertTrue(faulty > 0);
    }
}
