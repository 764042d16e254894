package heliograph.contacts;

import heliograph.store.Codecs;
import heliograph.store.Table;
import heliograph.store.View;
import heliograph.tl.api.PeerUser;
import heliograph.tl.api.UpdatePeerBlocked;

/// What blocked people are kept from.
enum Ban {
    /// From writing, and from seeing photo and presence.
    ALL,
    /// From the account's stories only.
    STORIES;

    /// Blocked people of one account.
    static final int MAX = 10_000;

    private static final Table<Long, Integer> FROM_ALL =
            new Table<>("block", Codecs.LONG, Codecs.INT);
    private static final Table<Long, Integer> FROM_STORIES =
            new Table<>("blockst", Codecs.LONG, Codecs.INT);

    /// By user: when it was blocked, in seconds since 1970.
    Table<Long, Integer> table() {
        return switch (this) {
            case ALL -> FROM_ALL;
            case STORIES -> FROM_STORIES;
        };
    }

    static Ban of(boolean myStoriesFrom) {
        return myStoriesFrom ? STORIES : ALL;
    }

    /// The update that says what a user is kept from now.
    static UpdatePeerBlocked told(View view, long user) {
        return new UpdatePeerBlocked(
                view.get(FROM_ALL, user) != null,
                view.get(FROM_STORIES, user) != null,
                new PeerUser(user));
    }
}
