/// Topics of forums, by the protocol's own path.
@NullMarked
package heliograph.topics;

import org.jspecify.annotations.NullMarked;
