package heliograph.stickers;

import heliograph.tl.api.Update;
import heliograph.tl.api.UpdateFavedStickers;
import heliograph.tl.api.UpdateRecentStickers;
import heliograph.tl.api.UpdateSavedGifs;

/// Where accounts keep single documents at hand. The numbers are kept.
enum Shelf {
    /// `stickers_faved_limit_default`.
    FAVED(0, 5),

    /// `stickers_recent_limit` of `help.getConfig`.
    RECENT(1, 200),

    /// Those that were put on photos and videos.
    ATTACHED(2, 200),

    /// `saved_gifs_limit_default`.
    GIFS(3, 200);

    final int number;

    /// How many it holds; the one that was put there first makes room.
    final int max;

    Shelf(int number, int max) {
        this.number = number;
        this.max = max;
    }

    Update changed() {
        return switch (this) {
            case FAVED -> new UpdateFavedStickers();
            case RECENT, ATTACHED -> new UpdateRecentStickers();
            case GIFS -> new UpdateSavedGifs();
        };
    }
}
