/// The secrets of one installation: made at first start, sealed on disk, never shown.
@NullMarked
package heliograph.secrets;

import org.jspecify.annotations.NullMarked;
