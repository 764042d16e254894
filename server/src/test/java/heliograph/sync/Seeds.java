package heliograph.sync;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.logging.Level;
import java.util.logging.Logger;

/// Runs a simulation for many seeds. One that fails names itself; `-Dheliograph.seed=N` runs it
/// alone, `-Dheliograph.seeds=N` runs more, `-Dheliograph.first=N` others than those from 1 on.
final class Seeds {
    /// What the server says of a store that fails on purpose, thousands of times, is of no use.
    private static final Logger SERVER = Logger.getLogger("heliograph");

    /// One course of a simulation, to its end.
    @FunctionalInterface
    interface Course {
        /// Fails when something does not hold.
        ///
        /// @return whether the store failed on purpose
        boolean run(long seed);
    }

    private Seeds() {}

    static void run(int usual, Course course) {
        var only = Long.getLong("heliograph.seed");
        if (only != null) {
            var _ = course.run(only);
            return;
        }
        int seeds = Integer.getInteger("heliograph.seeds", usual);
        long first = Long.getLong("heliograph.first", 1);
        int faulty = 0;
        var level = SERVER.getLevel();
        SERVER.setLevel(Level.OFF);
        try {
            for (int i = 0; i < seeds; i++) if (holds(course, first + i)) faulty++;
        } finally {
            SERVER.setLevel(level);
        }
        assertTrue(faulty > 0);
    }

    private static boolean holds(Course course, long seed) {
        try {
            return course.run(seed);
        } catch (RuntimeException | AssertionError failed) {
            throw new AssertionError("seed " + seed, failed);
        }
    }
}
