package heliograph.render;

import heliograph.peers.PeerId;
import heliograph.tl.api.AnyChat;
import org.jspecify.annotations.Nullable;

/// How groups and channels look in `chats` of an answer.
public interface ChatCards {
    /// An installation without groups and channels.
    ChatCards NONE =
            new ChatCards() {
                @Override
                public @Nullable AnyChat card(long viewer, PeerId chat) {
                    return null;
                }

                @Override
                public @Nullable AnyChat shared(PeerId chat) {
                    return null;
                }
            };

    /// As one viewer sees it, with the access hash and rights that are the viewer's; null when
    /// there is no such chat.
    @Nullable AnyChat card(long viewer, PeerId chat);

    /// As anyone may see it: a `min` constructor without anything that is one viewer's own
    /// (https://core.telegram.org/api/min).
    @Nullable AnyChat shared(PeerId chat);
}
