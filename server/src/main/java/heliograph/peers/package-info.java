/// Peers as the store and the features name them, and the access hashes without which no client
/// reaches one.
@NullMarked
package heliograph.peers;

import org.jspecify.annotations.NullMarked;
