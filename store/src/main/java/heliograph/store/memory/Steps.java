package heliograph.store.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// An executor that does nothing by itself: a test or a simulation takes the steps, on its own
/// thread and in the order it likes.
public final class Steps implements Executor {
    private final List<Runnable> waiting = new ArrayList<>();

    @Override
    public synchronized void execute(Runnable step) {
        waiting.add(step);
    }

    /// How many steps wait.
    public synchronized int size() {
        return waiting.size();
    }

    /// Takes one of the waiting steps; which, `random` says.
    ///
    /// @return false when none waits
    public boolean runOne(RandomGenerator random) {
        var step = take(random);
        if (step == null) return false;
        step.run();
        return true;
    }

    /// Takes steps in the order they came until none waits, those that they add included.
    public void runAll() {
        for (var step = take(null); step != null; step = take(null)) step.run();
    }

    private synchronized @Nullable Runnable take(@Nullable RandomGenerator random) {
        if (waiting.isEmpty()) return null;
        return waiting.remove(random == null ? 0 : random.nextInt(waiting.size()));
    }
}
