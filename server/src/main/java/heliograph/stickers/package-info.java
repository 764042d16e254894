/// Stickers, custom emoji and what standard reactions look like.
@NullMarked
package heliograph.stickers;

import org.jspecify.annotations.NullMarked;
