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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;

/// The way of a channel's news to all who listen to it.
///
/// What is the same for everyone is written once for each layer; what differs (who wrote it, who is
/// mentioned) is written for those alone.
public final class Rooms {
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

    /// Listeners from which on news are gathered: see [#gather].
    private static final int GATHERED_FROM = 100;

    private static final Duration GATHERING_MAX = Duration.ofMillis(20);

    /// How much longer it takes to write news to all connections than to hand them out.
    private static final int WRITING = 4;

    /// Listeners that one thread tells sooner than two.
    private static final int ONE_THREAD = 256;

    private static final int CORES = Runtime.getRuntime().availableProcessors();

    /// The news of one channel that wait, in order; a thread takes them out while there are any.
    private static final class Queue {
        private final ArrayDeque<News> waiting = new ArrayDeque<>();
        private boolean running;
    }

    private final Audience audience;
    private final Online online;
    private final Renderer renderer;
    private final Executor threads;
    private final InstantSource clock;

    private final Map<Long, Queue> queues = new ConcurrentHashMap<>();

    /// @param threads runs each task on a thread of its own
    public Rooms(
            Audience audience,
            Online online,
            Renderer renderer,
            Executor threads,
            InstantSource clock) {
        this.audience = audience;
        this.online = online;
        this.renderer = renderer;
        this.threads = threads;
        this.clock = clock;
    }

    /// Takes news to every account that listens, in the order of the calls.
    public void push(long channel, News news) {
        if (audience.isEmpty(channel)) return;
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
            if (audience.online(channel) >= GATHERED_FROM)
                gather(Duration.between(begun, clock.instant()));
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
        tell(audience.members(channel), round);
        for (long account : audience.visitors(channel)) {
            var seat = online.seat(account);
            if (seat != null) tell(account, seat, false, round);
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
    private void tell(Audience.Ear[] ears, Round round) {
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

    private void tell(Audience.Ear[] ears, int from, int to, Round round) {
        for (int i = from; i < to; i++) {
            var ear = ears[i];
            var seat = audience.seat(ear);
            if (seat != null) tell(ear.account(), seat, ear.isFirst(), round);
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
}
