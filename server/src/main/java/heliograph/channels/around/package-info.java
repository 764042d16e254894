/// Channels beside those that an account looks at: left ones, quiet ones, similar ones.
@NullMarked
package heliograph.channels.around;

import org.jspecify.annotations.NullMarked;
