package heliograph.channels.members;

import heliograph.channels.Announcements;
import heliograph.channels.ChannelErrors;
import heliograph.channels.ChannelRules;
import heliograph.channels.Channels;
import heliograph.channels.NewMembers;
import heliograph.channels.NewMembers.Newcomer;
import heliograph.channels.ParticipantCards;
import heliograph.channels.Roll;
import heliograph.channels.Standing;
import heliograph.channels.adminlog.AdminLog;
import heliograph.rpc.Caller;
import heliograph.rpc.RpcError;
import heliograph.store.Tx;
import heliograph.tl.api.ChannelAdminLogEventActionParticipantInvite;
import heliograph.tl.api.ChatAdminRights;
import heliograph.tl.api.ChatBannedRights;
import heliograph.tl.api.MessageActionChatAddUser;
import heliograph.tl.api.Update;
import heliograph.tl.api.UpdateChannel;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Bringing others into a channel.
public final class Inviting {
    /// Which users may be brought into groups by whom.
    @FunctionalInterface
    public interface Consent {
        boolean given(long user, long inviter);
    }

    private static final RpcError BOTS_TOO_MUCH = RpcError.bad("BOTS_TOO_MUCH");
    private static final RpcError USER_BOT = RpcError.bad("USER_BOT");

    private final Channels channels;
    private final NewMembers newMembers;
    private final Joining joining;
    private final Announcements announcements;
    private final Consent consent;

    public Inviting(
            Channels channels,
            NewMembers newMembers,
            Joining joining,
            Announcements announcements,
            Consent consent) {
        this.channels = channels;
        this.newMembers = newMembers;
        this.joining = joining;
        this.announcements = announcements;
        this.consent = consent;
    }

    /// @param missing those who could not be brought in, because they do not let the caller, are
    ///   banned, or are in too many channels
    record Invited(List<Update> updates, List<Long> missing) {}

    /// Brings users in who are not in the channel yet. Why one could not be is an error when it is
    /// the only one; of several it is among the missing.
    Invited invite(Caller caller, long channel, List<Long> users) {
        var all = List.copyOf(new LinkedHashSet<>(users));
        boolean alone = all.size() == 1;
        var missing = new ArrayList<Long>();
        var consenting = new ArrayList<Long>();
        for (long user : all) (consent.given(user, caller.user()) ? consenting : missing).add(user);
        try (var places = channels.places().hold(channel, consenting)) {
            var newcomers = new ArrayList<Newcomer>();
            for (long user : consenting) {
                if (places.has(user)) newcomers.add(newMembers.of(user));
                else if (!channels.isIn(channel, user) && alone)
                    throw ChannelErrors.USER_CHANNELS_TOO_MUCH.refusal();
                else if (!channels.isIn(channel, user)) missing.add(user);
            }
            return channels.write(
                    channel,
                    tx -> {
                        var out = new ArrayList<>(missing);
                        return new Invited(invite(tx, caller, newcomers, alone, out), out);
                    });
        }
    }

    private List<Update> invite(
            Tx tx, Caller caller, List<Newcomer> newcomers, boolean alone, List<Long> missing) {
        var inviter =
                channels.standing(tx, caller.user())
                        .having(ChatAdminRights::inviteUsers, ChatBannedRights::inviteUsers);
        var added = new ArrayList<Long>();
        for (var newcomer : newcomers) {
            var standing = channels.standing(tx, newcomer.user());
            if (standing.isMember()) continue;
            var refusal = refusal(tx, inviter, standing, newcomer);
            if (refusal != null && alone) throw refusal.refusal();
            if (refusal != null) {
                missing.add(newcomer.user());
                continue;
            }
            joining.enter(tx, standing, newcomer, row -> row.inviter(caller.user()));
            var card = ParticipantCards.of(channels.standing(tx, newcomer.user()));
            AdminLog.write(tx, caller, new ChannelAdminLogEventActionParticipantInvite(card));
            added.add(newcomer.user());
        }
        var updates = new ArrayList<Update>();
        updates.add(new UpdateChannel(tx.home().id()));
        if (!added.isEmpty() && !inviter.channel().broadcast())
            updates.add(announcements.announce(tx, caller, new MessageActionChatAddUser(added)));
        return updates;
    }

    private @Nullable RpcError refusal(
            Tx tx, Standing inviter, Standing standing, Newcomer newcomer) {
        if (standing.isKicked() && !inviter.may(ChatAdminRights::banUsers))
            return ChannelErrors.USER_KICKED;
        if (!newcomer.bot()) return null;
        if (inviter.channel().broadcast()) return USER_BOT;
        int bots = channels.roll(tx, Roll.BOTS, 0, ChannelRules.BOTS_MAX).size();
        return bots >= ChannelRules.BOTS_MAX ? BOTS_TOO_MUCH : null;
    }
}
