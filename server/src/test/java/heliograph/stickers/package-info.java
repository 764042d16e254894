@NullMarked
package heliograph.stickers;

import org.jspecify.annotations.NullMarked;
