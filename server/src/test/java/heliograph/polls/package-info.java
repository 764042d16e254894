@NullMarked
package heliograph.polls;

import org.jspecify.annotations.NullMarked;
