/// Statistics, by the protocol's own path.
@NullMarked
package heliograph.stats;

import org.jspecify.annotations.NullMarked;
