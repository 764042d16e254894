package heliograph.bench;

import heliograph.tl.api.Config;
import heliograph.tl.api.help.GetConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.random.RandomGenerator;

/// From the start of the launcher to the first answered call (key exchange included), on a new
/// folder and again on the same one. Both use the start-up cache, which is made after each build.
///
/// Arguments: `--times`, how often to start.
final class StartTime {
    private StartTime() {}

    /// Measures and prints.
    public static void main(String[] words) throws Exception {
        int times = Arguments.of(words).number("times", 3);
        try (var unmeasured = ServerProcess.fresh()) {
            call(unmeasured); // the launcher has built what was out of date
        }
        var folder = Files.createTempDirectory("heliograph-bench");
        for (int i = 1; i <= times; i++) {
            long begin = System.nanoTime();
            var server = ServerProcess.start(folder);
            double ready = (System.nanoTime() - begin) / 1e9;
            call(server);
            double answered = (System.nanoTime() - begin) / 1e9;
            System.out.printf(
                    "start %d: ready after %.2f s, first call answered after %.2f s;"
                            + " server CPU %.2f s%n",
                    i, ready, answered, server.cpuSeconds());
            if (i == times) server.close();
            else server.end();
        }
        System.out.print("load of the machine: " + Files.readString(Path.of("/proc/loadavg")));
    }

    private static void call(ServerProcess server) throws java.io.IOException {
        var random = RandomGenerator.of("L64X128MixRandom");
        try (var client = LoadClient.make(server.place(), random)) {
            var _ = client.first(new GetConfig(), in -> Config.read(in));
        }
    }
}
