package heliograph.store;

/// A view that can be written, and reads its own writes.
public interface Tx extends View {
    /// Puts `value` under `key`, in place of what is there.
    <K, V> void put(Table<K, V> table, K key, V value);

    /// Removes what is under `key`, if anything is.
    <K> void delete(Table<K, ?> table, K key);

    /// Has `note` reach `other` exactly once, after this commit and after the notes told to it
    /// before. `other` may be this home.
    <N> void tell(Home other, NoteType<N> type, N note);

    /// Has `then` run once, when this commit is durable and before [Store#write] returns. Those of
    /// one home run in the order of its commits, one at a time, on the thread of one of its
    /// writers. It must be quick and must not write to the store: it holds up the home. What it
    /// throws is logged.
    void afterCommit(Runnable then);
}
