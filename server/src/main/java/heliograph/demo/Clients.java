package heliograph.demo;

import heliograph.rpc.RpcError;
import heliograph.tl.TlFunction;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Many clients of a service side by side. Each waits when it is told to; after the first failure
/// no more begin.
final class Clients {
    /// So many at a time, and so many callers share each write to the disk.
    private static final int AT_A_TIME = 192;

    private static final String WAIT = "FLOOD_WAIT_";

    private final Host host;
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

    Clients(Host host) {
        this.host = host;
    }

    /// What is done with each number from 0 on.
    @FunctionalInterface
    interface Step {
        void take(int number);
    }

    /// Takes the step for 0 to `count` - 1; throws what the first that failed was refused with.
    void inParallel(int count, Step step) throws InterruptedException {
        var free = new Semaphore(AT_A_TIME);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < count && !failed(); i++) {
                int number = i;
                free.acquire();
                threads.execute(() -> {
                    try {
                        step.take(number);
                    } catch (RuntimeException broken) {
                        failure.compareAndSet(null, broken);
                    } finally {
                        free.release();
                    }
                });
            }
        }
        var broken = failure.get();
        if (broken != null) throw broken;
    }

    /// Whether a step has failed: what is under way may end early.
    boolean failed() {
        return failure.get() != null;
    }

    long signUp(String phone, Plan.Person person) {
        return host.signUp(phone, person.first(), person.last());
    }

    /// Asks, and waits as a client does when it is told to.
    <R> R ask(long account, TlFunction<R> query) {
        while (true) {
            try {
                return host.ask(account, query);
            } catch (RpcError.Refusal refusal) {
                var name = refusal.error().message();
                if (!name.startsWith(WAIT)) throw refusal;
                int seconds = Integer.parseInt(name.substring(WAIT.length()));
                LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(seconds));
            }
        }
    }
}
