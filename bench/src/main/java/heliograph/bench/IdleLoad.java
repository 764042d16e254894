package heliograph.bench;

import heliograph.tl.TlReader;
import heliograph.tl.api.updates.GetState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Resident memory of a signed-in connection that says nothing. The accounts are made first; then
/// the server is started anew, some clients connect, and the growth is taken from there to the last
/// one. Each calls `updates.getState` once, hence is told of updates.
///
/// Arguments: `--connections`, and `--first` that connect before the growth is taken.
final class IdleLoad {
    private IdleLoad() {}

    /// Measures and prints.
    public static void main(String[] words) throws Exception {
        var arguments = Arguments.of(words);
        int connections = arguments.number("connections", 15_000);
        int first = arguments.number("first", 500);
        var server = ServerProcess.fresh();
        try {
            var identities = signUp(server, connections);
            System.out.printf("%d accounts are signed up%n", connections);
            server = server.restart();
            measure(server, identities, first);
        } finally {
            server.close();
        }
    }

    private static List<LoadClient.Identity> signUp(ServerProcess server, int count)
            throws IOException, InterruptedException {
        return TestAccounts.each(
                count,
                index -> {
                    try (var client = LoadClient.make(server.place(), random(index))) {
                        TestAccounts.signIn(client, index);
                        return client.identity();
                    }
                });
    }

    private static void measure(
            ServerProcess server, List<LoadClient.Identity> identities, int first)
            throws IOException, InterruptedException {
        var open = new ArrayList<LoadClient>();
        try {
            open.addAll(connect(server, identities.subList(0, first)));
            long before = settled(server);
            open.addAll(connect(server, identities.subList(first, identities.size())));
            long after = settled(server);
            int more = identities.size() - first;
            System.out.printf(
                    "%d idle connections: %.2f KiB resident each (from %d to %d MiB)%n",
                    more, (double) (after - before) / more, before >> 10, after >> 10);
            System.out.print("load of the machine: " + Files.readString(Path.of("/proc/loadavg")));
        } finally {
            for (var client : open) client.close();
        }
    }

    private static List<LoadClient> connect(
            ServerProcess server, List<LoadClient.Identity> identities)
            throws IOException, InterruptedException {
        return TestAccounts.each(
                identities.size(),
                index -> {
                    var client =
                            LoadClient.again(server.place(), identities.get(index), random(index));
                    var _ = client.first(new GetState(), TlReader::int32);
                    client.settle();
                    return client;
                });
    }

    /// Resident memory after collections, which give back what the clients' arrival took.
    private static long settled(ServerProcess server) throws IOException, InterruptedException {
        for (int i = 0; i < 3; i++) {
            Thread.sleep(1_000);
            server.jcmd("GC.run");
        }
        return server.residentKib();
    }

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(System.nanoTime() ^ seed);
    }
}
