/// Channels beside those that an account looks at.
@NullMarked
package heliograph.channels.around;

import org.jspecify.annotations.NullMarked;
