package heliograph.topics;

import heliograph.channels.Channels;
import heliograph.messages.ChannelRows;
import heliograph.rpc.Caller;
import heliograph.store.Home;
import heliograph.store.Store;
import heliograph.tl.api.Update;
import heliograph.tl.api.UpdateChannelViewForumAsMessages;
import heliograph.updates.Updates;
import java.util.List;

/// How an account wants to see a forum: by topics, or all messages in one row. It holds on all of
/// the account's devices, and for nobody else.
public final class ForumView {
    private final Store store;
    private final Channels channels;
    private final ChannelRows rows;
    private final Updates updates;

    public ForumView(Store store, Channels channels, ChannelRows rows, Updates updates) {
        this.store = store;
        this.channels = channels;
        this.rows = rows;
        this.updates = updates;
    }

    /// Chooses. Also possible where there are no topics now: they may come.
    List<Update> toggle(Caller caller, long channel, boolean asMessages) {
        channels.read(channel, view -> channels.standing(view, caller.user()).belonging());
        var told = new UpdateChannelViewForumAsMessages(channel, asMessages);
        store.write(
                Home.account(caller.user()),
                tx -> {
                    if (rows.of(tx, channel).forumAsMessages() == asMessages) return false;
                    rows.change(
                            tx, channel, d -> d.toBuilder().forumAsMessages(asMessages).build());
                    updates.state(tx, caller.user(), told, caller);
                    return true;
                });
        return List.of(told);
    }
}
