package heliograph.stickers;

import heliograph.rpc.ListHash;
import heliograph.tl.api.AnyPhotoSize;
import heliograph.tl.api.AnyStickerSetCovered;
import heliograph.tl.api.PhotoSize;
import heliograph.tl.api.StickerKeyword;
import heliograph.tl.api.StickerPack;
import heliograph.tl.api.StickerSet;
import heliograph.tl.api.StickerSetCovered;
import heliograph.tl.api.StickerSetNoCovered;
import heliograph.tl.stored.StoredInstalledSet;
import heliograph.tl.stored.StoredSticker;
import heliograph.tl.stored.StoredStickerSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Shows sets to accounts.
final class SetView {
    /// The type of the picture that stands for a set.
    private static final String THUMB = "s";

    private static final int THUMB_SIDE = 100;

    private final Sets sets;
    private final Installed installed;

    SetView(Sets sets, Installed installed) {
        this.sets = sets;
        this.installed = installed;
    }

    /// As an account sees it.
    StickerSet set(Sets.Found found, long viewer) {
        return set(found, viewer, installed.find(viewer, found));
    }

    /// @param row how the viewer has it; null when not
    StickerSet set(Sets.Found found, long viewer, @Nullable StoredInstalledSet row) {
        var set = found.set();
        var thumb = thumb(set);
        return StickerSet.builder()
                .archived(row != null && row.archived())
                .official(found.isStandard())
                .masks(set.masks())
                .emojis(set.emojis())
                .textColor(set.textColor())
                .creator(set.creator() == viewer)
                .installedDate(row == null ? null : row.date())
                .id(found.id())
                .accessHash(sets.files.set(found.id()).accessHash())
                .title(set.title())
                .shortName(set.shortName())
                .thumbs(thumb)
                .thumbDcId(thumb == null ? null : sets.files.dc())
                .thumbVersion(thumb == null ? null : set.thumbVersion())
                .thumbDocumentId(set.thumbEmoji())
                .count(set.stickers().size())
                .hash(hash(set))
                .build();
    }

    private @Nullable List<AnyPhotoSize> thumb(StoredStickerSet set) {
        if (set.thumb() == null) return null;
        var document = sets.files.find(set.thumb());
        if (document == null) return null;
        return List.of(new PhotoSize(THUMB, THUMB_SIDE, THUMB_SIDE, (int) document.size()));
    }

    /// Changes with everything that is shown of a set to all.
    static int hash(StoredStickerSet set) {
        long hash = ListHash.of(set.stickers(), StoredSticker::hashCode);
        int all = Long.hashCode(hash) * 31 + set.title().hashCode();
        return Math.max(1, (all * 31 + set.thumbVersion()) & Integer.MAX_VALUE);
    }

    /// With all that is in it.
    heliograph.tl.api.messages.StickerSet whole(Sets.Found found, long viewer) {
        var documents = sets.documents(found);
        return new heliograph.tl.api.messages.StickerSet(
                set(found, viewer), packs(found), keywords(found), List.copyOf(documents));
    }

    private static List<StickerPack> packs(Sets.Found found) {
        Map<String, List<Long>> byEmoji = new LinkedHashMap<>();
        for (var sticker : found.set().stickers())
            for (var emoji : EmojiText.of(sticker.emoji()))
                byEmoji.computeIfAbsent(EmojiText.plain(emoji), _ -> new ArrayList<>())
                        .add(sticker.document());
        var packs = new ArrayList<StickerPack>();
        byEmoji.forEach((emoji, ids) -> packs.add(new StickerPack(emoji, ids)));
        return packs;
    }

    private static List<StickerKeyword> keywords(Sets.Found found) {
        var all = new ArrayList<StickerKeyword>();
        for (var sticker : found.set().stickers())
            if (sticker.keywords() != null)
                all.add(
                        new StickerKeyword(
                                sticker.document(), List.of(sticker.keywords().split(",", -1))));
        return all;
    }

    /// As it stands in lists of sets: with its first sticker.
    AnyStickerSetCovered covered(Sets.Found found, long viewer) {
        var set = set(found, viewer);
        for (var sticker : found.set().stickers()) {
            var cover = sets.files.find(sticker.document());
            if (cover != null) return new StickerSetCovered(set, cover);
        }
        return new StickerSetNoCovered(set);
    }

    List<AnyStickerSetCovered> covered(List<Sets.Found> found, long viewer) {
        return found.stream().map(one -> covered(one, viewer)).toList();
    }
}
