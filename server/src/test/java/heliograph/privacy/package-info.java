@NullMarked
package heliograph.privacy;

import org.jspecify.annotations.NullMarked;
