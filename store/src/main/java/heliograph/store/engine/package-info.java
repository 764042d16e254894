/// What all stores do alike ([HomeStore]) over what an engine must be able to do ([Engine]).
///
/// # Keys
///
/// ```
/// kind (1) id (8) 0                          header of the home: epoch, sequence, next note
/// kind (1) id (8) 1 from (9)                 last note of `from` that has arrived here
/// kind (1) id (8) table 0 key                an entry of a table
/// 0 0 ...                                    the engine's own
/// 0 1 from (9) sequence (8)                  outbox: a note told and perhaps not yet arrived
/// 0 2 to (9) from (9) sequence (8)           a note whose handler failed
/// ```
///
/// # A commit
///
/// Every commit of a home writes its header with the next sequence number, so that after an
/// [Outcome.Unknown] a look at the header tells whether it happened. Writers that queue for the
/// same home share a commit: each runs on what those before it wrote, the last one commits for all
/// ([OwnedHome]).
///
/// A writer reads the latest state, and of the rows that it reads again each time ([HotRows]) what
/// it left there itself: while it owns the home nobody else writes.
///
/// # Notes
///
/// A note lies in the outbox by the same commit that told it. The receiver's commit records its
/// sequence number, which makes a second delivery do nothing; its outbox entry goes with a later
/// commit of the sender ([Courier]).
@NullMarked
package heliograph.store.engine;

import org.jspecify.annotations.NullMarked;
