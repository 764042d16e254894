package heliograph.channels.invites;

import heliograph.channels.Channels;
import heliograph.channels.JoinRequests;
import heliograph.channels.Roll;
import heliograph.channels.adminlog.AdminLog;
import heliograph.peers.PeerId;
import heliograph.rpc.Caller;
import heliograph.store.Query;
import heliograph.store.Tx;
import heliograph.store.View;
import heliograph.store.Work;
import heliograph.tl.api.ChannelAdminLogEventAction;
import heliograph.tl.api.ChatAdminRights;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Channels and supergroups, as their links need them.
public final class ChannelHall implements InviteHall {
    private static final int ADMINS_MAX = 1 << 10;

    private final Channels channels;

    public ChannelHall(Channels channels) {
        this.channels = channels;
    }

    @Override
    public PeerId.Kind kind() {
        return PeerId.Kind.CHANNEL;
    }

    @Override
    public <R extends @Nullable Object> R read(long chat, Query<R> query) {
        return channels.read(chat, query);
    }

    @Override
    public <R extends @Nullable Object> R write(long chat, Work<R> work) {
        return channels.write(chat, work);
    }

    @Override
    public Host inviting(View view, long user) {
        var standing = channels.standing(view, user).having(ChatAdminRights::inviteUsers);
        return new Host(user, standing.isCreator(), standing.now());
    }

    @Override
    public List<Long> admins(View view) {
        return channels.roll(view, Roll.ADMINS, 0, ADMINS_MAX);
    }

    @Override
    public int waiting(View view) {
        return JoinRequests.count(view);
    }

    @Override
    public void log(Tx tx, Caller caller, ChannelAdminLogEventAction action) {
        AdminLog.write(tx, caller, action);
    }
}
