package heliograph.mtproto.session;

/// What became of a query, as `invokeAfterMsg` asks (core.telegram.org/api/invoking).
public enum Outcome {
    /// It was answered with a result.
    DONE_OK,
    /// It was answered with an error.
    FAILED,
    /// It has not come, or has no answer yet, or is long forgotten.
    UNKNOWN
}
