package heliograph.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Private messages over real sockets: every connection sends to its partner, who is online, and
/// waits for each acknowledgement. Beside it what the store does by itself, before and after: plain
/// commits, and the two commits that each message is.
///
/// Arguments: `--connections` (even), `--seconds`, `--warm` seconds that are not counted, `--store`
/// seconds of each reference run, `--attach READY.json --pid PID` for a server that runs already,
/// `--profile FILE.jfr` for a recording of the server meanwhile.
final class MessageLoad {
    private final Arguments arguments;
    private final int connections;

    private MessageLoad(Arguments arguments) {
        this.arguments = arguments;
        this.connections = arguments.number("connections", 100);
    }

    /// Measures and prints.
    public static void main(String[] words) throws Exception {
        var load = new MessageLoad(Arguments.of(words));
        try (var server = load.server()) {
            load.run(server);
        }
    }

    private ServerProcess server() throws IOException, InterruptedException {
        if (!arguments.has("attach")) return ServerProcess.fresh();
        return ServerProcess.attach(
                Path.of(arguments.text("attach", "")), arguments.number("pid", 0));
    }

    private void run(ServerProcess server) throws Exception {
        int seconds = arguments.number("seconds", 20);
        int reference = arguments.number("store", 4);
        var talkers = connect(server);
        System.out.printf("%d clients are signed in%n", connections);
        talk(talkers, arguments.number("warm", 20));
        var before = reference(reference);
        for (var talker : talkers) talker.begin();
        if (arguments.has("profile")) record(server);
        double cpu = server.cpuSeconds();
        long begin = System.nanoTime();
        talk(talkers, seconds);
        double took = (System.nanoTime() - begin) / 1e9;
        cpu = server.cpuSeconds() - cpu;
        if (arguments.has("profile")) dump(server);
        report(talkers, took, cpu, before.and(reference(reference)));
        verify(talkers);
        for (var talker : talkers) talker.close();
    }

    /// What the store does by itself in a second.
    private record Reference(double commits, double messages) {
        Reference and(Reference other) {
            return new Reference((commits + other.commits) / 2, (messages + other.messages) / 2);
        }
    }

    private Reference reference(int seconds) throws IOException {
        return new Reference(
                StoreRate.commits(connections, seconds), StoreRate.messages(connections, seconds));
    }

    /// Samples by processor time, native code included (JEP 509).
    private static void record(ServerProcess server) throws IOException, InterruptedException {
        var settings = Files.createTempFile("heliograph", ".jfc");
        Files.writeString(
                settings,
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <configuration version="2.0">
                  <event name="jdk.CPUTimeSample">
                    <setting name="enabled">true</setting>
                    <setting name="stackTrace">true</setting>
                    <setting name="throttle">5ms</setting>
                  </event>
                </configuration>
                """);
        var printed = server.jcmd("JFR.start", "name=load", "settings=" + settings);
        Files.delete(settings);
        if (!printed.contains("Started recording")) throw new IOException(printed);
    }

    private void dump(ServerProcess server) throws IOException, InterruptedException {
        var file = Path.of(arguments.text("profile", "")).toAbsolutePath();
        server.jcmd("JFR.dump", "name=load", "filename=" + file);
        server.jcmd("JFR.stop", "name=load");
    }

    private List<Talker> connect(ServerProcess server) throws IOException, InterruptedException {
        var clients =
                TestAccounts.each(
                        connections,
                        index -> {
                            var client = LoadClient.make(server.place(), random(index));
                            TestAccounts.signIn(client, index);
                            return client;
                        });
        return TestAccounts.each(
                connections, index -> Talker.of(clients.get(index), index, index ^ 1));
    }

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(System.nanoTime() ^ seed);
    }

    private static void talk(List<Talker> talkers, int seconds) throws Exception {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        var failed = new ArrayList<Exception>();
        var threads = new ArrayList<Thread>();
        for (var talker : talkers)
            threads.add(
                    Thread.ofVirtual()
                            .start(() -> {
                                try {
                                    talker.talk(end);
                                } catch (IOException | RuntimeException e) {
                                    synchronized (failed) {
                                        failed.add(e);
                                    }
                                }
                            }));
        for (var thread : threads) thread.join();
        if (!failed.isEmpty()) throw failed.getFirst();
    }

    private void report(List<Talker> talkers, double took, double cpu, Reference reference)
            throws IOException {
        var all =
                talkers.stream().flatMapToLong(t -> Arrays.stream(t.measured())).sorted().toArray();
        double rate = all.length / took;
        System.out.printf("acknowledged: %,d in %.1f s = %,.0f/s%n", all.length, took, rate);
        System.out.printf(
                "p50 %.1f ms, p99 %.1f ms, most %.1f ms%n",
                at(all, 0.5), at(all, 0.99), at(all, 1));
        System.out.printf("server CPU: %.3f s per 1,000 messages%n", cpu / all.length * 1000);
        System.out.printf(
                "store by itself: %,.0f commits/s of 530 bytes; ratio %.3f%n",
                reference.commits, rate / reference.commits);
        System.out.printf(
                "store by itself: %,.0f messages/s (both commits of each); ratio %.3f%n",
                reference.messages, rate / reference.messages);
        System.out.printf("load of the machine: %s", Files.readString(Path.of("/proc/loadavg")));
    }

    private static double at(long[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1L, (long) (sorted.length * share))] / 1e6;
    }

    /// Every acknowledged message must be in both histories, once, in order.
    private void verify(List<Talker> talkers) throws IOException, InterruptedException {
        var flaws =
                TestAccounts.each(
                        connections,
                        index -> {
                            var talker = talkers.get(index);
                            var own = talker.flaw(talker.history(true));
                            var partner = talkers.get(index ^ 1);
                            return own.isEmpty() ? partner.flaw(talker.history(false)) : own;
                        });
        var found = flaws.stream().filter(flaw -> !flaw.isEmpty()).toList();
        int sent = talkers.stream().mapToInt(Talker::acknowledged).sum();
        System.out.printf(
                "history: %,d messages, in both boxes, once and in order: %s%n",
                sent, found.isEmpty());
        if (!found.isEmpty())
            throw new IOException(found.size() + " boxes are not whole: " + found.getFirst());
    }
}
