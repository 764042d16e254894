package heliograph.updates;

import heliograph.peers.PeerId;
import heliograph.render.Renderer;
import heliograph.rpc.Caller;
import heliograph.tl.api.Update;
import heliograph.tl.api.UpdateChannel;
import heliograph.tl.api.UpdateChannelTooLong;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Who listens to which channel, and the way of a channel's news to all of them.
///
/// A member that is not online costs nothing. What is the same for everyone is written once for
/// each layer; what differs (who wrote it, who is mentioned) is written for those alone.
public final class Rooms {
    /// Who is in what: the channels' homes know.
    public interface Memberships {
        /// The channels that an account is in.
        List<Long> channels(long account);

        /// Whether the account is in the channel at this moment.
        boolean isIn(long channel, long account);

        /// Whether everyone may look into the channel now, as far as it is known in memory.
        boolean isOpen(long channel);
    }

    /// What members get of one change.
    ///
    /// @param personal what differs for a few accounts
    public record News(Update shared, Map<Long, Update> personal, Caller cause) {}

    /// News of one channel that may wait; members that lag further behind ask for the difference.
    static final int WAITING_MAX = 256;

    /// News that are told together. While some are on their way to many listeners more come in, and
    /// what goes to a listener in one piece costs little more than one of them: writing to its
    /// connection is most of it.
    private static final int TOGETHER_MAX = 16;

    private static final int LOCKS = 64;

    /// Listeners from which on news are gathered: see [#gather].
    private static final int GATHERED_FROM = 100;

    private static final Duration GATHERING_MAX = Duration.ofMillis(20);

    /// How much longer it takes to write news to all connections than to hand them out.
    private static final int WRITING = 4;

    /// Listeners that one thread tells sooner than two.
    private static final int ONE_THREAD = 256;

    private static final int CORES = Runtime.getRuntime().availableProcessors();

    /// An account that listens to one channel.
    private static final class Ear {
        private final long account;
        private volatile Online.Seat seat;

        /// Whether its sessions have been told since they began to listen: see [#own].
        private volatile boolean told;

        Ear(long account, Online.Seat seat) {
            this.account = account;
            this.seat = seat;
        }
    }

    /// Those who listen to one channel. Changed only inside [#rooms]' `compute`.
    private static final class Room {
        private final Map<Long, Ear> ears = new ConcurrentHashMap<>();

        /// All of them, null when that has to be made anew.
        private volatile Ear @Nullable [] row;
    }

    /// The news of one channel that wait, in order; a thread takes them out while there are any.
    private static final class Queue {
        private final ArrayDeque<News> waiting = new ArrayDeque<>();
        private boolean running;
    }

    private final Online online;
    private final Renderer renderer;
    private final Memberships memberships;
    private final Executor threads;
    private final InstantSource clock;

    private static final Ear[] NOBODY = {};

    private final Map<Long, Room> rooms = new ConcurrentHashMap<>();

    /// By account and channel.
    private final Map<Long, Map<Long, Ear>> entered = new ConcurrentHashMap<>();

    /// Who listens for a while without being a member, and until when, in milliseconds.
    private final Map<Long, Map<Long, Long>> visitors = new ConcurrentHashMap<>();

    private final Map<Long, Queue> queues = new ConcurrentHashMap<>();

    /// An account enters and leaves under its lock, and looks at the truth under it: so the last
    /// one to look is right.
    private final Object[] locks = new Object[LOCKS];

