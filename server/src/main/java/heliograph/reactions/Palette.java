package heliograph.reactions;

import heliograph.artwork.Artwork;
import heliograph.artwork.Picture;
import heliograph.artwork.Picture.Role;
import heliograph.rpc.RpcError;
import heliograph.tl.api.ChatReactions;
import heliograph.tl.api.ChatReactionsAll;
import heliograph.tl.api.ChatReactionsNone;
import heliograph.tl.api.ChatReactionsSome;
import heliograph.tl.api.MessageReactions;
import heliograph.tl.api.Reaction;
import heliograph.tl.api.ReactionEmoji;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which reactions may be put on a message.
public final class Palette {
    /// Reactions of one user on one message (`reactions_user_max_premium`).
    public static final int OF_USER_MAX = 3;

    /// Reactions that an admin may choose.
    public static final int CHOSEN_MAX = 100;

    /// Different reactions on one message (`reactions_uniq_max`).
    public static final int DIFFERENT_MAX = 11;

    /// Those that clients offer of themselves, in the order of how often they are used: all that
    /// there are pictures of.
    private static final List<String> STANDARD =
            Artwork.OURS.pictures(Role.ICON).stream().map(Picture::emoji).toList();

    private static final Set<String> KNOWN = new HashSet<>(STANDARD);

    private Palette() {}

    /// The first of the standard reactions.
    public static List<Reaction> standard(int limit) {
        return STANDARD.stream().limit(limit).<Reaction>map(ReactionEmoji::new).toList();
    }

    /// Whether a reaction is one of the standard ones.
    public static boolean isStandard(Reaction reaction) {
        return reaction instanceof ReactionEmoji(var emoticon) && KNOWN.contains(emoticon);
    }

    /// What a chat allows.
    ///
    /// @param some which reactions; null for all
    /// @param different how many different ones on one message; null for [#DIFFERENT_MAX]
    public record Allowed(@Nullable ChatReactions some, @Nullable Integer different) {
        public static final Allowed ALL = new Allowed(null, null);

        int limit() {
            return different == null ? DIFFERENT_MAX : Math.min(different, DIFFERENT_MAX);
        }
    }

    /// Checks what an admin wants to allow. Refuses with `REACTION_INVALID`.
    ///
    /// @param limit how many different ones on one message; null leaves it
    public static void check(ChatReactions allowed, @Nullable Integer limit) {
        boolean good =
                switch (allowed) {
                    case ChatReactionsAll _, ChatReactionsNone _ -> true;
                    case ChatReactionsSome(var some) ->
                            !some.isEmpty() && some.size() <= CHOSEN_MAX;
                };
        if (!good || (limit != null && (limit < 1 || limit > DIFFERENT_MAX)))
            throw RpcError.bad("REACTION_INVALID").refusal();
    }

    /// Checks what a user wants to put on a message. Refuses with `REACTION_INVALID` and
    /// `REACTIONS_TOO_MANY`.
    ///
    /// @param there what the message has already
    public static List<Reaction> checked(
            List<Reaction> wanted, Allowed allowed, @Nullable MessageReactions there) {
        var all = new LinkedHashSet<Reaction>();
        for (var one : wanted) all.add(plain(one));
        if (all.size() > OF_USER_MAX) throw RpcError.bad("REACTIONS_TOO_MANY").refusal();
        var different = new HashSet<>(all);
        if (there != null) for (var count : there.results()) different.add(count.reaction());
        for (var one : all) {
            if (!isAllowed(one, allowed.some)) throw RpcError.bad("REACTION_INVALID").refusal();
            boolean fresh =
                    there == null
                            || there.results().stream().noneMatch(c -> c.reaction().equals(one));
            if (fresh && different.size() > allowed.limit())
                throw RpcError.bad("REACTIONS_TOO_MANY").refusal();
        }
        return List.copyOf(all);
    }

    /// Some clients add a sign that asks for the coloured form of an emoji; it says nothing here.
    private static Reaction plain(Reaction reaction) {
        if (!(reaction instanceof ReactionEmoji(var emoticon)) || KNOWN.contains(emoticon))
            return reaction;
        return new ReactionEmoji(emoticon.replace("\ufe0f", ""));
    }

    private static boolean isAllowed(Reaction reaction, @Nullable ChatReactions allowed) {
        if (!(reaction instanceof ReactionEmoji(var emoticon)) || !KNOWN.contains(emoticon))
            return false;
        return switch (allowed) {
            case null -> true;
            case ChatReactionsAll _ -> true;
            case ChatReactionsNone _ -> false;
            case ChatReactionsSome(var some) -> some.contains(reaction);
        };
    }
}
