package heliograph.updates;

import heliograph.peers.PeerId;
import heliograph.render.Renderer;
import heliograph.rpc.Caller;
import heliograph.tl.api.AnyUpdates;
import heliograph.tl.api.Update;
import heliograph.tl.api.UpdateChannelTooLong;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
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

    /// Listeners that one thread tells sooner than two.
    private static final int ONE_THREAD = 256;

    private static final int CORES = Runtime.getRuntime().availableProcessors();

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

    private final Map<Long, Set<Long>> accountsByChannel = new ConcurrentHashMap<>();

    /// Each with whether its sessions have been told since they began to listen: see [#own].
    private final Map<Long, Map<Long, Boolean>> channelsByAccount = new ConcurrentHashMap<>();

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
            if (!online.listens(account)) {
                var left = channelsByAccount.remove(account);
                if (left != null) for (long channel : left.keySet()) leave(channel, account);
                return;
            }
            var entered = channelsByAccount.putIfAbsent(account, new ConcurrentHashMap<>());
            if (entered == null) {
                for (long channel : memberships.channels(account))
                    if (memberships.isIn(channel, account)) enter(channel, account);
            } else entered.replaceAll((_, _) -> false);
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
                var entered = channelsByAccount.get(account);
                if (entered == null) return;
                if (memberships.isIn(channel, account)) {
                    enter(channel, account);
                } else if (entered.remove(channel) != null) {
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
        var entered = channelsByAccount.get(account);
        if (entered == null) return;
        entered.putIfAbsent(channel, false);
        accountsByChannel.compute(
                channel,
                (_, all) -> {
                    var listeners = all == null ? ConcurrentHashMap.<Long>newKeySet() : all;
                    listeners.add(account);
                    return listeners;
                });
    }

    private void leave(long channel, long account) {
        accountsByChannel.computeIfPresent(
                channel,
                (_, all) -> {
                    all.remove(account);
                    return all.isEmpty() ? null : all;
                });
    }

    /// How many accounts listen to a channel now.
    public int online(long channel) {
        var all = accountsByChannel.get(channel);
        return all == null ? 0 : all.size();
    }

    /// Takes news to every account that listens, in the order of the calls.
    public void push(long channel, News news) {
        if (!accountsByChannel.containsKey(channel) && !visitors.containsKey(channel)) return;
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
        for (var news = next(queue); !news.isEmpty(); news = next(queue)) tell(channel, news);
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
        var shared = new ArrayList<Online.Parcel>(news.size());
        for (var one : news) shared.add(parcel(renderer.shared(List.of(one.shared), peer), one));
        var members = accountsByChannel.getOrDefault(channel, Set.of());
        var round = new Round(channel, shared, news);
        tell(members.toArray(new Long[0]), round);
        for (long account : visitors(channel)) if (!members.contains(account)) tell(account, round);
    }

    /// News of a channel that are told together.
    private record Round(long channel, List<Online.Parcel> shared, List<News> news) {}

    private static Online.Parcel parcel(AnyUpdates updates, News news) {
        return new Online.Parcel(new Encoding(updates), news.cause);
    }

    /// Tells all, on as many threads as help. The next news waits for the last of them: so each
    /// listener gets a channel's news in order.
    private void tell(Long[] accounts, Round round) {
        int parts = Math.min(CORES, accounts.length / ONE_THREAD);
        if (parts < 2) {
            tell(accounts, 0, accounts.length, round);
            return;
        }
        var left = new CountDownLatch(parts - 1);
        for (int i = 1; i < parts; i++) {
            int from = (int) ((long) accounts.length * i / parts);
            int to = (int) ((long) accounts.length * (i + 1) / parts);
            threads.execute(() -> {
                try {
                    tell(accounts, from, to, round);
                } finally {
                    left.countDown();
                }
            });
        }
        tell(accounts, 0, accounts.length / parts, round);
        try {
            left.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(Long[] accounts, int from, int to, Round round) {
        for (int i = from; i < to; i++) tell(accounts[i], round);
    }

    private void tell(Long account, Round round) {
        boolean whole = isFirst(round.channel, account);
        boolean same = !whole;
        for (var one : round.news) same &= !one.personal.containsKey(account);
        online.push(account, same ? round.shared : own(account, round, whole));
    }

    private boolean isFirst(long channel, long account) {
        var entered = channelsByAccount.get(account);
        return entered != null
                && Boolean.FALSE.equals(entered.get(channel))
                && entered.replace(channel, false, true);
    }

    /// What is told to one for whom some of the news differ.
    ///
    /// @param whole the first that its sessions hear: they may not know the channel yet, and
    ///   Pyrogram drops what it cannot place. Later news leave the channel out.
    private List<Online.Parcel> own(Long account, Round round, boolean whole) {
        var own = new ArrayList<>(round.shared);
        for (int i = 0; i < own.size(); i++) {
            var news = round.news.get(i);
            var personal = news.personal.get(account);
            if (personal == null && whole) personal = news.shared;
            if (personal != null)
                own.set(i, parcel(renderer.updates(account, List.of(personal)), news));
        }
        return own;
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
