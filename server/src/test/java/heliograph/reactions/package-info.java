@NullMarked
package heliograph.reactions;

import org.jspecify.annotations.NullMarked;
