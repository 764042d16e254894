/// The store in memory: the model that the other engines are held against, and what tests and
/// simulations run on.
@NullMarked
package heliograph.store.memory;

import org.jspecify.annotations.NullMarked;
