package heliograph.channels.members;

import heliograph.channels.Standing;
import heliograph.tl.stored.StoredMember;
import org.jspecify.annotations.Nullable;

/// What stays of one who is out of a channel.
final class Leavers {
    private Leavers() {}

    /// The row of one who leaves: nothing, unless something is forbidden to it, which then waits
    /// for its return.
    static @Nullable StoredMember row(Standing standing) {
        var member = standing.member();
        if (member == null || standing.banned() == null) return null;
        return bare(member);
    }

    /// A row without what only members have.
    static StoredMember bare(StoredMember member) {
        return StoredMember.builder()
                .left(true)
                .date(member.date())
                .words(member.words())
                .bot(member.bot())
                .banned(member.banned())
                .bannedBy(member.bannedBy())
                .bannedAt(member.bannedAt())
                .build();
    }
}
