package heliograph.store;

/// The value of a table that is a set: its keys say everything.
public enum Nothing {
    /// The only one.
    NOTHING
}
