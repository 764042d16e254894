package heliograph.store.engine;

/// Walks over entries. Starts before the first.
public interface Cursor extends AutoCloseable {
    /// Goes to the next entry; false when there is none, and then for ever.
    boolean next();

    /// The key of the entry it is at.
    byte[] key();

    /// The value of the entry it is at.
    byte[] value();

    @Override
    void close();
}
