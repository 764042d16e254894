@NullMarked
package heliograph.rpc;

import org.jspecify.annotations.NullMarked;
