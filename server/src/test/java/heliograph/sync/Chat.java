package heliograph.sync;

import org.jspecify.annotations.Nullable;

/// What a client keeps of one chat besides its messages.
final class Chat {
    int readInbox;
    int readOutbox;
    boolean unreadMark;
    @Nullable String draft;
    @Nullable Integer muteUntil;

    @Override
    public String toString() {
        return "read %d/%d, mark %s, draft %s, mute %s"
                .formatted(readInbox, readOutbox, unreadMark, draft, muteUntil);
    }
}
