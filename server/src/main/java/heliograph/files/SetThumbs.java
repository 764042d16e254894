package heliograph.files;

import heliograph.tl.api.Document;
import heliograph.tl.api.InputStickerSet;
import org.jspecify.annotations.Nullable;

/// Finds the small pictures that stand for sets of stickers.
@FunctionalInterface
public interface SetThumbs {
    /// The picture of a set; null when it has none, or none of that version.
    @Nullable Document find(InputStickerSet set, int version);
}
