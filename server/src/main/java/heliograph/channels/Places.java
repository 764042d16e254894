package heliograph.channels;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The places that accounts have in channels: [ChannelRules#JOINED_MAX] each.
///
/// An account's own list lies in its home, and hears of a coming by a note, after the channel's
/// home has written it. So whoever is about to come in holds a place here until the list has it:
/// comings side by side cannot all take the last one.
public final class Places {
    /// The accounts' own lists.
    @FunctionalInterface
    interface Lists {
        /// Whether an account may be in `channel`: it is in its list, or the list and the channels
        /// in `held`, each counted once, leave a place.
        boolean leavePlace(long account, long channel, Set<Long> held);
    }

    /// One place that is not in the account's list yet.
    private static final class Place {
        /// Comings that are under way.
        private int holders;

        /// Comings that are written, less those of which the list has heard.
        private int awaited;
    }

    private final Lists lists;
    private final Map<Long, Map<Long, Place>> underWay = new ConcurrentHashMap<>();

    Places(Lists lists) {
        this.lists = lists;
    }

    /// Has `users` hold a place for `channel` each, as far as they have one left. To be taken
    /// before the step in which they come in, and closed after it.
    public Hold hold(long channel, Collection<Long> users) {
        var holders = new HashSet<Long>();
        for (long user : users)
            if (!holders.contains(user) && take(user, channel)) holders.add(user);
        return new Hold(channel, holders);
    }

    private boolean take(long account, long channel) {
        var taken = new boolean[1];
        underWay.compute(
                account,
                (_, before) -> {
                    var places = before == null ? new HashMap<Long, Place>() : before;
                    taken[0] =
                            places.containsKey(channel)
                                    || lists.leavePlace(account, channel, places.keySet());
                    if (taken[0]) places.computeIfAbsent(channel, _ -> new Place()).holders++;
                    return places.isEmpty() ? null : places;
                });
        return taken[0];
    }

    /// An account has come into a channel: the step is durable.
    void came(long account, long channel) {
        change(account, channel, 0, 1);
    }

    /// The account's own list has heard of a coming, and it is durable there.
    void listed(long account, long channel) {
        change(account, channel, 0, -1);
    }

    private void change(long account, long channel, int holders, int awaited) {
        underWay.computeIfPresent(
                account,
                (_, places) -> {
                    var place = places.get(channel);
                    if (place == null) return places;
                    place.holders += holders;
                    place.awaited += awaited;
                    if (place.holders == 0 && place.awaited <= 0) places.remove(channel);
                    return places.isEmpty() ? null : places;
                });
    }

    /// How many accounts have comings under way.
    int underWay() {
        return underWay.size();
    }

    /// Places for one channel. Those of accounts that did not come in are given back when it is
    /// closed.
    public final class Hold implements AutoCloseable {
        private final long channel;
        private final Set<Long> holders;

        private Hold(long channel, Set<Long> holders) {
            this.channel = channel;
            this.holders = holders;
        }

        /// Whether the user may come in.
        public boolean has(long user) {
            return holders.contains(user);
        }

        @Override
        public void close() {
            for (long user : holders) change(user, channel, -1, 0);
            holders.clear();
        }
    }
}
