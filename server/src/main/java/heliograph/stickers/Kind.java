package heliograph.stickers;

import heliograph.tl.stored.StoredStickerSet;

/// What a set is of; each kind is installed and listed apart. The numbers are kept.
enum Kind {
    STICKERS(0, 120),
    MASKS(1, 120),
    EMOJIS(2, 200);

    final int number;

    /// How many a set may have.
    final int max;

    Kind(int number, int max) {
        this.number = number;
        this.max = max;
    }

    static Kind of(boolean masks, boolean emojis) {
        if (emojis) return EMOJIS;
        return masks ? MASKS : STICKERS;
    }

    static Kind of(StoredStickerSet set) {
        return of(set.masks(), set.emojis());
    }
}
