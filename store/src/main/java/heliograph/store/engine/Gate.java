package heliograph.store.engine;

import heliograph.store.StoreException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/// Counts who is inside, and closes once for all when the last has left.
final class Gate {
    /// Who is inside; plus this once closed.
    private static final long CLOSED = Long.MIN_VALUE / 2;

    private final AtomicLong inside = new AtomicLong();
    private final CountDownLatch empty = new CountDownLatch(1);

    /// @throws StoreException.Closed when it is
    void enter() {
        if (inside.getAndIncrement() < 0) {
            leave();
            throw new StoreException.Closed("The store is closed");
        }
    }

    void leave() {
        if (inside.decrementAndGet() == CLOSED) empty.countDown();
    }

    boolean isClosed() {
        return inside.get() < 0;
    }

    /// Lets nobody in any more and waits until all have left.
    ///
    /// @return false when it was closed before
    boolean close() {
        long before = inside.getAndUpdate(count -> count < 0 ? count : count + CLOSED);
        if (before < 0) return false;
        if (before > 0) Uninterrupted.await(empty);
        return true;
    }
}
