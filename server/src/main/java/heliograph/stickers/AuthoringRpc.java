package heliograph.stickers;

import static heliograph.rpc.Access.SIGNED_IN;
import static heliograph.rpc.Access.USERS;

import heliograph.rpc.Caller;
import heliograph.rpc.Limiter.Cost;
import heliograph.rpc.Rpc;
import heliograph.tl.api.AnyInputDocument;
import heliograph.tl.api.Document;
import heliograph.tl.api.InputUser;
import heliograph.tl.api.InputUserSelf;
import heliograph.tl.api.messages.AnyStickerSet;
import heliograph.tl.api.messages.GetMyStickers;
import heliograph.tl.api.messages.MyStickers;
import heliograph.tl.api.stickers.AddStickerToSet;
import heliograph.tl.api.stickers.ChangeSticker;
import heliograph.tl.api.stickers.ChangeStickerPosition;
import heliograph.tl.api.stickers.CheckShortName;
import heliograph.tl.api.stickers.CreateStickerSet;
import heliograph.tl.api.stickers.DeleteStickerSet;
import heliograph.tl.api.stickers.RemoveStickerFromSet;
import heliograph.tl.api.stickers.RenameStickerSet;
import heliograph.tl.api.stickers.ReplaceSticker;
import heliograph.tl.api.stickers.SetStickerSetThumb;
import heliograph.tl.api.stickers.SuggestShortName;
import heliograph.tl.api.stickers.SuggestedShortName;

/// `stickers.*`, and the sets that an account has made.
final class AuthoringRpc {
    private final Sets sets;
    private final Authoring authoring;
    private final SetView view;

    AuthoringRpc(Sets sets, Authoring authoring, SetView view) {
        this.sets = sets;
        this.authoring = authoring;
        this.view = view;
    }

    void register(Rpc rpc) {
        rpc.on(CreateStickerSet.METHOD, SIGNED_IN, Cost.STICKERS, this::create);
        rpc.on(
                AddStickerToSet.METHOD,
                SIGNED_IN,
                Cost.STICKERS,
                (c, q) -> shown(c, authoring.add(c, q.stickerset(), q.sticker())));
        rpc.on(
                RemoveStickerFromSet.METHOD,
                SIGNED_IN,
                Cost.STICKERS,
                (c, q) -> shown(c, authoring.remove(c, sticker(q.sticker()))));
        rpc.on(
                ChangeStickerPosition.METHOD,
                SIGNED_IN,
                Cost.STICKERS,
                (c, q) -> shown(c, authoring.move(c, sticker(q.sticker()), q.position())));
        rpc.on(
                ReplaceSticker.METHOD,
                SIGNED_IN,
                Cost.STICKERS,
                (c, q) -> shown(c, authoring.replace(c, sticker(q.sticker()), q.newSticker())));
        rpc.on(ChangeSticker.METHOD, SIGNED_IN, Cost.STICKERS, this::changeSticker);
        rpc.on(
                RenameStickerSet.METHOD,
                SIGNED_IN,
                Cost.STICKERS,
                (c, q) -> shown(c, authoring.rename(c, q.stickerset(), q.title())));
        rpc.on(SetStickerSetThumb.METHOD, SIGNED_IN, Cost.STICKERS, this::setThumb);
        rpc.on(
                DeleteStickerSet.METHOD,
                SIGNED_IN,
                Cost.STICKERS,
                (c, q) -> {
                    authoring.delete(c, q.stickerset());
                    return true;
                });
        rpc.on(CheckShortName.METHOD, USERS, this::checkShortName);
        rpc.on(SuggestShortName.METHOD, USERS, this::suggestShortName);
        rpc.on(GetMyStickers.METHOD, USERS, this::getMyStickers);
    }

    private AnyStickerSet shown(Caller caller, Sets.Found found) {
        return view.whole(found, caller.user());
    }

    private Document sticker(AnyInputDocument named) {
        return sets.files.named(named);
    }

    /// Bots, which make sets for others, are not served yet.
    private AnyStickerSet create(Caller caller, CreateStickerSet query) {
        boolean own =
                query.userId() instanceof InputUserSelf
                        || (query.userId() instanceof InputUser u && u.userId() == caller.user());
        if (!own) throw StickerErrors.USER_ID_INVALID.refusal();
        if (query.masks() && query.emojis()) throw StickerErrors.PACK_TYPE_INVALID.refusal();
        var draft =
                new Authoring.Draft(
                        Kind.of(query.masks(), query.emojis()),
                        query.textColor() && query.emojis(),
                        query.title(),
                        query.shortName(),
                        query.thumb(),
                        query.stickers());
        return shown(caller, authoring.create(caller, draft));
    }

    private AnyStickerSet changeSticker(Caller caller, ChangeSticker query) {
        return shown(
                caller,
                authoring.change(
                        caller,
                        sticker(query.sticker()),
                        query.emoji(),
                        query.maskCoords(),
                        query.keywords()));
    }

    private AnyStickerSet setThumb(Caller caller, SetStickerSetThumb query) {
        return shown(
                caller,
                authoring.picture(
                        caller, query.stickerset(), query.thumb(), query.thumbDocumentId()));
    }

    private Boolean checkShortName(Caller caller, CheckShortName query) {
        if (!ShortNames.isGood(query.shortName())) throw StickerErrors.SHORT_NAME_INVALID.refusal();
        if (!authoring.isFree(query.shortName())) throw StickerErrors.SHORT_NAME_OCCUPIED.refusal();
        return true;
    }

    private SuggestedShortName suggestShortName(Caller caller, SuggestShortName query) {
        var base = ShortNames.suggested(query.title());
        if (base.isEmpty()) throw StickerErrors.TITLE_INVALID.refusal();
        for (int i = 1; i < 100; i++) {
            var name = i == 1 ? base : base.substring(0, Math.min(base.length(), 60)) + "_" + i;
            if (ShortNames.isGood(name) && authoring.isFree(name))
                return new SuggestedShortName(name);
        }
        throw StickerErrors.TITLE_INVALID.refusal();
    }

    private MyStickers getMyStickers(Caller caller, GetMyStickers query) {
        var all = authoring.own(caller.user());
        var page = InstalledRpc.page(all, query.offsetId(), query.limit());
        return new MyStickers(all.size(), view.covered(page, caller.user()));
    }
}
