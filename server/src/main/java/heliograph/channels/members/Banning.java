package heliograph.channels.members;

import heliograph.channels.Announcements;
import heliograph.channels.Channels;
import heliograph.channels.NewMembers;
import heliograph.channels.ParticipantCards;
import heliograph.channels.Standing;
import heliograph.channels.adminlog.AdminLog;
import heliograph.rpc.Caller;
import heliograph.rpc.RpcError;
import heliograph.store.Tx;
import heliograph.tl.api.ChannelAdminLogEventActionParticipantToggleBan;
import heliograph.tl.api.ChatAdminRights;
import heliograph.tl.api.ChatBannedRights;
import heliograph.tl.api.MessageActionChatDeleteUser;
import heliograph.tl.api.Update;
import heliograph.tl.api.UpdateChannel;
import heliograph.tl.stored.StoredMember;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Forbidding people something, banning them, and forgiving them.
///
/// Who is banned is out in the same step: every later call of its finds it so.
public final class Banning {
    /// A ban for less than this many seconds, or for more than [#LONGEST], is for ever.
    static final int SHORTEST = 30;

    static final int LONGEST = 366 * 86_400;

    static final RpcError USER_ADMIN_INVALID = RpcError.bad("USER_ADMIN_INVALID");
    static final RpcError BANNED_RIGHTS_INVALID = RpcError.bad("BANNED_RIGHTS_INVALID");

    private final Channels channels;
    private final NewMembers newMembers;
    private final Announcements announcements;
    private final Chain chain;

    public Banning(Channels channels, NewMembers newMembers, Announcements announcements) {
        this.channels = channels;
        this.newMembers = newMembers;
        this.announcements = announcements;
        this.chain = new Chain(channels);
    }

    /// Puts `rights` in the place of what is forbidden to the user. An admin whom the caller may
    /// change is none any more.
    List<Update> edit(Caller caller, long channel, long user, ChatBannedRights rights) {
        var newcomer = newMembers.of(user);
        return channels.write(
                channel,
                tx -> {
                    var by = channels.standing(tx, caller.user()).having(ChatAdminRights::banUsers);
                    var target = channels.standing(tx, user);
                    check(tx, by, target, rights);
                    var updates = new ArrayList<Update>();
                    updates.add(new UpdateChannel(channel));
                    var banned = Rights.isFree(rights) ? null : lasting(rights, by.now());
                    boolean told = put(tx, caller, target, newcomer, banned);
                    if (told)
                        updates.add(
                                announcements.announce(
                                        tx, caller, new MessageActionChatDeleteUser(user)));
                    return updates;
                });
    }

    private void check(Tx tx, Standing by, Standing target, ChatBannedRights rights) {
        boolean self = by.user() == target.user();
        boolean above = target.isAdmin() && !chain.mayEdit(tx, by, target);
        if (self || above || target.channel().creator() == target.user())
            throw USER_ADMIN_INVALID.refusal();
        boolean partly = !rights.viewMessages() && !Rights.isFree(rights);
        if (partly && by.channel().broadcast()) throw BANNED_RIGHTS_INVALID.refusal();
    }

    private static ChatBannedRights lasting(ChatBannedRights rights, int now) {
        long left = (long) rights.untilDate() - now;
        boolean ends = left >= SHORTEST && left <= LONGEST;
        return rights.toBuilder().untilDate(ends ? rights.untilDate() : 0).build();
    }

    /// @return whether the group is told that someone was taken out
    private boolean put(
            Tx tx,
            Caller caller,
            Standing before,
            NewMembers.Newcomer newcomer,
            @Nullable ChatBannedRights banned) {
        long user = before.user();
        var row = row(caller, before, newcomer, banned);
        if (before.banned() == null && banned == null) return false;
        boolean told =
                before.isMember()
                        && banned != null
                        && banned.viewMessages()
                        && Joining.isTold(tx, before.channel());
        var prev = ParticipantCards.of(before);
        channels.put(tx, user, row);
        AdminLog.write(
                tx,
                caller,
                new ChannelAdminLogEventActionParticipantToggleBan(
                        prev, ParticipantCards.of(channels.standing(tx, user))));
        return told;
    }

    private static @Nullable StoredMember row(
            Caller caller,
            Standing before,
            NewMembers.Newcomer newcomer,
            @Nullable ChatBannedRights banned) {
        var member = before.member();
        if (banned == null) {
            if (member == null || !before.isMember()) return null;
            return member.toBuilder().banned(null).bannedBy(null).bannedAt(null).build();
        }
        var base =
                member == null
                        ? StoredMember.builder()
                                .left(true)
                                .date(before.now())
                                .words(newcomer.words())
                                .bot(newcomer.bot())
                                .build()
                        : banned.viewMessages() ? Leavers.bare(member) : member;
        return base.toBuilder()
                .rights(null)
                .promotedBy(null)
                .rank(null)
                .banned(banned)
                .bannedBy(caller.user())
                .bannedAt(before.now())
                .build();
    }
}
