package heliograph.channels.members;

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
import heliograph.tl.api.ChannelAdminLogEventActionParticipantToggleAdmin;
import heliograph.tl.api.ChatAdminRights;
import heliograph.tl.api.Update;
import heliograph.tl.api.UpdateChannel;
import heliograph.tl.stored.StoredMember;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Making people admins, changing what they may do, and taking it away
/// (https://core.telegram.org/api/rights).
public final class Promoting {
    static final RpcError ADMINS_TOO_MUCH = RpcError.bad("ADMINS_TOO_MUCH");
    static final RpcError RIGHT_FORBIDDEN = RpcError.forbidden("RIGHT_FORBIDDEN");
    private static final RpcError CHAT_ADMIN_INVITE_REQUIRED =
            RpcError.forbidden("CHAT_ADMIN_INVITE_REQUIRED");
    private static final RpcError BOTS_TOO_MUCH = RpcError.bad("BOTS_TOO_MUCH");

    private final Channels channels;
    private final NewMembers newMembers;
    private final Joining joining;
    private final Inviting.Consent consent;
    private final Chain chain;

    public Promoting(
            Channels channels, NewMembers newMembers, Joining joining, Inviting.Consent consent) {
        this.channels = channels;
        this.newMembers = newMembers;
        this.joining = joining;
        this.consent = consent;
        this.chain = new Chain(channels);
    }

    /// What someone is to be.
    ///
    /// @param rights with none of them it is no admin any more
    /// @param rank a title of its own; null leaves it, empty takes it away
    record Office(ChatAdminRights rights, @Nullable String rank) {}

    /// Makes `user` what `office` says; one who is not in the channel comes in for it.
    List<Update> edit(Caller caller, long channel, long user, Office office) {
        var rank = office.rank == null ? null : Ranks.checked(office.rank);
        var newcomer = newMembers.of(user);
        boolean consents = consent.given(user, caller.user());
        try (var places = channels.places().hold(channel, List.of(user))) {
            return channels.write(
                    channel,
                    tx -> {
                        var by = channels.standing(tx, caller.user()).viewing();
                        var target = channels.standing(tx, user);
                        check(tx, by, target, office.rights);
                        boolean promoted = !office.rights.equals(Rights.NONE);
                        if (promoted && !target.isMember() && user != caller.user()) {
                            if (!consents) throw ChannelErrors.USER_PRIVACY_RESTRICTED.refusal();
                            if (!places.has(user))
                                throw ChannelErrors.USER_CHANNELS_TOO_MUCH.refusal();
                            bringIn(tx, by, target, newcomer);
                        }
                        put(tx, caller, user, new Office(office.rights, rank));
                        return List.of(new UpdateChannel(channel));
                    });
        }
    }

    private void check(Tx tx, Standing by, Standing target, ChatAdminRights rights) {
        if (target.isCreator() && by.isCreator()) return;
        by.having(ChatAdminRights::addAdmins);
        if (target.isCreator()) throw ChannelErrors.USER_CREATOR.refusal();
        if (target.user() == by.user()) throw RpcError.USER_ID_INVALID.refusal();
        if (target.isAdmin() && !chain.mayEdit(tx, by, target))
            throw RpcError.CHAT_ADMIN_REQUIRED.refusal();
        if (!by.isCreator() && !Rights.within(rights, by.rights())) throw RIGHT_FORBIDDEN.refusal();
        boolean more = !rights.equals(Rights.NONE);
        if (more && !target.isAdmin() && admins(tx) >= ChannelRules.ADMINS_MAX)
            throw ADMINS_TOO_MUCH.refusal();
        if (more && target.banned() != null && !by.may(ChatAdminRights::banUsers))
            throw (target.isKicked() ? ChannelErrors.USER_KICKED : RIGHT_FORBIDDEN).refusal();
    }

    private static int admins(Tx tx) {
        return Channels.box(tx).admins();
    }

    private void bringIn(Tx tx, Standing by, Standing target, Newcomer newcomer) {
        if (!by.may(ChatAdminRights::inviteUsers)) throw CHAT_ADMIN_INVITE_REQUIRED.refusal();
        int bots = newcomer.bot() ? channels.roll(tx, Roll.BOTS, 0, 1 << 10).size() : 0;
        if (bots >= ChannelRules.BOTS_MAX && !by.channel().broadcast())
            throw BOTS_TOO_MUCH.refusal();
        joining.enter(tx, target, newcomer, row -> row.inviter(by.user()));
    }

    private void put(Tx tx, Caller caller, long user, Office office) {
        var before = channels.standing(tx, user);
        var member = before.member();
        if (member == null || !before.isMember()) return;
        var row = member.toBuilder();
        if (office.rank != null) row.rank(office.rank.isEmpty() ? null : office.rank);
        if (office.rights.equals(Rights.NONE)) {
            row.rights(null).promotedBy(null);
            if (!before.isCreator()) row.rank(null);
        } else {
            row.rights(office.rights).banned(null).bannedBy(null).bannedAt(null);
            if (!before.isAdmin()) row.promotedBy(caller.user());
        }
        put(tx, caller, before, row.build());
    }

    private void put(Tx tx, Caller caller, Standing before, StoredMember row) {
        if (row.equals(before.member())) return;
        channels.put(tx, before.user(), row);
        AdminLog.write(
                tx,
                caller,
                new ChannelAdminLogEventActionParticipantToggleAdmin(
                        ParticipantCards.of(before),
                        ParticipantCards.of(channels.standing(tx, before.user()))));
    }
}
