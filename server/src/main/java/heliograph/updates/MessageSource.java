package heliograph.updates;

import heliograph.store.View;
import heliograph.tl.api.AnyMessage;
import org.jspecify.annotations.Nullable;

/// Where the log finds the messages that its events speak of.
public interface MessageSource {
    /// The message as it is now; null when it was deleted since.
    ///
    /// @param view a moment of the account's home
    @Nullable AnyMessage message(View view, long peer, int id);

    /// How many messages of a chat are unread now.
    int unread(View view, long peer);
}
