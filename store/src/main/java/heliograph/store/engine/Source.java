package heliograph.store.engine;

import org.jspecify.annotations.Nullable;

/// Ordered bytes that can be read. Arrays that it returns belong to the caller's eyes only: nobody
/// changes them.
public interface Source {
    byte @Nullable [] get(byte[] key);

    /// The entries with `from` ≤ key < `to`, in unsigned order or reversed; `from` ≤ `to`.
    Cursor cursor(byte[] from, byte[] to, boolean descending);
}
