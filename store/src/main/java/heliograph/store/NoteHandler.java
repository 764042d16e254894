package heliograph.store;

/// Receives the notes of one type.
@FunctionalInterface
public interface NoteHandler<N> {
    /// Handles a note inside a write of the home that it was told to; what is done through `tx` is
    /// committed together with the fact that the note has arrived. Notes of one sender arrive in
    /// the order told.
    ///
    /// A handler that throws a [RuntimeException] has its note set aside: the writes of this call
    /// are dropped, later notes go on, and the note is handled again after the next [Store#start].
    ///
    /// @param from the home that told it
    void receive(Tx tx, Home from, N note);
}
