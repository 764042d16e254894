package heliograph.tl.layer;

import heliograph.tl.api.ChatReactions;
import heliograph.tl.api.ChatReactionsAll;
import heliograph.tl.api.ChatReactionsNone;
import heliograph.tl.api.ChatReactionsSome;
import heliograph.tl.api.PaidReactionPrivacy;
import heliograph.tl.api.PaidReactionPrivacyAnonymous;
import heliograph.tl.api.PaidReactionPrivacyDefault;
import heliograph.tl.api.Reaction;
import heliograph.tl.api.ReactionCustomEmoji;
import heliograph.tl.api.ReactionEmoji;
import heliograph.tl.api.ReactionEmpty;
import heliograph.tl.api.ReactionPaid;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reactions: an emoji's text in layer 144, an object since.
public final class Reactions {
    /// What a chat that allows all reactions allows in layer 144, which has no word for all.
    private static final List<String> ALL =
            List.of("👍", "👎", "❤", "🔥", "🥰", "👏", "😁", "🤔", "🤯", "😱", "🤬", "😢", "🎉");

    private Reactions() {}

    /// An emoji; nothing for an empty text.
    public static Reaction of(String emoji) {
        return emoji.isEmpty() ? new ReactionEmpty() : new ReactionEmoji(emoji);
    }

    /// The one reaction of an old client, or none: an empty text takes it back.
    public static @Nullable List<Reaction> list(@Nullable String emoji) {
        if (emoji == null) return null;
        return emoji.isEmpty() ? List.of() : List.of(new ReactionEmoji(emoji));
    }

    /// The emoji; a star for one that layer 144 cannot show.
    public static String emoji(Reaction reaction) {
        return switch (reaction) {
            case ReactionEmoji(String emoticon) -> emoticon;
            case ReactionEmpty _ -> "";
            case ReactionCustomEmoji _, ReactionPaid _ -> "⭐";
        };
    }

    /// The emoji that a chat allows.
    public static List<String> emoji(ChatReactions reactions) {
        return switch (reactions) {
            case ChatReactionsAll _ -> ALL;
            case ChatReactionsNone _ -> List.of();
            case ChatReactionsSome(List<Reaction> some) ->
                    some.stream()
                            .filter(ReactionEmoji.class::isInstance)
                            .map(Reactions::emoji)
                            .toList();
        };
    }

    /// What a chat allows, of the emoji that an old client lists.
    public static ChatReactions allowed(List<String> emoji) {
        if (emoji.isEmpty()) return new ChatReactionsNone();
        return new ChatReactionsSome(emoji.stream().map(Reactions::of).toList());
    }

    public static boolean anonymous(PaidReactionPrivacy privacy) {
        return privacy instanceof PaidReactionPrivacyAnonymous;
    }

    public static PaidReactionPrivacy privacy(boolean anonymous) {
        return anonymous ? new PaidReactionPrivacyAnonymous() : new PaidReactionPrivacyDefault();
    }

    /// Who reacts stays unnamed, or it is not said: in layers 186 and 187 a flag alone.
    public static @Nullable PaidReactionPrivacy hidden(boolean anonymous) {
        return anonymous ? new PaidReactionPrivacyAnonymous() : null;
    }
}
