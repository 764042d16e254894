package heliograph.sync;

import org.junit.jupiter.api.Test;

/// Basic groups that people come into, leave and are thrown out of, until they become supergroups;
/// see [Seeds].
class GroupSimulationTest {
    private static final int SEEDS = 200;
    private static final int ROUNDS = 200;

    @Test
    void everyBoxOfAGroupEndsUpTheSame() {
        Seeds.run(SEEDS, seed -> new GroupSimulation(seed).run(ROUNDS));
    }
}
