package heliograph.store.engine;

import org.jspecify.annotations.Nullable;

/// One key that a commit puts or deletes. The arrays are not copied: nobody changes them.
///
/// @param value what to put, or null to delete
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; wrapping would cost a copy each
public record Change(byte[] key, byte @Nullable [] value) {}
