package heliograph.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import heliograph.mtproto.exchange.RsaPublicKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A running server: one started on a folder of its own by the launcher, or one that somebody else
/// started. What it costs is read from `/proc`, so it holds on a busy machine.
final class ServerProcess implements AutoCloseable {
    /// Ticks a second in `/proc/PID/stat`; a constant of Linux's interface.
    private static final double TICKS = 100;

    private static final int START_MILLIS_MAX = 180_000;

    /// Where clients find the server.
    record Place(int port, int dc, RsaPublicKey key) {}

    private final Path data;
    private final boolean own;
    private final long pid;
    private final @Nullable Process process;
    private final Place place;

    private ServerProcess(
            Path data, boolean own, long pid, @Nullable Process process, Place place) {
        this.data = data;
        this.own = own;
        this.pid = pid;
        this.process = process;
        this.place = place;
    }

    /// Starts a server on a new folder, which is gone after [#close].
    static ServerProcess fresh() throws IOException, InterruptedException {
        return start(Files.createTempDirectory("heliograph-bench"));
    }

    /// Starts a server on `data` and waits until it is ready.
    static ServerProcess start(Path data) throws IOException, InterruptedException {
        return start(data, List.of("start", "--test-accounts"), Map.of());
    }

    /// Starts a server on `data` as `./heliograph demo` does, and waits until it is ready; it is
    /// filled then, for as long as it takes.
    static ServerProcess demo(Path data, Map<String, String> environment)
            throws IOException, InterruptedException {
        return start(data, List.of("demo"), environment);
    }

    private static ServerProcess start(
            Path data, List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        var root = Path.of(System.getProperty("heliograph.root", "."));
        var log = data.resolveSibling(data.getFileName() + ".log");
        var ready = data.resolve("ready.json");
        Files.deleteIfExists(ready);
        var words = new ArrayList<String>();
        words.add(root.resolve("heliograph").toAbsolutePath().toString());
        words.addAll(command);
        words.addAll(List.of("--data", data.toString(), "--port", "0"));
        var builder = new ProcessBuilder(words);
        builder.environment().putAll(environment);
        var process =
                builder.redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start();
        for (int waited = 0; !Files.exists(ready); waited += 5) {
            if (!process.isAlive() || waited > START_MILLIS_MAX) {
                process.destroy();
                throw new IOException("the server did not start: see " + log);
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
        return new ServerProcess(data, true, process.pid(), process, place(ready));
    }

    /// A server that runs already.
    ///
    /// @param pid its process, whose cost is measured
    static ServerProcess attach(Path ready, long pid) throws IOException {
        return new ServerProcess(ready.toAbsolutePath(), false, pid, null, place(ready));
    }

    /// Ends the server and starts one on the same folder.
    ServerProcess restart() throws IOException, InterruptedException {
        stop();
        return start(data);
    }

    Place place() {
        return place;
    }

    /// Whether the process is still there; always for one that somebody else started.
    boolean alive() {
        return process == null || process.isAlive();
    }

    long pid() {
        return pid;
    }

    /// Processor time that the server has used, in seconds.
    double cpuSeconds() throws IOException {
        var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS;
    }

    /// Resident memory in KiB.
    long residentKib() throws IOException {
        for (var line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")))
            if (line.startsWith("VmRSS:")) return Long.parseLong(line.replaceAll("[^0-9]", ""));
        throw new IOException("no VmRSS");
    }

    /// Runs a command of `jcmd` on the server and gives what it printed.
    String jcmd(String... command) throws IOException, InterruptedException {
        var words =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                                Long.toString(pid)));
        words.addAll(Arrays.asList(command));
        var run = new ProcessBuilder(words).redirectErrorStream(true).start();
        var printed = new String(run.getInputStream().readAllBytes(), UTF_8);
        run.waitFor();
        return printed;
    }

    /// Ends the server and keeps its folder.
    void end() throws InterruptedException {
        stop();
    }

    private void stop() throws InterruptedException {
        if (process == null) return;
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws IOException {
        if (!own) return;
        try {
            stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        delete(data);
        Files.deleteIfExists(data.resolveSibling(data.getFileName() + ".log"));
    }

    /// Removes a folder with all that is in it.
    static void delete(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (var file : all.sorted(Comparator.reverseOrder()).toList())
                Files.deleteIfExists(file);
        }
    }

    private static Place place(Path ready) throws IOException {
        var json = Files.readString(ready);
        var pem = value(json, "\"public_key_pem\": \"([^\"]+)\"").replace("\\n", "\n");
        return new Place(
                Integer.parseInt(value(json, "\"port\": (\\d+)")),
                Integer.parseInt(value(json, "\"dc\": (\\d+)")),
                RsaPublicKey.ofPem(pem));
    }

    private static String value(String json, String pattern) throws IOException {
        Matcher found = Pattern.compile(pattern).matcher(json);
        if (!found.find()) throw new IOException("ready.json lacks " + pattern);
        return found.group(1);
    }
}
