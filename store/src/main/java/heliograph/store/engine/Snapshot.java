package heliograph.store.engine;

/// A source that must be closed.
public interface Snapshot extends Source, AutoCloseable {
    @Override
    void close();
}
