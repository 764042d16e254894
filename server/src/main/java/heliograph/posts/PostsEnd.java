package heliograph.posts;

import heliograph.alarms.Alarms;
import heliograph.channels.Channels;
import heliograph.channels.Expiring;
import heliograph.store.Home;

/// Messages of channels and supergroups that delete themselves after a time.
public final class PostsEnd {
    /// Messages that one step removes.
    static final int AT_ONCE = 500;

    private final Channels channels;
    private final Changing changing;

    PostsEnd(Channels channels, Changing changing) {
        this.channels = channels;
        this.changing = changing;
    }

    /// Removes what is over by `date`. To be entered among the sleepers.
    public boolean wake(Home home, int date) {
        if (home.kind() != Home.CHANNEL || date == Alarms.WAITING) return false;
        boolean more = true;
        while (more)
            more =
                    channels.write(
                            home.id(),
                            tx -> {
                                var over = Expiring.over(tx, date, AT_ONCE);
                                changing.expire(tx, over);
                                return over.size() == AT_ONCE;
                            });
        return false;
    }
}
