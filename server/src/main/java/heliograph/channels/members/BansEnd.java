package heliograph.channels.members;

import heliograph.alarms.Alarms;
import heliograph.channels.Channels;
import heliograph.store.Home;

/// Bans and restrictions that last until a date. Nobody waits for their end to be free again, but
/// the lists and the counts of them follow by it.
public final class BansEnd {
    /// People who are forgiven in one step.
    private static final int AT_ONCE = 500;

    private final Channels channels;

    public BansEnd(Channels channels) {
        this.channels = channels;
    }

    /// Forgets what is over by `date`. To be entered among the sleepers.
    public boolean wake(Home home, int date) {
        if (home.kind() != Home.CHANNEL || date == Alarms.WAITING) return false;
        boolean more = true;
        while (more)
            more =
                    channels.write(
                            home.id(),
                            tx -> {
                                var over = channels.over(tx, date, AT_ONCE);
                                for (long user : over) {
                                    var standing = channels.at(tx, user);
                                    var member = standing.member();
                                    var free =
                                            member == null || !standing.isMember()
                                                    ? null
                                                    : member.toBuilder()
                                                            .banned(null)
                                                            .bannedBy(null)
                                                            .bannedAt(null)
                                                            .build();
                                    channels.put(tx, user, free);
                                }
                                return over.size() == AT_ONCE;
                            });
        return false;
    }
}
