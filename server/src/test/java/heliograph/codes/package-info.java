@NullMarked
package heliograph.codes;

import org.jspecify.annotations.NullMarked;
