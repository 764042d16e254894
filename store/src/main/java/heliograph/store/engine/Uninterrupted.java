package heliograph.store.engine;

import java.util.concurrent.CountDownLatch;

/// Waits for what must be known before its thread may go on, whoever interrupts.
final class Uninterrupted {
    private Uninterrupted() {}

    static void await(CountDownLatch latch) {
        boolean interrupted = false;
        while (true) {
            try {
                latch.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }
}
