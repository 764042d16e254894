package heliograph.mtproto.session;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Who waits for the answers to which queries. Guarded by the session's monitor, but for the
/// waiting itself.
final class Waiters {
    private List<Waiter> waiters = List.of();

    /// One that waits.
    record Waiter(long msgId, CountDownLatch done) {
        /// Blocks until the query has its answer, the session has ended, or time is up.
        void await(long timeoutMillis) throws InterruptedException {
            boolean woken = done.await(timeoutMillis, TimeUnit.MILLISECONDS);
            if (!woken) done.countDown();
        }
    }

    Waiter add(long msgId) {
        if (waiters.isEmpty()) waiters = new ArrayList<>(2);
        var waiter = new Waiter(msgId, new CountDownLatch(1));
        waiters.add(waiter);
        return waiter;
    }

    void wake(long msgId) {
        if (waiters.isEmpty()) return;
        for (var waiter : waiters) if (waiter.msgId == msgId) waiter.done.countDown();
        clean();
    }

    void wakeAll() {
        for (var waiter : waiters) waiter.done.countDown();
        waiters = List.of();
    }

    /// Lets go of those that wait no longer.
    void clean() {
        if (waiters.isEmpty()) return;
        waiters.removeIf(waiter -> waiter.done.getCount() == 0);
        if (waiters.isEmpty()) waiters = List.of();
    }
}
