package heliograph.bench;

import heliograph.tl.api.AnyUpdates;
import heliograph.tl.api.Api;
import heliograph.tl.api.Channel;
import heliograph.tl.api.InputChannel;
import heliograph.tl.api.InputPeerChannel;
import heliograph.tl.api.Updates;
import heliograph.tl.api.channels.CreateChannel;
import heliograph.tl.api.channels.JoinChannel;
import heliograph.tl.api.channels.UpdateUsername;
import heliograph.tl.api.contacts.ResolveUsername;
import heliograph.tl.api.contacts.ResolvedPeer;
import heliograph.tl.api.messages.SendMessage;
import heliograph.tl.api.updates.GetState;
import heliograph.tl.api.updates.State;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/// One admin posts to a supergroup, and every member that is online must get each post: server CPU
/// for a million deliveries, and how long a post is under way. All of it over real sockets, every
/// message sealed for its session; members join by the service's own path.
///
/// Arguments: `--members`, of whom `--offline` more have no connection; `--seconds`; and either
/// `--window` posts that may be under way, or `--rate` posts a second; `--attach` and `--pid` for a
/// server that runs already, on a folder without the group.
final class FanLoad {
    private static final String NAME = "fan_load_group";

    /// A mark in the text: when it was posted, by the clock of this process.
    private static final byte MARK = '~';

    private static final int TEXT = 64;

    /// Buckets of 10 microseconds.
    private static final int BUCKETS = 1_000_000;

    private final AtomicLongArray delays = new AtomicLongArray(BUCKETS);
    private final AtomicLong delivered = new AtomicLong();
    private final AtomicInteger lost = new AtomicInteger();
    private volatile boolean counts;
    private volatile boolean over;

    private FanLoad() {}

    /// Measures and prints.
    public static void main(String[] words) throws Exception {
        var arguments = Arguments.of(words);
        try (var server = server(arguments)) {
            new FanLoad().run(server, arguments);
        }
    }

    private static ServerProcess server(Arguments arguments)
            throws IOException, InterruptedException {
        return arguments.has("attach")
                ? ServerProcess.attach(
                        Path.of(arguments.text("attach", "")), arguments.number("pid", 0))
                : ServerProcess.fresh();
    }

    private void run(ServerProcess server, Arguments arguments) throws Exception {
        int members = arguments.number("members", 1_000);
        int offline = arguments.number("offline", 0);
        try (var poster = LoadClient.make(server.place(), new SplittableRandom(1))) {
            TestAccounts.signIn(poster, 0);
            var group = group(poster);
            var identities = join(server, members + offline);
            System.out.printf("%,d members have joined%n", members + offline);
            var online = connect(server, identities.subList(0, members));
            System.out.printf(
                    "%,d are online; the server has %,d KiB resident%n",
                    online.size(), server.residentKib());
            post(server, poster, group, online.size(), arguments);
            over = true;
            for (var client : online) client.close();
        }
    }

    private static InputPeerChannel group(LoadClient owner) throws IOException {
        var create = CreateChannel.builder().megagroup(true).title("Fan").about("").build();
        AnyUpdates made = owner.call(create, in -> AnyUpdates.read(in));
        var channel = (Channel) ((Updates) made).chats().getFirst();
        long hash = channel.accessHash() == null ? 0 : channel.accessHash();
        owner.call(new UpdateUsername(new InputChannel(channel.id(), hash), NAME), in -> in.bool());
        return new InputPeerChannel(channel.id(), hash);
    }

    /// Members come while nobody is online: what each coming costs others is not measured here.
    private static List<LoadClient.Identity> join(ServerProcess server, int count)
            throws IOException, InterruptedException {
        double cpu = server.cpuSeconds();
        var joinCpu = new AtomicLong();
        var all =
                TestAccounts.each(
                        count,
                        index -> {
                            var random = new SplittableRandom(1_000_000L + index);
                            try (var client = LoadClient.make(server.place(), random)) {
                                TestAccounts.signIn(client, index + 1);
                                joinCpu.incrementAndGet();
                                join(client);
                                return client.identity();
                            }
                        });
        System.out.printf(
                "signing up and joining: %.2f ms of CPU each%n",
                (server.cpuSeconds() - cpu) * 1000 / Math.max(1, joinCpu.get()));
        return all;
    }

    private static void join(LoadClient client) throws IOException {
        ResolvedPeer found =
                client.call(new ResolveUsername(NAME, null), in -> ResolvedPeer.read(in));
        var channel = (Channel) found.chats().getFirst();
        long hash = channel.accessHash() == null ? 0 : channel.accessHash();
        var _ = client.call(new JoinChannel(new InputChannel(channel.id(), hash)), Api::object);
    }

