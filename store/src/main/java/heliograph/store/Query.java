package heliograph.store;

import org.jspecify.annotations.Nullable;

/// What [Store#read] runs.
@FunctionalInterface
public interface Query<R extends @Nullable Object> {
    /// Reads `view`, which is valid until this returns.
    R run(View view);
}
