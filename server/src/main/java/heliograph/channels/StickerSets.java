package heliograph.channels;

import heliograph.tl.api.InputStickerSet;
import heliograph.tl.api.StickerSet;
import org.jspecify.annotations.Nullable;

/// Finds the sets of stickers that channels have.
public interface StickerSets {
    /// A set as it is kept, by its id. Refuses with `STICKERSET_INVALID`.
    ///
    /// @param emojis whether it is one of custom emoji
    InputStickerSet checked(InputStickerSet named, boolean emojis);

    /// A set as an account sees it; null when it is there no more.
    @Nullable StickerSet shown(InputStickerSet kept, long viewer);
}
