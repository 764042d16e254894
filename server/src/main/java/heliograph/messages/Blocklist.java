package heliograph.messages;

import heliograph.store.View;

/// Whom an account has blocked.
public interface Blocklist {
    /// Whether the account has blocked a user.
    ///
    /// @param view a moment of the account's own home
    boolean blocks(View view, long user);
}
