@NullMarked
package heliograph.channels.members;

import org.jspecify.annotations.NullMarked;
