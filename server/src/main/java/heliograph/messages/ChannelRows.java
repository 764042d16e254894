package heliograph.messages;

import heliograph.peers.PeerId;
import heliograph.rpc.Caller;
import heliograph.store.Tx;
import heliograph.store.View;
import heliograph.tl.api.DialogPeer;
import heliograph.tl.api.DraftMessage;
import heliograph.tl.api.UpdateDialogUnreadMark;
import heliograph.tl.stored.StoredDialog;
import heliograph.updates.Updates;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What an account's home has of its channels: how far each was read, pins, marks and drafts.
public final class ChannelRows {
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
        return row == null ? Dialogs.NEW : row;
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

    /// Whether the caller has typed something in a channel, or in one of its topics, and not sent
    /// it.
    public boolean typed(Caller caller, long channel, int topic) {
        return drafts.any(caller, PeerId.channel(channel).marked(), topic);
    }

    /// The draft of a channel, or of one of its topics, is sent by this step, and goes with it.
    ///
    /// @param channel the step in the channel's home
    /// @param topic 0 or 1 for that of the channel itself
    public void draftSent(Tx channel, Caller caller, int topic) {
        Drafts.tellSent(channel, caller, topic);
    }

    /// What was typed in a topic of a forum and not sent; null for nothing.
    public @Nullable DraftMessage draft(View account, long channel, int topic) {
        return drafts.of(account, PeerId.channel(channel).marked(), topic);
    }

    /// A topic is gone, or the channel is: what was typed there goes as well.
    public void dropDrafts(Tx account, long channel) {
        drafts.drop(account, PeerId.channel(channel).marked());
    }
}
