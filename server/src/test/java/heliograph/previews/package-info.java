/// Previews of links, of pages that the tests serve themselves.
@NullMarked
package heliograph.previews;

import org.jspecify.annotations.NullMarked;
