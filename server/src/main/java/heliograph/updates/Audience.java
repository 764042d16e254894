package heliograph.updates;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// Who listens to which channel: its members that are online, and who looks into an open one for a
/// while. A member that is not online costs nothing.
public final class Audience {
    /// Who is in what: the channels' homes know.
    public interface Memberships {
        /// The channels that an account is in.
        List<Long> channels(long account);

        /// Whether the account is in the channel at this moment.
        boolean isIn(long channel, long account);

        /// Whether everyone may look into the channel now, as far as it is known in memory.
        boolean isOpen(long channel);
    }

    private static final Ear[] NOBODY = {};

    private static final int LOCKS = 64;

    /// An account that listens to one channel.
    static final class Ear {
        private final long account;
        private volatile Online.Seat seat;
        private volatile boolean told;

        Ear(long account, Online.Seat seat) {
            this.account = account;
            this.seat = seat;
        }

        long account() {
            return account;
        }

        /// Whether what it is told now is the first that its sessions hear of the channel since
        /// they began to listen. Says so once.
        boolean isFirst() {
            boolean first = !told;
            if (first) told = true;
            return first;
        }
    }

    /// The members that listen to one channel. Changed only inside [#rooms]' `compute`.
    private static final class Room {
        private final Map<Long, Ear> ears = new ConcurrentHashMap<>();

        /// All of them, null when that has to be made anew.
        private volatile Ear @Nullable [] row;
    }

    private final Online online;
    private final Memberships memberships;
    private final Executor threads;
    private final InstantSource clock;

    private final Map<Long, Room> rooms = new ConcurrentHashMap<>();

    /// By account and channel.
    private final Map<Long, Map<Long, Ear>> entered = new ConcurrentHashMap<>();

    /// Who listens for a while without being a member, and until when, in milliseconds.
    private final Map<Long, Map<Long, Long>> visitors = new ConcurrentHashMap<>();

    /// An account enters and leaves under its lock, and looks at the truth under it: so the last
    /// one to look is right.
    private final Object[] locks = new Object[LOCKS];

    /// @param threads runs each task on a thread of its own
    public Audience(Online online, Memberships memberships, Executor threads, InstantSource clock) {
        this.online = online;
        this.memberships = memberships;
        this.threads = threads;
        this.clock = clock;
        for (int i = 0; i < LOCKS; i++) locks[i] = new Object();
        online.watch(this::listening);
    }

    private Object lock(long account) {
        return locks[Math.floorMod(account, LOCKS)];
    }

    /// An account has begun or ceased to listen.
    private void listening(long account) {
        if (account == 0) return;
        synchronized (lock(account)) {
            var seat = online.seat(account);
            if (seat == null) {
                var left = entered.remove(account);
                if (left != null) for (long channel : left.keySet()) leave(channel, account);
                return;
            }
            var here = entered.putIfAbsent(account, new ConcurrentHashMap<>());
            if (here == null) {
                for (long channel : memberships.channels(account))
                    if (memberships.isIn(channel, account)) enter(channel, account);
            } else
                for (var ear : here.values()) {
                    ear.seat = seat;
                    ear.told = false;
                }
        }
    }

    /// Someone's standing in a channel has changed. Who is out hears nothing from here on.
    public void changed(long channel, long account, boolean member) {
        if (!online.listens(account)) return;
        if (!member) {
            leave(channel, account);
            visitors.computeIfPresent(channel, (_, all) -> without(all, account));
        }
        threads.execute(() -> {
            synchronized (lock(account)) {
                var here = entered.get(account);
                if (here == null) return;
                if (memberships.isIn(channel, account)) {
                    enter(channel, account);
                } else if (here.remove(channel) != null) {
                    leave(channel, account);
                }
            }
        });
    }

    /// An account that is no member has looked into an open channel, and hears of it for a while
    /// (rule U11).
    public void visit(long channel, long account, int seconds) {
        long until = clock.millis() + seconds * 1000L;
        visitors.compute(
                channel,
                (_, all) -> {
                    var here = all == null ? new ConcurrentHashMap<Long, Long>() : all;
                    here.put(account, until);
                    return here;
                });
    }

    private static @Nullable Map<Long, Long> without(Map<Long, Long> all, long account) {
        all.remove(account);
        return all.isEmpty() ? null : all;
    }

    private void enter(long channel, long account) {
        var here = entered.get(account);
        var seat = online.seat(account);
        if (here == null || seat == null) return;
        var ear = here.computeIfAbsent(channel, _ -> new Ear(account, seat));
        rooms.compute(
                channel,
                (_, known) -> {
                    var room = known == null ? new Room() : known;
                    if (room.ears.put(account, ear) != ear) room.row = null;
                    return room;
                });
    }

    private void leave(long channel, long account) {
        rooms.computeIfPresent(
                channel,
                (_, room) -> {
                    if (room.ears.remove(account) != null) room.row = null;
                    return room.ears.isEmpty() ? null : room;
                });
    }

    /// Whether nobody listens to a channel, as far as it is known at once.
    boolean isEmpty(long channel) {
        return !rooms.containsKey(channel) && !visitors.containsKey(channel);
    }

    /// The members that listen to a channel now. Not to be changed.
    Ear[] members(long channel) {
        var room = rooms.get(channel);
        if (room == null) return NOBODY;
        var known = room.row;
        if (known != null) return known;
        var row = new Ear[1][];
        rooms.computeIfPresent(
                channel,
                (_, now) -> {
                    now.row = row[0] = now.ears.values().toArray(NOBODY);
                    return now;
                });
        return row[0] == null ? NOBODY : row[0];
    }

    /// Where a member's sessions are; null when none of them listens any more.
    Online.@Nullable Seat seat(Ear ear) {
        var seat = ear.seat;
        // Its sessions ended; others may have begun, which it is about to hear of.
        return seat.isEmpty() ? online.seat(ear.account) : seat;
    }

    /// How many accounts listen to a channel now.
    public int online(long channel) {
        var room = rooms.get(channel);
        return room == null ? 0 : room.ears.size();
    }

    /// The accounts that listen to an open channel for a while without being members.
    List<Long> visitors(long channel) {
        if (!visitors.containsKey(channel)) return List.of();
        long now = clock.millis();
        boolean open = memberships.isOpen(channel);
        var here =
                visitors.computeIfPresent(
                        channel,
                        (_, all) -> {
                            if (!open) return null;
                            all.values().removeIf(until -> until < now);
                            return all.isEmpty() ? null : all;
                        });
        if (here == null) return List.of();
        var room = rooms.get(channel);
        return here.keySet().stream()
                .filter(account -> room == null || !room.ears.containsKey(account))
                .toList();
    }
}
