package heliograph.startup;

import static heliograph.rpc.Access.USERS;

import heliograph.rpc.Rpc;
import heliograph.tl.api.EmojiKeywordsDifference;
import heliograph.tl.api.messages.AvailableEffects;
import heliograph.tl.api.messages.FeaturedStickers;
import heliograph.tl.api.messages.GetAttachedStickers;
import heliograph.tl.api.messages.GetAvailableEffects;
import heliograph.tl.api.messages.GetEmojiKeywordsDifference;
import heliograph.tl.api.messages.GetFeaturedEmojiStickers;
import heliograph.tl.api.messages.GetFeaturedStickers;
import java.util.List;

/// What there is none of: sets that the service recommends, effects of messages, words for emoji.
/// Which stickers were put on a photo is not kept.
public final class StickersStartup {
    public void register(Rpc rpc) {
        rpc.constant(GetAttachedStickers.METHOD, USERS, _ -> List.of());
        rpc.constant(GetFeaturedStickers.METHOD, USERS, query -> featured(query.hash()));
        rpc.constant(GetFeaturedEmojiStickers.METHOD, USERS, query -> featured(query.hash()));
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
    }

    private static FeaturedStickers featured(long hash) {
        return new FeaturedStickers(false, hash, 0, List.of(), List.of());
    }
}
