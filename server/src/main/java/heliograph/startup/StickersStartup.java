package heliograph.startup;

import static heliograph.rpc.Access.USERS;

import heliograph.rpc.Rpc;
import heliograph.rpc.RpcError;
import heliograph.tl.api.EmojiKeywordsDifference;
import heliograph.tl.api.messages.AllStickers;
import heliograph.tl.api.messages.AvailableEffects;
import heliograph.tl.api.messages.FavedStickers;
import heliograph.tl.api.messages.FeaturedStickers;
import heliograph.tl.api.messages.GetAllStickers;
import heliograph.tl.api.messages.GetAvailableEffects;
import heliograph.tl.api.messages.GetCustomEmojiDocuments;
import heliograph.tl.api.messages.GetEmojiKeywordsDifference;
import heliograph.tl.api.messages.GetEmojiStickers;
import heliograph.tl.api.messages.GetFavedStickers;
import heliograph.tl.api.messages.GetFeaturedEmojiStickers;
import heliograph.tl.api.messages.GetFeaturedStickers;
import heliograph.tl.api.messages.GetMaskStickers;
import heliograph.tl.api.messages.GetRecentStickers;
import heliograph.tl.api.messages.GetSavedGifs;
import heliograph.tl.api.messages.GetSavedReactionTags;
import heliograph.tl.api.messages.GetStickerSet;
import heliograph.tl.api.messages.RecentStickers;
import heliograph.tl.api.messages.SavedGifs;
import heliograph.tl.api.messages.SavedReactionTags;
import java.util.List;

/// Stickers, custom emoji and GIFs: there are none yet.
public final class StickersStartup {
    public void register(Rpc rpc) {
        rpc.constant(
                GetAllStickers.METHOD, USERS, query -> new AllStickers(query.hash(), List.of()));
        rpc.constant(
                GetMaskStickers.METHOD, USERS, query -> new AllStickers(query.hash(), List.of()));
        rpc.constant(
                GetEmojiStickers.METHOD, USERS, query -> new AllStickers(query.hash(), List.of()));
        rpc.constant(GetFeaturedStickers.METHOD, USERS, query -> featured(query.hash()));
        rpc.constant(GetFeaturedEmojiStickers.METHOD, USERS, query -> featured(query.hash()));
        rpc.constant(
                GetRecentStickers.METHOD,
                USERS,
                query -> new RecentStickers(query.hash(), List.of(), List.of(), List.of()));
        rpc.constant(
                GetFavedStickers.METHOD,
                USERS,
                query -> new FavedStickers(query.hash(), List.of(), List.of()));
        rpc.constant(GetSavedGifs.METHOD, USERS, query -> new SavedGifs(query.hash(), List.of()));
        rpc.constant(
                GetStickerSet.METHOD,
                USERS,
                _ -> {
                    throw RpcError.bad("STICKERSET_INVALID").refusal();
                });
        rpc.constant(GetCustomEmojiDocuments.METHOD, USERS, _ -> List.of());
        rpc.constant(
                GetEmojiKeywordsDifference.METHOD,
                USERS,
                query ->
                        new EmojiKeywordsDifference(
                                query.langCode(),
                                query.fromVersion(),
                                query.fromVersion(),
                                List.of()));
        rpc.constant(
                GetAvailableEffects.METHOD,
                USERS,
                query -> new AvailableEffects(query.hash(), List.of(), List.of()));
        rpc.constant(
                GetSavedReactionTags.METHOD,
                USERS,
                query -> new SavedReactionTags(List.of(), query.hash()));
    }

    private static FeaturedStickers featured(long hash) {
        return new FeaturedStickers(false, hash, 0, List.of(), List.of());
    }
}
