package heliograph.stickers;

import static heliograph.rpc.Access.USERS;

import heliograph.files.StickerFiles;
import heliograph.rpc.Caller;
import heliograph.rpc.ListHash;
import heliograph.rpc.Rpc;
import heliograph.stickers.Shelves.Kept;
import heliograph.tl.api.AnyDocument;
import heliograph.tl.api.AnyInputDocument;
import heliograph.tl.api.DocumentAttributeAnimated;
import heliograph.tl.api.StickerPack;
import heliograph.tl.api.messages.AnyFavedStickers;
import heliograph.tl.api.messages.AnyRecentStickers;
import heliograph.tl.api.messages.AnySavedGifs;
import heliograph.tl.api.messages.ClearRecentStickers;
import heliograph.tl.api.messages.FaveSticker;
import heliograph.tl.api.messages.FavedStickers;
import heliograph.tl.api.messages.FavedStickersNotModified;
import heliograph.tl.api.messages.GetFavedStickers;
import heliograph.tl.api.messages.GetRecentStickers;
import heliograph.tl.api.messages.GetSavedGifs;
import heliograph.tl.api.messages.RecentStickers;
import heliograph.tl.api.messages.RecentStickersNotModified;
import heliograph.tl.api.messages.SaveGif;
import heliograph.tl.api.messages.SaveRecentSticker;
import heliograph.tl.api.messages.SavedGifs;
import heliograph.tl.api.messages.SavedGifsNotModified;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `messages.*` of single stickers and GIFs that accounts keep at hand.
final class ShelvesRpc {
    private final Shelves shelves;
    private final StickerFiles files;

    ShelvesRpc(Shelves shelves, StickerFiles files) {
        this.shelves = shelves;
        this.files = files;
    }

    void register(Rpc rpc) {
        rpc.on(GetFavedStickers.METHOD, USERS, this::getFavedStickers);
        rpc.on(GetRecentStickers.METHOD, USERS, this::getRecentStickers);
        rpc.on(GetSavedGifs.METHOD, USERS, this::getSavedGifs);
        rpc.on(
                FaveSticker.METHOD,
                USERS,
                (caller, query) -> {
                    shelves.put(caller, Shelf.FAVED, sticker(query.id()), query.unfave());
                    return true;
                });
        rpc.on(
                SaveRecentSticker.METHOD,
                USERS,
                (caller, query) -> {
                    var shelf = recent(query.attached());
                    shelves.put(caller, shelf, sticker(query.id()), query.unsave());
                    return true;
                });
        rpc.on(
                ClearRecentStickers.METHOD,
                USERS,
                (caller, query) -> {
                    shelves.clear(caller, recent(query.attached()));
                    return true;
                });
        rpc.on(SaveGif.METHOD, USERS, this::saveGif);
    }

    private static Shelf recent(boolean attached) {
        return attached ? Shelf.ATTACHED : Shelf.RECENT;
    }

    private long sticker(AnyInputDocument named) {
        var document = files.named(named);
        if (StickerFiles.set(document) == null) throw StickerErrors.STICKER_ID_INVALID.refusal();
        return document.id();
    }

    private Boolean saveGif(Caller caller, SaveGif query) {
        var document = files.named(query.id());
        boolean gif =
                document.attributes().stream()
                        .anyMatch(DocumentAttributeAnimated.class::isInstance);
        if (!gif) throw StickerErrors.GIF_ID_INVALID.refusal();
        shelves.put(caller, Shelf.GIFS, document.id(), query.unsave());
        return true;
    }

    private static List<AnyDocument> documents(List<Kept> kept) {
        return kept.stream().<AnyDocument>map(Kept::document).toList();
    }

    private static long hash(List<Kept> kept) {
        return ListHash.of(kept, one -> one.document().id());
    }

    private static List<StickerPack> packs(List<Kept> kept) {
        Map<String, List<Long>> byEmoji = new LinkedHashMap<>();
        for (var one : kept) {
            var emoji = EmojiText.plain(StickerFiles.emoji(one.document()));
            if (!emoji.isEmpty())
                byEmoji.computeIfAbsent(emoji, _ -> new ArrayList<>()).add(one.document().id());
        }
        var packs = new ArrayList<StickerPack>();
        byEmoji.forEach((emoji, ids) -> packs.add(new StickerPack(emoji, ids)));
        return packs;
    }

    private AnyFavedStickers getFavedStickers(Caller caller, GetFavedStickers query) {
        var kept = shelves.list(caller.user(), Shelf.FAVED);
        long hash = hash(kept);
        return query.hash() != 0 && query.hash() == hash
                ? new FavedStickersNotModified()
                : new FavedStickers(hash, packs(kept), documents(kept));
    }

    private AnyRecentStickers getRecentStickers(Caller caller, GetRecentStickers query) {
        var kept = shelves.list(caller.user(), recent(query.attached()));
        long hash = hash(kept);
        if (query.hash() != 0 && query.hash() == hash) return new RecentStickersNotModified();
        var dates = kept.stream().map(Kept::date).toList();
        return new RecentStickers(hash, packs(kept), documents(kept), dates);
    }

    private AnySavedGifs getSavedGifs(Caller caller, GetSavedGifs query) {
        var kept = shelves.list(caller.user(), Shelf.GIFS);
        long hash = hash(kept);
        return query.hash() != 0 && query.hash() == hash
                ? new SavedGifsNotModified()
                : new SavedGifs(hash, documents(kept));
    }
}
