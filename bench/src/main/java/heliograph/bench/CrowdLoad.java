package heliograph.bench;

import heliograph.tl.api.AnyUpdates;
import heliograph.tl.api.InputPeerChannel;
import heliograph.tl.api.UpdateNewChannelMessage;
import heliograph.tl.api.Updates;
import heliograph.tl.api.messages.SendMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/// Supergroups as large as they may be, over real sockets. Most members sign up and join within the
/// server, by the calls that clients make (`./heliograph demo`), the others over connections of
/// their own; then these stay online, everyone gets every post, and who was offline catches up.
///
/// Arguments: `--members` of each group, one number or several with commas between (the same people
/// are in all); `--online`, how many of them; `--rate` posts a second, or 0 and `--window` posts
/// that may be under way; `--seconds` of posting to each group, `--warm` before the first; `--data`
/// for a folder that is kept, and used again by the next run with the same numbers.
final class CrowdLoad {
    private static final String KEYS = "crowd.keys";
    private static final String NAME = "demo_crowd_";

    /// Members that were offline and ask what they missed.
    private static final int CATCHING_UP = 50;

    private static final int LOADING_SECONDS_MAX = 3_600;

    private final List<Integer> sizes;
    private final int online;
    private final Path data;
    private final Arguments arguments;

    private CrowdLoad(Path data, Arguments arguments) {
        this.sizes =
                Arrays.stream(arguments.text("members", "200000").split(",", -1))
                        .map(Integer::valueOf)
                        .toList();
        this.online = arguments.number("online", 10_000);
        this.data = data;
        this.arguments = arguments;
    }

    /// Measures and prints.
    public static void main(String[] words) throws Exception {
        var arguments = Arguments.of(words);
        boolean kept = arguments.has("data");
        var data =
                kept
                        ? Path.of(arguments.text("data", "")).toAbsolutePath()
                        : Files.createTempDirectory("heliograph-crowd");
        Files.createDirectories(data);
        try {
            new CrowdLoad(data, arguments).run();
        } finally {
            if (!kept) ServerProcess.delete(data);
        }
    }

    private void run() throws Exception {
        if (!Files.exists(data.resolve("demo.done"))) fill();
        if (!Files.exists(data.resolve(KEYS))) gather();
        var server = ServerProcess.start(data);
        try {
            var identities = Members.read(data.resolve(KEYS));
            if (identities.size() != online)
                throw new IOException(
                        data + " has " + identities.size() + " who can be online: take another");
            System.out.printf("on disk: %,d KiB%n", Crowd.kib(data.resolve("store")));
            for (int group = 0; group < sizes.size(); group++) look(server, group);
            try (var owner = LoadClient.make(server.place(), random(1));
                    var audience = Audience.of(server, identities)) {
                Crowd.signIn(owner, 0);
                System.out.printf(
                        "%,d are online; the server has %,d KiB resident%n",
                        audience.size(), server.residentKib());
                var first = Members.find(owner, NAME + 1);
                audience.serve(owner);
                int rate = arguments.number("rate", 1);
                int window = arguments.number("window", 4);
                var posting = new Posting(server, owner, audience, rate, window);
                posting.warm(first, arguments.number("warm", 15));
                for (int group = 0; group < sizes.size(); group++) post(posting, group);
            }
        } finally {
            server.end();
        }
    }

    private static SplittableRandom random(long seed) {
        return new SplittableRandom(System.nanoTime() ^ seed);
    }

    /// How many members of a group come within the server.
    private int inside(int size) {
        return Math.max(1, size - online);
    }

