package heliograph.net;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/// The threads that do the arithmetic of key exchanges, so that event loops need not, and the limit
/// of how many steps may run or wait at once.
///
/// They are platform threads and few: this is work for processors, and virtual threads that do it
/// would keep all others from theirs.
final class KeyExchanges implements AutoCloseable {
    private final ExecutorService threads;
    private final Semaphore inFlight;

    /// @param inFlightMax steps that run or wait
    KeyExchanges(int threadCount, int inFlightMax) {
        threads =
                Executors.newFixedThreadPool(
                        threadCount, Thread.ofPlatform().name("exchange-", 0).daemon().factory());
        inFlight = new Semaphore(inFlightMax);
    }

    /// Runs `step` as soon as a thread is free, or says that too many are before it.
    boolean submit(Runnable step) {
        if (!inFlight.tryAcquire()) return false;
        threads.execute(() -> {
            try {
                step.run();
            } finally {
                inFlight.release();
            }
        });
        return true;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
