@NullMarked
package heliograph.profiles;

import org.jspecify.annotations.NullMarked;
