package heliograph.channels;

import heliograph.tl.api.AnyChannelParticipant;
import heliograph.tl.api.ChannelParticipant;
import heliograph.tl.api.ChannelParticipantAdmin;
import heliograph.tl.api.ChannelParticipantBanned;
import heliograph.tl.api.ChannelParticipantCreator;
import heliograph.tl.api.ChannelParticipantLeft;
import heliograph.tl.api.ChannelParticipantSelf;
import heliograph.tl.api.ChatAdminRights;
import heliograph.tl.api.PeerUser;
import heliograph.tl.stored.StoredMember;

/// What someone is in a channel, as it stands in `participant`.
public final class ParticipantCards {
    private ParticipantCards() {}

    /// As it is written down, for nobody in particular.
    public static AnyChannelParticipant of(Standing standing) {
        return of(standing, 0, false);
    }

    /// As a viewer sees it.
    ///
    /// @param mayEdit whether the viewer may change what this admin may do
    public static AnyChannelParticipant of(Standing standing, long viewer, boolean mayEdit) {
        long user = standing.user();
        var member = standing.member();
        if (member == null) return new ChannelParticipantLeft(new PeerUser(user));
        var banned = standing.banned();
        if (standing.isCreator())
            return new ChannelParticipantCreator(
                    user,
                    standing.rights() == null ? AdminRights.ALL : standing.rights(),
                    member.rank());
        if (banned != null)
            return new ChannelParticipantBanned(
                    !standing.isMember(),
                    new PeerUser(user),
                    member.bannedBy() == null ? standing.channel().creator() : member.bannedBy(),
                    member.bannedAt() == null ? member.date() : member.bannedAt(),
                    banned,
                    member.rank());
        if (!standing.isMember()) return new ChannelParticipantLeft(new PeerUser(user));
        if (member.rights() instanceof ChatAdminRights rights)
            return new ChannelParticipantAdmin(
                    mayEdit,
                    viewer == user,
                    user,
                    viewer == user ? Long.valueOf(inviter(user, member)) : member.inviter(),
                    member.promotedBy() == null
                            ? standing.channel().creator()
                            : member.promotedBy(),
                    member.date(),
                    rights,
                    member.rank());
        if (viewer == user)
            return new ChannelParticipantSelf(
                    member.byRequest(),
                    user,
                    inviter(user, member),
                    member.date(),
                    null,
                    member.rank());
        return new ChannelParticipant(user, member.date(), null, member.rank());
    }

    /// Who came by itself was invited by itself.
    private static long inviter(long user, StoredMember member) {
        return member.inviter() == null ? user : member.inviter();
    }
}
