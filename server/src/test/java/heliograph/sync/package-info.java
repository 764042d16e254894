/// Whether every session of every account ends up with the same state: the rules of the catalogue,
/// one by one, and all at once in a simulation.
@NullMarked
package heliograph.sync;

import org.jspecify.annotations.NullMarked;
