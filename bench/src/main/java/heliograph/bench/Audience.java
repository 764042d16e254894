package heliograph.bench;

import heliograph.tl.TlReader;
import heliograph.tl.api.updates.GetState;
import heliograph.tl.api.updates.State;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/// The members that are online, each on a connection of its own, served by one thread. Every post
/// carries its number and when it was sent; each member must get each of them, in order.
final class Audience implements AutoCloseable {
    /// Stands before and behind the time in a text.
    private static final byte MARK = '~';

    private static final int TEXT = 64;

    /// Digits of the time, in base 16, and of the number behind it.
    private static final int TIME = 16;

    private static final int NUMBER = 8;

    /// Buckets of 10 microseconds.
    private static final int BUCKETS = 1_000_000;

    private static final int ROOM = 64 << 10;

    private final AtomicLongArray delays = new AtomicLongArray(BUCKETS);
    private final AtomicLong delivered = new AtomicLong();
    private final AtomicLong disordered = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final Semaphore window = new Semaphore(0);
    private final Selector selector;
    private final List<Member> members = new ArrayList<>();
    private final byte[] room = new byte[ROOM];
    private volatile boolean over;
    private int posted;

    private record Served(LoadClient client, LoadClient.Listener listener) {}

    private final class Member implements LoadClient.Listener {
        private final LoadClient client;
        private int last = -1;

        Member(LoadClient client) {
            this.client = client;
        }

        @Override
        public void look(byte[] plain, int from, int to) {
            long now = System.nanoTime();
            int end = to - TIME - NUMBER - 2;
            for (int i = from; i <= end; i++) {
                if (plain[i] != MARK || plain[i + TIME + 1] != MARK) continue;
                long at = digits(plain, i + 1, TIME, 16);
                long number = digits(plain, i + TIME + 2, NUMBER, 10);
                if (at < 0 || number < 0) continue;
                if (number != last + 1) disordered.incrementAndGet();
                last = (int) number;
                delivered.incrementAndGet();
                delays.incrementAndGet(Math.clamp((now - at) / 10_000, 0, BUCKETS - 1));
                window.release();
                i += TIME + NUMBER + 1;
            }
        }
    }

    private Audience(Selector selector) {
        this.selector = selector;
    }

    /// Connects all of them; each asks for its state, and so hears of updates from then on.
    static Audience of(ServerProcess server, List<LoadClient.Identity> identities)
            throws IOException, InterruptedException {
        var audience = new Audience(Selector.open());
        var clients =
                TestAccounts.each(
                        identities.size(),
                        index -> {
                            var random = new SplittableRandom(2_000_000L + index);
                            var client =
                                    LoadClient.again(server.place(), identities.get(index), random);
                            var _ = client.first(new GetState(), in -> State.read(in));
                            client.settle();
                            return client;
                        });
        for (var client : clients) audience.add(client);
        Thread.ofPlatform().name("audience").daemon().start(audience::listen);
        return audience;
    }

    private void add(LoadClient client) throws IOException {
        var member = new Member(client);
        members.add(member);
        client.listen().register(selector, SelectionKey.OP_READ, new Served(client, member));
    }

    private void listen() {
        while (!over) {
            try {
                selector.select(key -> arrived(key));
            } catch (IOException e) {
                lost.addAndGet(members.size());
                return;
            }
        }
    }

    private void arrived(SelectionKey key) {
        var served = (Served) key.attachment();
        try {
            served.client.arrived(room, served.listener);
        } catch (IOException broken) {
            key.cancel();
            if (!over) lost.incrementAndGet();
        }
    }

    /// Serves whoever posts as well. Refused posts are counted.
    void serve(LoadClient poster) throws IOException {
        LoadClient.Listener listener =
                (plain, from, to) -> {
                    if (LoadClient.isRefusal(new TlReader(plain, from, to)))
                        refused.incrementAndGet();
                };
        poster.listen().register(selector, SelectionKey.OP_READ, new Served(poster, listener));
        selector.wakeup();
    }

    private static long digits(byte[] bytes, int from, int count, int base) {
        long value = 0;
        for (int i = from; i < from + count; i++) {
            int digit = Character.digit(bytes[i], base);
            if (digit < 0) return -1;
            value = value * base + digit;
        }
        return value;
    }

    int size() {
        return members.size();
    }

    /// The text of the next post, sent now.
    String next() {
        var fill = new char[TEXT - TIME - NUMBER - 2];
        Arrays.fill(fill, 'x');
        return "~%s~%08d".formatted(HexFormat.of().toHexDigits(System.nanoTime()), posted++)
                + new String(fill);
    }

    /// Lets so many posts be under way, for [#await].
    void allow(int posts) {
        window.drainPermits();
        window.release(posts * size());
    }

    /// Waits for the deliveries of one post of those before.
    ///
    /// @return false when they did not come within seconds
    boolean await() throws InterruptedException {
        return window.tryAcquire(size(), 5, TimeUnit.SECONDS);
    }

    /// Counts from here on.
    void begin() {
        delivered.set(0);
        for (int i = 0; i < BUCKETS; i++) delays.set(i, 0);
    }

    /// Waits until `posts` since [#begin] have reached everyone, at most ten seconds.
    void settle(int posts) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (delivered.get() < (long) posts * size() && System.nanoTime() < until)
            TimeUnit.MILLISECONDS.sleep(5);
    }

    long delivered() {
        return delivered.get();
    }

    /// What went wrong since they connected; empty when nothing did.
    String flaw() {
        int behind = 0;
        for (var member : members) if (member.last != posted - 1) behind++;
        long wrong = lost.get() + disordered.get() + refused.get() + behind;
        return wrong == 0
                ? ""
                : "%d connections lost, %d posts refused, %d out of order, %d members lack the last"
                        .formatted(lost.get(), refused.get(), disordered.get(), behind);
    }

    /// Milliseconds within which so many percent of the deliveries came; -1 when there were none.
    double percentile(int percent) {
        long all = 0;
        for (int i = 0; i < BUCKETS; i++) all += delays.get(i);
        long reached = 0;
        for (int i = 0; i < BUCKETS; i++) {
            reached += delays.get(i);
            if (reached > 0 && reached * 100 >= all * percent) return i / 100.0;
        }
        return -1;
    }

    @Override
    public void close() throws IOException {
        over = true;
        selector.close();
        for (var member : members) member.client.close();
    }
}
