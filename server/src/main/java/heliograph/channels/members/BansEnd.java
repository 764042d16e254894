package heliograph.channels.members;

import heliograph.channels.Channels;
import heliograph.channels.Due;
import heliograph.store.Tx;
import heliograph.tl.stored.StoredMember;
import org.jspecify.annotations.Nullable;

/// Bans and restrictions that last until a date. Nobody waits for their end to be free again, but
/// the lists and the counts of them follow by it.
public final class BansEnd {
    private final Channels channels;

    public BansEnd(Channels channels) {
        this.channels = channels;
    }

    /// Forgets what is over by `date`: one [Due.Step].
    public boolean forgive(Tx tx, int date) {
        var over = channels.over(tx, date, Due.AT_ONCE);
        for (long user : over) channels.put(tx, user, free(tx, user));
        return over.size() == Due.AT_ONCE;
    }

    private @Nullable StoredMember free(Tx tx, long user) {
        var standing = channels.at(tx, user);
        var member = standing.member();
        if (member == null || !standing.isMember()) return null;
        return member.toBuilder().banned(null).bannedBy(null).bannedAt(null).build();
    }
}
