package heliograph.channels.life;

import org.jspecify.annotations.Nullable;

/// What an account has read of a channel, and what is pinned there: the messages' part of its full
/// description.
@FunctionalInterface
public interface ReadMarks {
    /// Before there are messages.
    ReadMarks NONE = (_, _) -> new Marks(0, 0, 0, false, null);

    /// How far an account has read.
    ///
    /// @param readInbox the newest message that the account has read
    /// @param unread messages after it
    /// @param pinned the newest pinned message, 0 when none is
    /// @param asMessages whether the account wants to see no topics
    /// @param folder where the account's list has the channel; null for not in the archive
    record Marks(
            int readInbox, int unread, int pinned, boolean asMessages, @Nullable Integer folder) {}

    Marks of(long account, long channel);
}
