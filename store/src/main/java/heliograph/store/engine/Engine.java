package heliograph.store.engine;

import heliograph.store.Home;
import heliograph.store.StoreException;

/// Ordered bytes, kept durably, with one owner for each home. All a store needs from what lies
/// below it. Methods may be called from many threads and may block.
public interface Engine extends AutoCloseable {
    /// Makes the caller the owner of `home`. Once this returns, no commit under an earlier epoch
    /// can take effect, not even one that was under way: so what is read afterwards settles what
    /// became of it.
    ///
    /// @return the epoch that the owner's commits carry; greater than any given out before for this
    ///   home
    /// @throws StoreException.Unavailable when that cannot be had now
    long claim(Home home);

    /// Gives up what [#claim] gave, if it is still the newest. To forget this is harmless.
    void release(Home home, long epoch);

    /// Makes all changes of the batch durable, or none.
    ///
    /// @throws StoreException.Full when there is no room; nothing was written
    /// @throws StoreException.Unavailable when the engine did not even try
    Outcome commit(Batch batch);

    /// The moment of `home` at this call: holds all that was committed before.
    Snapshot snapshot(Home home);

    /// What is there now, whenever it is looked at: for the owner of a home, who knows that nobody
    /// else changes it, and for scans over homes, which need no single moment.
    Snapshot latest();

    /// Closes; no other call may be running or come later.
    @Override
    void close();
}