    /// Most members come within the server.
    private void fill() throws Exception {
        var inside = new ArrayList<String>();
        for (int size : sizes) inside.add(Integer.toString(inside(size)));
        var crowd = String.join(",", inside);
        long begun = System.nanoTime();
        var server =
                ServerProcess.demo(
                        data, Map.of("DEMO_CHATS", "0", "DEMO_MESSAGES", "0", "DEMO_CROWD", crowd));
        try {
            for (int i = 0; !Files.exists(data.resolve("demo.done")); i++) {
                if (!server.alive() || i > LOADING_SECONDS_MAX)
                    throw new IOException("the groups were not filled: see " + data + ".log");
                TimeUnit.SECONDS.sleep(1);
            }
            System.out.printf(
                    "%s members have come within the server: %d s, %.0f s of CPU, %,d KiB resident%n",
                    crowd,
                    TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun),
                    server.cpuSeconds(),
                    server.residentKib());
        } finally {
            server.end();
        }
    }

    /// Those who will be online come over connections of their own.
    private void gather() throws Exception {
        var server = ServerProcess.start(data);
        try {
            var identities = Members.signUp(server, online);
            var names = new ArrayList<String>();
            for (int i = 1; i <= sizes.size(); i++) names.add(NAME + i);
            Members.join(server, identities, names);
            Members.write(data.resolve(KEYS), identities);
        } finally {
            server.end();
        }
    }

    /// Pages of the members, and a search among them, as one of them asks.
    private void look(ServerProcess server, int group) throws IOException {
        int inside = inside(sizes.get(group));
        try (var member = LoadClient.make(server.place(), random(2))) {
            Crowd.signIn(member, inside - 1);
            var peer = Members.find(member, NAME + (group + 1));
            var pages = new MemberPages(member, peer);
            int count = pages.count();
            System.out.printf("%s%d has %,d members%n", NAME, group + 1, count);
            if (count != inside + online)
                throw new IOException((inside + online) + " should be in it");
            pages.walk(count);
            pages.search();
        }
    }

    private void post(Posting posting, int group) throws IOException, InterruptedException {
        var start = start(posting.server(), NAME + (group + 1));
        System.out.printf("%s%d, %,d members:%n", NAME, group + 1, sizes.get(group));
        var result = posting.report(start.group, arguments.number("seconds", 60));
        System.out.printf(
                "  the server has %,d KiB resident, %,d KiB on disk%n",
                posting.server().residentKib(), Crowd.kib(data.resolve("store")));
        catchUp(posting.server(), group, start.pts, result.texts());
    }

    /// A group as its owner names it, and its `pts` before the posts.
    private record Start(InputPeerChannel group, int pts) {}

    /// Has the owner post something that nobody counts.
    private static Start start(ServerProcess server, String name) throws IOException {
        try (var owner = LoadClient.make(server.place(), random(3))) {
            Crowd.signIn(owner, 0);
            var group = Members.find(owner, name);
            var query =
                    SendMessage.builder()
                            .peer(group)
                            .message("Good morning.")
                            .randomId(owner.random().nextLong())
                            .build();
            AnyUpdates sent = owner.call(query, in -> AnyUpdates.read(in));
            for (var update : ((Updates) sent).updates())
                if (update instanceof UpdateNewChannelMessage posted)
                    return new Start(group, posted.pts());
            throw new IOException("a post without its update");
        }
    }

    /// Some who were offline ask for the difference, and must see the same.
    private void catchUp(ServerProcess server, int group, int pts, List<String> texts)
            throws IOException {
        int offline = inside(sizes.get(group)) - 1;
        int count = Math.min(CATCHING_UP, offline);
        var times = new Times();
        for (int i = 0; i < count; i++) {
            int person = 1 + (int) ((long) offline * i / count);
            try (var member = LoadClient.make(server.place(), random(100 + i))) {
                Crowd.signIn(member, person);
                var peer = Members.find(member, NAME + (group + 1));
                long begun = System.nanoTime();
                var missed = Crowd.missed(member, peer, pts);
                times.add(System.nanoTime() - begun);
                if (!missed.equals(texts))
                    throw new IOException("person " + person + " caught up with something else");
            }
        }
        System.out.printf("  %d who were offline catch up: %s%n", count, times);
    }
}
