package heliograph.mtproto.session;

/// What became of `destroy_auth_key`
/// (core.telegram.org/mtproto/service_messages#destruction-of-a-permanent-auth-key).
public enum DestroyOutcome {
    /// The key is gone.
    OK,
    /// There was no such key.
    NONE,
    /// The key could not be destroyed, and lives on.
    FAIL
}