    private List<LoadClient> connect(ServerProcess server, List<LoadClient.Identity> identities)
            throws IOException, InterruptedException {
        var clients =
                TestAccounts.each(
                        identities.size(),
                        index -> {
                            var random = new SplittableRandom(2_000_000L + index);
                            var client =
                                    LoadClient.again(server.place(), identities.get(index), random);
                            var _ = client.first(new GetState(), in -> State.read(in));
                            return client;
                        });
        var online = new ArrayList<>(clients);
        for (var client : online) Thread.startVirtualThread(() -> listen(client));
        return online;
    }

    private void listen(LoadClient client) {
        try {
            client.listen(this::look);
        } catch (EOFException closed) {
            if (!over) lost.incrementAndGet();
        } catch (IOException broken) {
            if (!over) lost.incrementAndGet();
        }
    }

    /// Looks for marks in what came.
    private void look(byte[] plain, int from, int to) {
        long now = System.nanoTime();
        for (int i = from; i + 17 < to; i++) {
            if (plain[i] != MARK || plain[i + 17] != MARK) continue;
            long at = hex(plain, i + 1);
            if (at < 0) continue;
            if (counts) {
                delivered.incrementAndGet();
                int bucket = Math.clamp((now - at) / 10_000, 0, BUCKETS - 1);
                delays.incrementAndGet(bucket);
            }
            window.release();
            i += 17;
        }
    }

    private static long hex(byte[] bytes, int from) {
        long value = 0;
        for (int i = from; i < from + 16; i++) {
            int digit = Character.digit(bytes[i], 16);
            if (digit < 0) return -1;
            value = value << 4 | digit;
        }
        return value;
    }

    /// A permit for each delivery that may be under way.
    private final Semaphore window = new Semaphore(0);

    private void post(
            ServerProcess server,
            LoadClient poster,
            InputPeerChannel group,
            int members,
            Arguments arguments)
            throws Exception {
        int seconds = arguments.number("seconds", 10);
        int rate = arguments.number("rate", 0);
        if (rate == 0) window.release(arguments.number("window", 4) * members);
        phase(poster, group, members, rate, seconds / 2 + 1);
        counts = true;
        double cpu = server.cpuSeconds();
        long begun = System.nanoTime();
        int posts = phase(poster, group, members, rate, seconds);
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (delivered.get() < (long) posts * members && System.nanoTime() < until)
            TimeUnit.MILLISECONDS.sleep(5);
        double took = (System.nanoTime() - begun) / 1e9;
        double used = server.cpuSeconds() - cpu;
        long all = delivered.get();
        System.out.printf(
                "%,d posts to %,d members: %,d of %,d deliveries, %,.0f a second%n",
                posts, members, all, (long) posts * members, all / took);
        System.out.printf(
                "CPU for a million deliveries: %.1f s; p50 %.1f ms, p99 %.1f ms, most %.1f ms%n",
                used * 1e6 / Math.max(1, all), percentile(50), percentile(99), percentile(100));
        if (lost.get() > 0) System.out.printf("%d connections were lost%n", lost.get());
    }

    private int phase(LoadClient poster, InputPeerChannel group, int members, int rate, int seconds)
            throws Exception {
        long begun = System.nanoTime();
        long end = begun + TimeUnit.SECONDS.toNanos(seconds);
        int posts = 0;
        while (System.nanoTime() < end) {
            if (rate == 0) {
                if (!window.tryAcquire(members, 5, TimeUnit.SECONDS)) continue;
            } else {
                long due = begun + posts * TimeUnit.SECONDS.toNanos(1) / rate;
                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
            }
            var mark = "~" + HexFormat.of().toHexDigits(System.nanoTime()) + "~";
            var fill = new char[TEXT - mark.length()];
            Arrays.fill(fill, 'x');
            var query =
                    SendMessage.builder()
                            .peer(group)
                            .message(mark + new String(fill))
                            .randomId(poster.random().nextLong())
                            .build();
            var _ = poster.call(query, in -> AnyUpdates.read(in));
            posts++;
        }
        return posts;
    }

    private double percentile(int percent) {
        long all = 0;
        for (int i = 0; i < BUCKETS; i++) all += delays.get(i);
        long reached = 0;
        for (int i = 0; i < BUCKETS; i++) {
            reached += delays.get(i);
            if (reached > 0 && reached * 100 >= all * percent) return i / 100.0;
        }
        return -1;
    }
}
