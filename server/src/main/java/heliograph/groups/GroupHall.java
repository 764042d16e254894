package heliograph.groups;

import heliograph.channels.JoinRequests;
import heliograph.channels.invites.InviteHall;
import heliograph.peers.PeerId;
import heliograph.rpc.Caller;
import heliograph.rpc.RpcError;
import heliograph.store.Query;
import heliograph.store.Tx;
import heliograph.store.View;
import heliograph.store.Work;
import heliograph.tl.api.ChannelAdminLogEventAction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Basic groups, as their links need them: every admin invites.
final class GroupHall implements InviteHall, JoinRequests.Tally {
    private final Groups groups;

    GroupHall(Groups groups) {
        this.groups = groups;
    }

    @Override
    public PeerId.Kind kind() {
        return PeerId.Kind.CHAT;
    }

    @Override
    public <R extends @Nullable Object> R read(long chat, Query<R> query) {
        return groups.read(chat, query);
    }

    @Override
    public <R extends @Nullable Object> R write(long chat, Work<R> work) {
        return groups.write(chat, work);
    }

    private static Group group(View view) {
        var group = Groups.find(view);
        if (group == null) throw RpcError.CHAT_ID_INVALID.refusal();
        return group;
    }

    @Override
    public Host inviting(View view, long user) {
        var group = group(view).asAdmin(user);
        return new Host(user, group.isCreator(user), (int) view.now().getEpochSecond());
    }

    @Override
    public List<Long> admins(View view) {
        return group(view).admins().stream().sorted().toList();
    }

    @Override
    public int waiting(View view) {
        return of(view);
    }

    /// Basic groups have no log.
    @Override
    public void log(Tx tx, Caller caller, ChannelAdminLogEventAction action) {}

    @Override
    public int of(View view) {
        var requests = group(view).state().requests();
        return requests == null ? 0 : requests;
    }

    @Override
    public void put(Tx tx, int waiting) {
        var group = group(tx);
        groups.put(tx, group, group.state().toBuilder().requests(waiting).build());
    }
}
