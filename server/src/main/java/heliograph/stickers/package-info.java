/// Sets of stickers, masks and custom emoji, who has them, and what standard reactions look like
/// (https://core.telegram.org/api/stickers, https://core.telegram.org/api/custom-emoji).
///
/// ```
/// directory home of a set  | "stickers"  id         -> StoredStickerSet
/// directory home of a name | "packname"  short name -> (set, date of the claim)
/// account home             | "ownpack"   set        -> when the account made it
///                          | "packs"     kind       -> StoredInstalledSets, the first on top
///                          | "shelf"     shelf      -> StoredShelf: faved and recent stickers, GIFs
/// ```
///
/// A sticker is a document of its own, whose attribute names its set. A name is claimed before its
/// set is written; an entry of which no set came is free again after a minute.
@NullMarked
package heliograph.stickers;

import org.jspecify.annotations.NullMarked;
