package heliograph.sync;

import org.junit.jupiter.api.Test;

/// Channels and supergroups in which admins act against each other, many times; see [Seeds].
class ChannelSimulationTest {
    private static final int SEEDS = 500;
    private static final int ROUNDS = 250;

    @Test
    void nobodyDoesWhatItMayNotAndAllSeeTheSame() {
        Seeds.run(SEEDS, seed -> new ChannelSimulation(seed).run(ROUNDS));
    }
}
