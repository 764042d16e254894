package heliograph.sync;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// Channels and supergroups in which admins act against each other, thousands of times. A seed that
/// fails names itself; `-Dheliograph.seed=N` runs it alone, `-Dheliograph.seeds=N` runs more.
class ChannelSimulationTest {
    private static final int SEEDS = 400;
    private static final int ROUNDS = 250;

    @Test
    void nobodyDoesWhatItMayNotAndAllSeeTheSame() {
        var only = Long.getLong("heliograph.seed");
        if (only != null) {
            new ChannelSimulation(only).run(ROUNDS);
            return;
        }
        int seeds = Integer.getInteger("heliograph.seeds", SEEDS);
        int faulty = 0;
        for (long seed = 1; seed <= seeds; seed++)
            try {
                var simulation = new ChannelSimulation(seed);
                simulation.run(ROUNDS);
                if (simulation.faulty()) faulty++;
            } catch (RuntimeException | AssertionError failed) {
                throw new AssertionError("seed " + seed, failed);
            }
        assertTrue(faulty > 0);
    }
}
