package heliograph.messages;

import heliograph.store.View;
import heliograph.tl.api.PeerNotifySettings;

/// How an account wants to hear of a chat.
public interface NotifySettings {
    /// The settings of one chat, empty where those of its kind hold.
    ///
    /// @param view a moment of the account's own home
    PeerNotifySettings of(View view, long peer);

    /// As above, of one topic of a forum: empty where those of the forum hold.
    default PeerNotifySettings of(View view, long peer, int topic) {
        return PeerNotifySettings.builder().build();
    }
}
