@NullMarked
package heliograph.channels;

import org.jspecify.annotations.NullMarked;
