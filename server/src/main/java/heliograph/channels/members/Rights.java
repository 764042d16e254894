package heliograph.channels.members;

import heliograph.tl.api.ChatAdminRights;
import heliograph.tl.api.ChatBannedRights;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Comparing sets of rights.
public final class Rights {
    static final ChatAdminRights NONE = ChatAdminRights.builder().build();

    /// Every right that an admin can have.
    public static final List<Predicate<ChatAdminRights>> ALL =
            List.of(
                    ChatAdminRights::changeInfo,
                    ChatAdminRights::postMessages,
                    ChatAdminRights::editMessages,
                    ChatAdminRights::deleteMessages,
                    ChatAdminRights::banUsers,
                    ChatAdminRights::inviteUsers,
                    ChatAdminRights::pinMessages,
                    ChatAdminRights::addAdmins,
                    ChatAdminRights::anonymous,
                    ChatAdminRights::manageCall,
                    ChatAdminRights::other,
                    ChatAdminRights::manageTopics,
                    ChatAdminRights::postStories,
                    ChatAdminRights::editStories,
                    ChatAdminRights::deleteStories,
                    ChatAdminRights::manageDirectMessages,
                    ChatAdminRights::manageRanks,
                    ChatAdminRights::manageLinkedPeers,
                    ChatAdminRights::manageWelcomeMessages);

    private Rights() {}

    /// Whether nobody grants what it lacks. Being anonymous and `other`, which says "admin" alone,
    /// are nothing that one could lack.
    static boolean within(ChatAdminRights granted, @Nullable ChatAdminRights own) {
        if (own == null) return false;
        var free = own.toBuilder().anonymous(true).other(true).build();
        return ALL.stream().noneMatch(right -> right.test(granted) && !right.test(free));
    }

    /// Whether nothing is forbidden.
    static boolean isFree(ChatBannedRights banned) {
        return banned.toBuilder().untilDate(0).build().equals(ChatBannedRights.builder().build());
    }
}
