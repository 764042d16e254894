package heliograph.channels.members;

import heliograph.channels.Channels;
import heliograph.folders.Doors;
import heliograph.rpc.Caller;
import heliograph.store.View;
import heliograph.tl.api.ChatAdminRights;

/// Channels that are given away in shared folders.
public final class Shared implements Doors {
    private final Channels channels;
    private final Joining joining;

    public Shared(Channels channels, Joining joining) {
        this.channels = channels;
        this.joining = joining;
    }

    /// Whether a user may have others come into the channel that is looked at.
    static boolean may(Channels channels, View view, long user) {
        var standing = channels.standing(view, user);
        return standing.may(ChatAdminRights::inviteUsers)
                || (standing.isPublic() && standing.mayView());
    }

    @Override
    public boolean mayShare(long account, long channel) {
        return channels.read(channel, view -> may(channels, view, account));
    }

    @Override
    public void enter(Caller caller, long channel, long sharer) {
        joining.join(caller, channel, sharer);
    }

    @Override
    public boolean isIn(long account, long channel) {
        return channels.isIn(channel, account);
    }

    @Override
    public void leave(Caller caller, long channel) {
        var standing = channels.standing(channel, caller.user());
        if (standing != null && standing.isMember() && !standing.isCreator())
            joining.leave(caller, channel);
    }
}
