/// The TL language: reader, writer and what every generated record has in common.
///
/// The records themselves are generated into `heliograph.tl.api` (the API, in its newest layer) and
/// `heliograph.tl.mt` (MTProto's own service messages).
@NullMarked
package heliograph.tl;

import org.jspecify.annotations.NullMarked;
