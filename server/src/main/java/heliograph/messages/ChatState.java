package heliograph.messages;

import heliograph.peers.PeerId;
import heliograph.render.MessageHead;
import heliograph.store.Home;
import heliograph.tl.api.Message;
import heliograph.tl.api.PeerNotifySettings;
import org.jspecify.annotations.Nullable;

/// What an account's own home has of a chat, for features that show the chat.
public final class ChatState {
    private final Messages messages;
    private final NotifySettings settings;

    /// One chat of one account.
    ///
    /// @param pinnedMessage the newest that is pinned; null for none
    /// @param folder where the chat is put; null for nowhere
    /// @param scheduled whether messages wait for their date
    /// @param ttl seconds that messages live; null for ever
    public record Row(
            PeerNotifySettings notifications,
            @Nullable Integer pinnedMessage,
            @Nullable Integer folder,
            boolean scheduled,
            @Nullable Integer ttl) {}

    public ChatState(Messages messages, NotifySettings settings) {
        this.messages = messages;
        this.settings = settings;
    }

    public Row of(long account, PeerId peer) {
        var pinned =
                messages.history()
                        .search(
                                account,
                                peer.marked(),
                                new Page(0, 0, 0, 1, 0, 0),
                                m -> m instanceof Message p && p.pinned())
                        .messages();
        return messages.store()
                .read(
                        Home.account(account),
                        view -> {
                            var dialog = messages.dialogs().find(view, peer.marked());
                            return new Row(
                                    settings.of(view, peer.marked()),
                                    pinned.isEmpty() ? null : MessageHead.id(pinned.getFirst()),
                                    dialog == null ? null : dialog.folder(),
                                    Scheduled.waits(view, peer),
                                    dialog == null ? null : dialog.ttl());
                        });
    }
}
