package heliograph.channels.members;

import heliograph.channels.Announcements;
import heliograph.channels.ChannelErrors;
import heliograph.channels.ChannelRules;
import heliograph.channels.Channels;
import heliograph.channels.NewMembers;
import heliograph.channels.NewMembers.Newcomer;
import heliograph.channels.Places;
import heliograph.channels.Standing;
import heliograph.channels.adminlog.AdminLog;
import heliograph.rpc.Caller;
import heliograph.rpc.RpcError;
import heliograph.store.Tx;
import heliograph.tl.api.ChannelAdminLogEventActionParticipantJoin;
import heliograph.tl.api.ChannelAdminLogEventActionParticipantLeave;
import heliograph.tl.api.MessageActionChatAddUser;
import heliograph.tl.api.MessageActionChatDeleteUser;
import heliograph.tl.api.Update;
import heliograph.tl.api.UpdateChannel;
import heliograph.tl.stored.StoredChannel;
import heliograph.tl.stored.StoredMember;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Coming into a channel by oneself, and leaving it.
public final class Joining {
    private final Channels channels;
    private final NewMembers newMembers;
    private final Announcements announcements;
    private final Waiting waiting;
    private final Succession succession;

    /// Where those wait who are to be let in by an admin.
    public interface Waiting {
        /// Has the caller wait, in a step of the channel's home.
        void await(Tx tx, Caller caller);

        /// Someone is in: it waits no more.
        void settled(Tx tx, long user);
    }

    public Joining(
            Channels channels,
            NewMembers newMembers,
            Announcements announcements,
            Waiting waiting) {
        this.channels = channels;
        this.newMembers = newMembers;
        this.announcements = announcements;
        this.waiting = waiting;
        this.succession = new Succession(channels, announcements);
    }

    /// Brings the caller into an open channel, or back into its own; who is in it already stays so.
    /// Refuses with `CHANNEL_PRIVATE`, `CHANNELS_TOO_MUCH` or `USERS_TOO_MUCH`, and with
    /// `INVITE_REQUEST_SENT` where an admin has to let people in.
    List<Update> join(Caller caller, long channel) {
        try (var _ = place(caller, channel)) {
            var newcomer = newMembers.of(caller.user());
            var updates =
                    channels.<@Nullable List<Update>>write(
                            channel,
                            tx -> {
                                var standing = channels.standing(tx, caller.user());
                                if (!standing.mayReturn()) standing.viewing();
                                boolean known = standing.isMember() || standing.mayReturn();
                                if (known || !standing.channel().joinRequest())
                                    return join(tx, caller, newcomer);
                                waiting.await(tx, caller);
                                return null;
                            });
            if (updates == null) throw ChannelErrors.INVITE_REQUEST_SENT.refusal();
            return updates;
        }
    }

    private List<Update> join(Tx tx, Caller caller, Newcomer newcomer) {
        var updates = new ArrayList<Update>();
        updates.add(new UpdateChannel(tx.home().id()));
        var standing = channels.standing(tx, caller.user());
        if (standing.isMember()) return updates;
        enter(tx, standing, newcomer, row -> row);
        AdminLog.write(tx, caller, new ChannelAdminLogEventActionParticipantJoin());
        if (isTold(tx, standing.channel()))
            updates.add(
                    announcements.announce(
                            tx, caller, new MessageActionChatAddUser(List.of(caller.user()))));
        return updates;
    }

    /// Brings in whom another account has given the channel away to, where it may still; others
    /// wait, or stay out.
    ///
    /// @param sharer who gave it away
    /// @return whether the caller is in now
    boolean join(Caller caller, long channel, long sharer) {
        try (var _ = place(caller, channel)) {
            var newcomer = newMembers.of(caller.user());
            return channels.write(channel, tx -> join(tx, caller, newcomer, sharer));
        }
    }

    private boolean join(Tx tx, Caller caller, Newcomer newcomer, long sharer) {
        var standing = channels.standing(tx, caller.user());
        if (standing.isMember()) return true;
        boolean open = standing.isPublic() || Shared.may(channels, tx, sharer);
        if (standing.isKicked() || !open) return false;
        if (standing.channel().joinRequest()) {
            waiting.await(tx, caller);
            return false;
        }
        join(tx, caller, newcomer);
        return true;
    }

    /// Has the caller hold a place for the channel. Refuses with `CHANNELS_TOO_MUCH`.
    public Places.Hold place(Caller caller, long channel) {
        var places = channels.places().hold(channel, List.of(caller.user()));
        if (!places.has(caller.user())) throw ChannelErrors.CHANNELS_TOO_MUCH.refusal();
        return places;
    }

    /// Makes a member of one who is none. Refuses with `USERS_TOO_MUCH`.
    ///
    /// @param how fills in how it came
    public void enter(
            Tx tx, Standing standing, Newcomer newcomer, UnaryOperator<StoredMember.Builder> how) {
        var channel = standing.channel();
        var box = Channels.box(tx);
        boolean bounded = !channel.broadcast() && !channel.gigagroup();
        if (bounded && box.members() >= ChannelRules.MEMBERS_MAX)
            throw ChannelErrors.USERS_TOO_MUCH.refusal();
        var row =
                NewMembers.row(
                        newcomer, channel, standing.member(), box.messageId(), standing.now());
        channels.put(tx, newcomer.user(), how.apply(row).build());
        succession.returned(tx, standing);
        waiting.settled(tx, newcomer.user());
    }

    /// Whether a group is told of one who comes or goes: not in broadcasts, and not in large ones.
    public static boolean isTold(Tx tx, StoredChannel channel) {
        return !channel.broadcast()
                && !channel.gigagroup()
                && Channels.box(tx).members() <= ChannelRules.ARRIVALS_TOLD_MAX;
    }

    /// Takes the caller out. Refuses with `USER_NOT_PARTICIPANT` who is not in it, and with
    /// `USER_CREATOR` who made the channel, when there is nobody to leave it to.
    List<Update> leave(Caller caller, long channel) {
        return channels.write(
                channel,
                tx -> {
                    var standing = channels.standing(tx, caller.user());
                    if (standing.isKicked()) throw RpcError.CHANNEL_PRIVATE.refusal();
                    if (!standing.isMember()) throw RpcError.USER_NOT_PARTICIPANT.refusal();
                    if (standing.isCreator()) succession.leaves(tx, caller, standing.channel());
                    else if (isTold(tx, standing.channel()))
                        announcements.announce(
                                tx, caller, new MessageActionChatDeleteUser(caller.user()));
                    AdminLog.write(tx, caller, new ChannelAdminLogEventActionParticipantLeave());
                    channels.put(tx, caller.user(), Leavers.row(standing));
                    return List.of(new UpdateChannel(channel));
                });
    }
}
