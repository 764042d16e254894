package heliograph.store.rocks;

import heliograph.store.engine.Change;
import heliograph.store.engine.Outcome;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A batch that waits to be committed, and the thread that waits with it.
final class Pending {
    private final byte[] records;
    private final int count;
    private final Thread waiter = Thread.currentThread();
    private volatile @Nullable Outcome outcome;

    Pending(List<Change> changes) {
        records = Writes.records(changes);
        count = changes.size();
    }

    byte[] records() {
        return records;
    }

    int count() {
        return count;
    }

    void end(Outcome how) {
        outcome = how;
        LockSupport.unpark(waiter);
    }

    /// Waits for [#end]. An interrupt does not end it, since the outcome must be known.
    Outcome await() {
        boolean interrupted = false;
        Outcome how = outcome;
        while (how == null) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
            how = outcome;
        }
        if (interrupted) Thread.currentThread().interrupt();
        return how;
    }
}
