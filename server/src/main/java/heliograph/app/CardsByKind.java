package heliograph.app;

import heliograph.peers.PeerId;
import heliograph.render.ChatCards;
import heliograph.tl.api.AnyChat;
import org.jspecify.annotations.Nullable;

/// The cards of basic groups and of channels, each by the feature whose they are.
record CardsByKind(ChatCards groups, ChatCards channels) implements ChatCards {
    @Override
    public @Nullable AnyChat card(long viewer, PeerId chat) {
        return of(chat).card(viewer, chat);
    }

    @Override
    public @Nullable AnyChat shared(PeerId chat) {
        return of(chat).shared(chat);
    }

    private ChatCards of(PeerId chat) {
        return chat.kind() == PeerId.Kind.CHAT ? groups : channels;
    }
}
