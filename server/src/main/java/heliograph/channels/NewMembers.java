package heliograph.channels;

import heliograph.profiles.Profiles;
import heliograph.tl.api.ChatBannedRights;
import heliograph.tl.stored.StoredChannel;
import heliograph.tl.stored.StoredMember;
import org.jspecify.annotations.Nullable;

/// The rows of those who come into a channel.
public final class NewMembers {
    private final Profiles profiles;

    public NewMembers(Profiles profiles) {
        this.profiles = profiles;
    }

    /// A user with what a row keeps of its account, read before the step in which it comes in.
    public record Newcomer(long user, String words, boolean bot) {}

    public Newcomer of(long user) {
        var profile = profiles.find(user);
        return new Newcomer(user, NameWords.of(profile), profile != null && profile.bot());
    }

    /// The row of one who comes in now. What was forbidden to it before still is, except to look.
    ///
    /// @param before the row that is there, null when there is none
    /// @param lastMessage the id of the newest message, behind which it begins to read where what
    ///   was before is hidden
    public static StoredMember.Builder row(
            Newcomer newcomer,
            StoredChannel channel,
            @Nullable StoredMember before,
            int lastMessage,
            int now) {
        var restriction = restriction(before, now);
        return StoredMember.builder()
                .date(now)
                .words(newcomer.words)
                .bot(newcomer.bot)
                .availableFrom(channel.historyHidden() ? lastMessage + 1 : null)
                .banned(restriction)
                .bannedBy(before != null && restriction != null ? before.bannedBy() : null)
                .bannedAt(before != null && restriction != null ? before.bannedAt() : null);
    }

    private static @Nullable ChatBannedRights restriction(@Nullable StoredMember before, int now) {
        return before != null
                        && before.banned() instanceof ChatBannedRights banned
                        && !banned.viewMessages()
                        && (banned.untilDate() == 0 || banned.untilDate() > now)
                ? banned
                : null;
    }
}
