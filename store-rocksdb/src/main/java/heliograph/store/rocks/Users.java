package heliograph.store.rocks;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// Counts who uses native memory, so that it is freed under nobody.
final class Users {
    private static final long CLOSED = Long.MIN_VALUE / 2;
    private static final long WAIT_NANOS = 1_000_000;
    private static final int WAITS_MAX = 10_000;

    private final AtomicLong count = new AtomicLong();

    /// False when it is closed; then there is nothing to leave.
    boolean enter() {
        if (count.incrementAndGet() > 0) return true;
        count.decrementAndGet();
        return false;
    }

    void leave() {
        count.decrementAndGet();
    }

    /// Lets nobody in any more, and waits until all have left.
    ///
    /// @return false when some had not after ten seconds; then it is open again
    boolean close() {
        count.addAndGet(CLOSED);
        for (int i = 0; i < WAITS_MAX; i++) {
            if (count.get() == CLOSED) return true;
            LockSupport.parkNanos(this, WAIT_NANOS);
        }
        count.addAndGet(-CLOSED);
        return false;
    }
}
