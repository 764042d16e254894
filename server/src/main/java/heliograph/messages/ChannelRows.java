package heliograph.messages;

import heliograph.peers.PeerId;
import heliograph.rpc.Caller;
import heliograph.store.Tx;
import heliograph.store.View;
import heliograph.tl.api.DialogPeer;
import heliograph.tl.api.UpdateDialogUnreadMark;
import heliograph.tl.stored.StoredDialog;
import heliograph.updates.Updates;
import java.util.function.UnaryOperator;

/// What an account's home has of its channels: how far each was read, pins, marks and drafts.
public final class ChannelRows {
    private static final StoredDialog NEW = StoredDialog.builder().build();

    private final Dialogs dialogs;
    private final Drafts drafts;
    private final Updates updates;

    ChannelRows(Dialogs dialogs, Drafts drafts, Updates updates) {
        this.dialogs = dialogs;
        this.drafts = drafts;
        this.updates = updates;
    }

    /// The row of a channel; an empty one when there is none.
    public StoredDialog of(View account, long channel) {
        var row = dialogs.find(account, PeerId.channel(channel).marked());
        return row == null ? NEW : row;
    }

    /// Changes the row of a channel.
    public StoredDialog change(Tx account, long channel, UnaryOperator<StoredDialog> change) {
        return dialogs.change(account, PeerId.channel(channel).marked(), change);
    }

    /// Takes away the mark that the chat was not read, and says so.
    public void unmark(Tx tx, long channel) {
        var peer = PeerId.channel(channel);
        if (!of(tx, channel).unreadMark()) return;
        change(tx, channel, d -> d.toBuilder().unreadMark(false).build());
        var told = new UpdateDialogUnreadMark(false, new DialogPeer(peer.toTl()), null);
        updates.state(tx, tx.home().id(), told, Caller.NOBODY);
    }

    /// The draft of a channel was sent, and goes.
    public void clearDraft(Caller caller, long channel) {
        long peer = PeerId.channel(channel).marked();
        drafts.clear(caller, peer);
    }
}
