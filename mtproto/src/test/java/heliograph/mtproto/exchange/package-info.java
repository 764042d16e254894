@NullMarked
package heliograph.mtproto.exchange;

import org.jspecify.annotations.NullMarked;
