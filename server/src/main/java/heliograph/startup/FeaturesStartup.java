package heliograph.startup;

import static heliograph.rpc.Access.USERS;

import heliograph.rpc.Rpc;
import heliograph.tl.api.AttachMenuBots;
import heliograph.tl.api.MessageRange;
import heliograph.tl.api.StarsAmount;
import heliograph.tl.api.StoriesStealthMode;
import heliograph.tl.api.Updates;
import heliograph.tl.api.aicompose.GetTones;
import heliograph.tl.api.aicompose.Tones;
import heliograph.tl.api.messages.GetAttachMenuBots;
import heliograph.tl.api.messages.GetPaidReactionPrivacy;
import heliograph.tl.api.messages.GetQuickReplies;
import heliograph.tl.api.messages.GetSplitRanges;
import heliograph.tl.api.messages.QuickReplies;
import heliograph.tl.api.payments.GetSavedStarGifts;
import heliograph.tl.api.payments.GetStarGiftActiveAuctions;
import heliograph.tl.api.payments.GetStarGifts;
import heliograph.tl.api.payments.GetStarsStatus;
import heliograph.tl.api.payments.GetStarsTopupOptions;
import heliograph.tl.api.payments.SavedStarGifts;
import heliograph.tl.api.payments.StarGiftActiveAuctions;
import heliograph.tl.api.payments.StarGifts;
import heliograph.tl.api.payments.StarsStatus;
import heliograph.tl.api.stories.AllStories;
import heliograph.tl.api.stories.GetAllReadPeerStories;
import heliograph.tl.api.stories.GetAllStories;
import java.util.List;

/// Mini-apps, business, stories, payments and gifts: Heliograph has none of them.
public final class FeaturesStartup {
    public void register(Rpc rpc) {
        rpc.constant(
                GetAttachMenuBots.METHOD,
                USERS,
                query -> new AttachMenuBots(query.hash(), List.of(), List.of()));
        rpc.constant(
                GetQuickReplies.METHOD,
                USERS,
                _ -> new QuickReplies(List.of(), List.of(), List.of(), List.of()));
        rpc.constant(
                GetSplitRanges.METHOD, USERS, _ -> List.of(new MessageRange(1, Integer.MAX_VALUE)));
        rpc.constant(GetPaidReactionPrivacy.METHOD, USERS, _ -> updates());
        rpc.constant(
                GetStarsStatus.METHOD,
                USERS,
                _ -> StarsStatus.builder().balance(new StarsAmount(0, 0)).build());
        rpc.constant(GetStarsTopupOptions.METHOD, USERS, _ -> List.of());
        rpc.constant(
                GetStarGifts.METHOD,
                USERS,
                query -> new StarGifts(query.hash(), List.of(), List.of(), List.of()));
        rpc.constant(
                GetSavedStarGifts.METHOD,
                USERS,
                _ -> new SavedStarGifts(0, null, List.of(), null, List.of(), List.of()));
        rpc.constant(
                GetStarGiftActiveAuctions.METHOD,
                USERS,
                _ -> new StarGiftActiveAuctions(List.of(), List.of(), List.of()));
        rpc.constant(GetAllStories.METHOD, USERS, _ -> stories());
        rpc.constant(GetAllReadPeerStories.METHOD, USERS, _ -> updates());
        rpc.constant(
                GetTones.METHOD, USERS, query -> new Tones(query.hash(), List.of(), List.of()));
    }

    private static Updates updates() {
        return new Updates(List.of(), List.of(), List.of(), 1, 0);
    }

    private static AllStories stories() {
        return new AllStories(
                false, 0, "", List.of(), List.of(), List.of(), new StoriesStealthMode(null, null));
    }
}
