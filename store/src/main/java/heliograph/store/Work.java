package heliograph.store;

import org.jspecify.annotations.Nullable;

/// What [Store#write] runs.
@FunctionalInterface
public interface Work<R extends @Nullable Object> {
    /// Reads and writes `tx`, which is valid until this returns.
    R run(Tx tx);
}
