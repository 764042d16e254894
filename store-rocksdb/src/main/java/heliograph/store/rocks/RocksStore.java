package heliograph.store.rocks;

import heliograph.store.Store;
import heliograph.store.engine.HomeStore;
import java.nio.file.Path;
import java.time.InstantSource;

/// Opens the embedded store.
public final class RocksStore {
    private RocksStore() {}

    /// Opens, or makes, the store in `folder`.
    ///
    /// @throws heliograph.store.StoreException.Locked when another process has it open
    /// @throws heliograph.store.StoreException.Corrupt when it cannot be read, or was written by a
    ///   newer version
    /// @throws heliograph.store.StoreException.Unavailable when the folder cannot be used at all
    public static Store open(Path folder, InstantSource clock) {
        return open(folder, clock, RocksSettings.DEFAULT);
    }

    /// As [#open(Path, InstantSource)], with settings of one's own.
    public static Store open(Path folder, InstantSource clock, RocksSettings settings) {
        return new HomeStore(RocksEngine.open(folder, settings), clock);
    }
}