    /// @param threads runs each task on a thread of its own
    public Rooms(
            Online online,
            Renderer renderer,
            Memberships memberships,
            Executor threads,
            InstantSource clock) {
        this.clock = clock;
        this.online = online;
        this.renderer = renderer;
        this.memberships = memberships;
        this.threads = threads;
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

    /// Those who listen to a channel now.
    private Ear[] row(long channel) {
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

    /// How many accounts listen to a channel now.
    public int online(long channel) {
        var room = rooms.get(channel);
        return room == null ? 0 : room.ears.size();
    }

    /// Takes news to every account that listens, in the order of the calls.
    public void push(long channel, News news) {
        if (!rooms.containsKey(channel) && !visitors.containsKey(channel)) return;
        var queue = queues.computeIfAbsent(channel, _ -> new Queue());
        synchronized (queue) {
            if (queue.waiting.size() >= WAITING_MAX) {
                queue.waiting.clear();
                var late = new UpdateChannelTooLong(channel, null);
                queue.waiting.add(new News(late, Map.of(), Caller.NOBODY));
            } else queue.waiting.add(news);
            if (queue.running) return;
            queue.running = true;
        }
        threads.execute(() -> run(channel, queue));
    }

    private void run(long channel, Queue queue) {
        for (var news = next(queue); !news.isEmpty(); news = next(queue)) {
            var begun = clock.instant();
            tell(channel, news);
            if (online(channel) >= GATHERED_FROM) gather(Duration.between(begun, clock.instant()));
        }
    }

    /// Waits, after news were handed to many, for about as long as it takes to write them out: what
    /// comes meanwhile goes out together. While posts come so fast that they would be written one
    /// by one to connections that are still busy with the last, each costs a part of what it did; a
    /// post before which there was none for a while goes out at once.
    private static void gather(Duration handingOut) {
        var writing = handingOut.multipliedBy(WRITING);
        var rest = writing.compareTo(GATHERING_MAX) < 0 ? writing : GATHERING_MAX;
        if (rest.isPositive()) LockSupport.parkNanos(rest.toNanos());
    }

    /// All that waits, as far as it is told together; nothing when the thread that asks shall end.
    private static List<News> next(Queue queue) {
        synchronized (queue) {
            var next = new ArrayList<News>(Math.min(queue.waiting.size(), TOGETHER_MAX));
            while (next.size() < TOGETHER_MAX && !queue.waiting.isEmpty())
                next.add(queue.waiting.remove());
            if (next.isEmpty()) queue.running = false;
            return next;
        }
    }

    private void tell(long channel, List<News> news) {
        var peer = PeerId.channel(channel);
        var shared = new ArrayList<Bundle.Part>(news.size());
        for (var one : news)
            shared.add(new Bundle.Part(renderer.shared(List.of(one.shared), peer), one.cause));
        var named =
                news.stream()
                        .flatMap(one -> one.personal.keySet().stream())
                        .mapToLong(Long::longValue)
                        .sorted()
                        .toArray();
        boolean changed = news.stream().anyMatch(Rooms::isChange);
        var round = new Round(new Bundle(shared), named, changed, news);
        tell(row(channel), round);
        for (long account : visitors(channel)) {
            var seat = online.seat(account);
            var room = rooms.get(channel);
            boolean member = room != null && room.ears.containsKey(account);
            if (!member && seat != null) tell(account, seat, false, round);
        }
    }

    /// News of a channel that are told together.
    ///
    /// @param named for whom some of them differ, in order
    /// @param changed whether one of them says that the channel itself has changed
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    private record Round(Bundle shared, long[] named, boolean changed, List<News> news) {}

    /// Clients take what a channel is from the update that says that it has changed, and mtcute
    /// drops one that comes without; so each gets it as the channel is for that account.
    private static boolean isChange(News news) {
        return news.shared instanceof UpdateChannel;
    }

    /// Tells all, on as many threads as help. The next news waits for the last of them: so each
    /// listener gets a channel's news in order.
    private void tell(Ear[] ears, Round round) {
        int parts = Math.min(CORES, ears.length / ONE_THREAD);
        if (parts < 2) {
            tell(ears, 0, ears.length, round);
            return;
        }
        var left = new CountDownLatch(parts - 1);
        for (int i = 1; i < parts; i++) {
            int from = (int) ((long) ears.length * i / parts);
            int to = (int) ((long) ears.length * (i + 1) / parts);
            threads.execute(() -> {
                try {
                    tell(ears, from, to, round);
                } finally {
                    left.countDown();
                }
            });
        }
        tell(ears, 0, ears.length / parts, round);
        try {
            left.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(Ear[] ears, int from, int to, Round round) {
        for (int i = from; i < to; i++) {
            var ear = ears[i];
            var seat = ear.seat;
            // Its sessions ended; others may have begun, which it is about to hear of.
            if (seat.isEmpty()) seat = online.seat(ear.account);
            if (seat == null) continue;
            boolean whole = !ear.told;
            if (whole) ear.told = true;
            tell(ear.account, seat, whole, round);
        }
    }

    private void tell(long account, Online.Seat seat, boolean whole, Round round) {
        boolean same = !whole && !round.changed && Arrays.binarySearch(round.named, account) < 0;
        Online.push(seat, same ? round.shared : own(account, round, whole));
    }

    /// What is told to one for whom some of the news differ.
    ///
    /// @param whole the first that its sessions hear: they may not know the channel yet, and
    ///   Pyrogram drops what it cannot place. Later news leave the channel out.
    private Bundle own(long account, Round round, boolean whole) {
        var own = new ArrayList<>(round.shared.parts());
        for (int i = 0; i < own.size(); i++) {
            var news = round.news.get(i);
            var personal = news.personal.get(account);
            if (personal == null && (whole || isChange(news))) personal = news.shared;
            if (personal == null) continue;
            var updates = renderer.updates(account, List.of(personal));
            own.set(i, new Bundle.Part(updates, news.cause));
        }
        return new Bundle(own);
    }

    private Set<Long> visitors(long channel) {
        if (!visitors.containsKey(channel)) return Set.of();
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
        return here == null ? Set.of() : Set.copyOf(here.keySet());
    }
}
