@NullMarked
package heliograph.artwork;

import org.jspecify.annotations.NullMarked;
