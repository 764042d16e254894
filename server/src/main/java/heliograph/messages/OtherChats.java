package heliograph.messages;

import heliograph.store.View;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.stored.StoredDialog;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The chats of an account whose messages lie in homes of their own: its channels and supergroups.
/// The account's home has a row for each that it has touched; where it stands in the chat list, the
/// channel's newest message says.
public interface OtherChats {
    /// A chat's newest message.
    ///
    /// @param peer as [heliograph.peers.PeerId] marks it
    record Newest(long peer, int id, int date) {}

    /// What stands in the chat list beside the account's own row.
    ///
    /// @param pts where the chat's own log stands
    /// @param readOutbox up to which message others have read
    /// @param unreadReactions messages of the account's with reactions that it has not looked at
    /// @param ttl seconds that messages live; null for ever
    record Row(
            int pts,
            AnyMessage newest,
            int unread,
            int unreadMentions,
            int readOutbox,
            int unreadReactions,
            @Nullable Integer ttl) {}

    /// An installation without channels.
    OtherChats NONE =
            new OtherChats() {
                @Override
                public List<Newest> newest(View account) {
                    return List.of();
                }

                @Override
                public @Nullable Row row(long account, long peer, StoredDialog own) {
                    return null;
                }
            };

    /// The newest message of each of the account's channels that has any; in no order.
    ///
    /// @param account a moment of the account's home
    List<Newest> newest(View account);

    /// The row of one channel; null when the account sees no message in it.
    ///
    /// @param own what the account's home has of it
    @Nullable Row row(long account, long peer, StoredDialog own);
}
