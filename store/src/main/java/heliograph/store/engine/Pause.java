package heliograph.store.engine;

/// Waits before something is tried again.
@FunctionalInterface
public interface Pause {
    /// Waits somewhat; longer, the more was tried in vain. Returns early when interrupted.
    ///
    /// @param attempt how often it was tried in vain, from 0
    void before(int attempt);

    /// Does not wait: for tests and simulations, which have their own time.
    Pause NONE = attempt -> {};

    /// Waits 2 ms at first, twice as long each time, at most 1 s.
    static Pause real() {
        return attempt -> {
            try {
                Thread.sleep(Math.min(1_000, 2L << Math.min(attempt, 10)));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }
}
