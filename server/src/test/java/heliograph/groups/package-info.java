@NullMarked
package heliograph.groups;

import org.jspecify.annotations.NullMarked;
