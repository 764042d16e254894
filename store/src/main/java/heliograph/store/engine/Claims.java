package heliograph.store.engine;

import heliograph.store.Home;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Who owns which home, for an engine whose owners all live in one process.
public final class Claims {
    private final ConcurrentMap<Home, Long> newest = new ConcurrentHashMap<>();
    private final AtomicLong epochs;

    /// @param after all epochs given out are greater
    public Claims(long after) {
        epochs = new AtomicLong(after);
    }

    /// See [Engine#claim].
    public long claim(Home home) {
        long epoch = epochs.incrementAndGet();
        newest.merge(home, epoch, Math::max);
        return epoch;
    }

    /// See [Engine#release].
    public void release(Home home, long epoch) {
        newest.remove(home, epoch);
    }

    /// Null when `epoch` is that of the owner, and otherwise why it is not.
    public Outcome.@Nullable Fenced refusal(Home home, long epoch) {
        Long owner = newest.get(home);
        if (owner != null && owner == epoch) return null;
        return new Outcome.Fenced(owner == null ? epochs.get() : owner);
    }

    /// Ends all ownership, as when the owners' process dies.
    public void endAll() {
        newest.clear();
    }
}
