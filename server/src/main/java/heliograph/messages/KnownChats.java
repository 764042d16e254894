package heliograph.messages;

import heliograph.peers.PeerId;
import heliograph.render.MessageHead;
import heliograph.rpc.Caller;
import heliograph.store.Home;
import heliograph.store.View;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.PeerSettings;
import heliograph.tl.api.UpdatePeerSettings;
import heliograph.tl.stored.StoredMessage;
import heliograph.updates.Updates;
import java.util.ArrayList;
import java.util.List;

/// What other features may know of an account's chats: with whom it has spoken lately, and who
/// began.
public final class KnownChats {
    /// Messages at each end of a chat that are looked at.
    private static final int LOOKED_AT = 50;

    private static final int FOLDERS = 2;

    private final Messages messages;
    private final Updates updates;

    public KnownChats(Messages messages, Updates updates) {
        this.messages = messages;
        this.updates = updates;
    }

    /// Whether anything has come and gone in a chat, as far as its ends tell.
    public record Words(boolean received, boolean sent) {}

    /// The chats with the newest messages, as [PeerId] marks them; at most `limit` of each folder.
    public List<Long> recent(long account, int limit) {
        return messages.store()
                .read(
                        Home.account(account),
                        view -> {
                            var all = new ArrayList<Long>();
                            for (int folder = 0; folder < FOLDERS; folder++)
                                all.addAll(
                                        messages.dialogs()
                                                .after(view, Dialogs.Place.first(folder), limit));
                            return all;
                        });
    }

    public Words words(long account, long peer) {
        return messages.store()
                .read(
                        Home.account(account),
                        view -> {
                            boolean received = false;
                            boolean sent = false;
                            for (var kept : ends(view, peer)) {
                                boolean out = MessageHead.out((AnyMessage) kept.message());
                                if (out) sent = true;
                                else received = true;
                            }
                            return new Words(received, sent);
                        });
    }

    private List<StoredMessage> ends(View view, long peer) {
        var mailbox = messages.mailbox();
        var ends =
                new ArrayList<>(mailbox.oldestFirst(view, peer, 1, Integer.MAX_VALUE, LOOKED_AT));
        ends.addAll(mailbox.newestFirst(view, peer, 1, Integer.MAX_VALUE, LOOKED_AT));
        return ends;
    }

    /// Whether the account has closed the bar above a chat.
    public boolean isBarHidden(long account, long peer) {
        return messages.store()
                .read(
                        Home.account(account),
                        view -> {
                            var dialog = messages.dialogs().find(view, peer);
                            return dialog != null && dialog.hiddenBar();
                        });
    }

    /// Closes the bar above a chat for ever, in all sessions.
    public void hideBar(Caller caller, PeerId peer) {
        var none = PeerSettings.builder().build();
        messages.store()
                .write(
                        Home.account(caller.user()),
                        tx -> {
                            var before = messages.dialogs().find(tx, peer.marked());
                            if (before != null && before.hiddenBar()) return true;
                            messages.dialogs()
                                    .change(
                                            tx,
                                            peer.marked(),
                                            d -> d.toBuilder().hiddenBar(true).build());
                            updates.state(
                                    tx,
                                    caller.user(),
                                    new UpdatePeerSettings(peer.toTl(), none),
                                    caller);
                            return true;
                        });
    }
}
