@NullMarked
package heliograph.mtproto.crypto;

import org.jspecify.annotations.NullMarked;
