@NullMarked
package heliograph.mtproto.transport;

import org.jspecify.annotations.NullMarked;
