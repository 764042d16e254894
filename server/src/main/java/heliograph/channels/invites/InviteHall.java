package heliograph.channels.invites;

import heliograph.peers.PeerId;
import heliograph.rpc.Caller;
import heliograph.store.Query;
import heliograph.store.Tx;
import heliograph.store.View;
import heliograph.store.Work;
import heliograph.tl.api.ChannelAdminLogEventAction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Chats of one kind, as their links need them: where they are kept, and who invites there.
public interface InviteHall {
    /// Someone who may invite.
    ///
    /// @param creator whether it made the chat
    /// @param now seconds since 1970
    record Host(long user, boolean creator, int now) {}

    PeerId.Kind kind();

    <R extends @Nullable Object> R read(long chat, Query<R> query);

    <R extends @Nullable Object> R write(long chat, Work<R> work);

    /// Refuses whoever may not invite.
    Host inviting(View view, long user);

    /// Those who may have links.
    List<Long> admins(View view);

    /// How many wait to be let in.
    int waiting(View view);

    /// Notes what an admin did, where there is a log.
    void log(Tx tx, Caller caller, ChannelAdminLogEventAction action);
}
