package heliograph.sync;

import org.junit.jupiter.api.Test;

/// Rules U1 to U16 all at once, thousands of times; see [Seeds].
class SimulationTest {
    private static final int SEEDS = 2_000;
    private static final int ROUNDS = 150;

    @Test
    void everySessionEndsUpTheSame() {
        Seeds.run(SEEDS, seed -> new Simulation(seed).run(ROUNDS));
    }
}
