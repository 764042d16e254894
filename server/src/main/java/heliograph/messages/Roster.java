package heliograph.messages;

import heliograph.reactions.Palette;
import heliograph.tl.api.ChatBannedRights;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Who is in a basic group at one moment, and what they may do.
///
/// @param event how many changes the group had seen
/// @param admins the creator among them
/// @param banned what is forbidden to everyone who is no admin; null for nothing
/// @param closed whether the group was deleted, or is a supergroup now
/// @param noForwards whether nobody may forward or save what is in it
/// @param ttl seconds after which messages go; null for never
/// @param reactions those that its members may use
public record Roster(
        List<Long> members,
        int event,
        Set<Long> admins,
        @Nullable ChatBannedRights banned,
        boolean closed,
        boolean noForwards,
        @Nullable Integer ttl,
        Palette.Allowed reactions) {
    boolean isMember(long user) {
        return members.contains(user);
    }

    boolean isAdmin(long user) {
        return admins.contains(user);
    }

    /// Whether something is forbidden to a user.
    boolean isBarred(long user, Predicate<ChatBannedRights> ban) {
        return !isAdmin(user) && banned != null && ban.test(banned);
    }
}
