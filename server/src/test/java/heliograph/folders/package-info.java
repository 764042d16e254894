@NullMarked
package heliograph.folders;

import org.jspecify.annotations.NullMarked;
