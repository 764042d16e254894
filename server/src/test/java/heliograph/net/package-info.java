/// Real loopback sockets against a [heliograph.net.Gateway].
@NullMarked
package heliograph.net;

import org.jspecify.annotations.NullMarked;
