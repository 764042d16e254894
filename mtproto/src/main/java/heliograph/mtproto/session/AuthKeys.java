package heliograph.mtproto.session;

import org.jspecify.annotations.Nullable;

/// Where authorization keys are kept. Both methods may read or write a store, and are called on the
/// thread that called [Sessions#receive], outside of every lock.
public interface AuthKeys {
    /// The key with this id, or null when there is none (any more).
    @Nullable KeyInfo find(long authKeyId);

    /// Forgets a key for good, because its owner asked for it.
    DestroyOutcome destroy(long authKeyId);
}
