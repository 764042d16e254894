package heliograph.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.IntSupplier;

/// One thing that is measured. Several take turns of a millisecond, and of each the fastest turn
/// counts, in processor time: so other work on the machine, and what it does to the clock, meets
/// all alike.
final class Figure {
    private static final long TURN_NANOS = 1_000_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final String name;
    private final IntSupplier body;
    private int times = 10;
    private double best = Double.MAX_VALUE;

    /// @param body what it returns keeps the compiler from leaving it out
    Figure(String name, IntSupplier body) {
        this.name = name;
        this.body = body;
    }

    String name() {
        return name;
    }

    /// Nanoseconds of the fastest turn so far, for one time.
    double nanos() {
        return best;
    }

    /// Takes a turn.
    int turn() {
        long before = THREADS.getCurrentThreadCpuTime();
        int sink = 0;
        for (int i = 0; i < times; i++) sink += body.getAsInt();
        long took = THREADS.getCurrentThreadCpuTime() - before;
        best = Math.min(best, (double) took / times);
        times = (int) Math.clamp(TURN_NANOS / Math.max(best, 1), 1, 1_000_000);
        return sink;
    }
}
