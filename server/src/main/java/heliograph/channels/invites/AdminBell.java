package heliograph.channels.invites;

import heliograph.channels.ChannelRules;
import heliograph.channels.Channels;
import heliograph.channels.Roll;
import heliograph.rpc.Caller;
import heliograph.store.Tx;
import heliograph.tl.api.ChatAdminRights;
import heliograph.tl.api.PeerChannel;
import heliograph.tl.api.Update;
import heliograph.tl.api.UpdatePendingJoinRequests;
import heliograph.updates.Updates;
import java.util.List;

/// Tells the admins who may let people in, while they are online, who waits. The others see it in
/// the channel's full description.
public final class AdminBell implements Entering.Bell {
    private final Channels channels;
    private final Updates.Messenger messenger;

    public AdminBell(Channels channels, Updates.Messenger messenger) {
        this.channels = channels;
        this.messenger = messenger;
    }

    @Override
    public void ring(Tx tx, int waiting, List<Long> newest) {
        Update news =
                new UpdatePendingJoinRequests(
                        new PeerChannel(tx.home().id()), waiting, List.copyOf(newest));
        var admins =
                channels.roll(tx, Roll.ADMINS, 0, ChannelRules.ADMINS_MAX + 1).stream()
                        .filter(admin ->
                                channels.standing(tx, admin).may(ChatAdminRights::inviteUsers))
                        .toList();
        tx.afterCommit(() -> {
            for (long admin : admins) messenger.push(admin, List.of(news), Caller.NOBODY);
        });
    }
}
