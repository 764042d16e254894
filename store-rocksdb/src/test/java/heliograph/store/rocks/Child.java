package heliograph.store.rocks;

import static heliograph.store.engine.ContractFixture.INTS;
import static heliograph.store.engine.ContractFixture.INTS_2;
import static heliograph.store.engine.ContractFixture.NUMBER;
import static heliograph.store.engine.ContractFixture.arrived;
import static heliograph.store.engine.ContractFixture.recordNumbers;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.store.Home;
import heliograph.store.Store;
import heliograph.store.Tx;
import heliograph.store.engine.HomeStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDB;
import org.rocksdb.util.Environment;

/// A process of its own that writes to a store and says on its output what was acknowledged, one
/// line a commit: `home count`. For tests that take the process or its disk away.
final class Child {
    static final int HOMES = 32;
    private static final int COUNT = -1;
    private static final int FILLER = -2;

    private Child() {}

    /// Writes until it is killed, or has written enough.
    ///
    /// @param args the folder; how many commits each home makes; bytes that each of them carries
    public static void main(String[] args) {
        int commits = Integer.parseInt(args[1]);
        int bytes = Integer.parseInt(args[2]);
        try (var store = open(Path.of(args[0]));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int home = 0; home < HOMES; home++) {
                int mine = home;
                threads.execute(() -> {
                    for (int i = 0; i < commits; i++) {
                        int count = store.write(account(mine), tx -> step(tx, mine, bytes));
                        System.out.println(mine + " " + count);
                    }
                });
            }
        }
    }

    /// Starts one.
    ///
    /// @param limits commands of a shell, to run before
    /// @param temp gets RocksDB's library, which a process that is killed would leave in `/tmp`
    static Process start(String limits, Path temp, Path folder, int commits, int bytes)
            throws IOException {
        var library = Environment.getJniLibraryFileName("rocksdb");
        try (var packed = RocksDB.class.getResourceAsStream("/" + library)) {
            var unpacked = temp.resolve(library);
            Files.copy(Objects.requireNonNull(packed), unpacked, REPLACE_EXISTING);
        }
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var command =
                List.of(
                        java.toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:-UsePerfData",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djava.library.path=" + temp,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        folder.toString(),
                        Integer.toString(commits),
                        Integer.toString(bytes));
        var shell = new ArrayList<>(List.of("bash", "-c", limits + " exec \"$@\"", "bash"));
        shell.addAll(command);
        return new ProcessBuilder(shell).redirectErrorStream(true).start();
    }

    /// Reads what the child says into `acknowledged`, until it ends or has said `lines`.
    ///
    /// @return how many lines said that its disk had failed
    static int listen(BufferedReader output, int[] acknowledged, int lines) throws IOException {
        int failures = 0;
        for (int i = 0; i < lines; i++) {
            var line = output.readLine();
            if (line == null) break;
            if (line.contains("File too large")) failures++;
            var words = line.split(" ", 3);
            // The last line of a killed process may be cut short.
            if (words.length != 2 || !line.matches("\\d+ \\d+")) continue;
            int home = Integer.parseInt(words[0]);
            acknowledged[home] = Math.max(acknowledged[home], Integer.parseInt(words[1]));
        }
        return failures;
    }

    /// Checks that all that was acknowledged is there, that what is there beyond is at most the one
    /// commit of each home that was under way, and that each note has arrived once, in order.
    static void check(Path folder, int[] acknowledged) {
        try (var store = open(folder)) {
            store.awaitNotes();
            for (int home = 0; home < HOMES; home++) {
                int count = read(store, home, COUNT);
                assertTrue(count >= acknowledged[home], "home " + home + " has " + count);
                assertTrue(count <= acknowledged[home] + 1, "home " + home + " has " + count);
                acknowledged[home] = count;
                var from = account(home);
                var expected = IntStream.rangeClosed(1, count).boxed().toList();
                assertEquals(expected, arrived(store, account((home + 1) % HOMES), from));
            }
        }
    }

    private static HomeStore open(Path folder) {
        var store = (HomeStore) RocksStore.open(folder, InstantSource.system());
        recordNumbers(store);
        store.start();
        return store;
    }

    private static int step(Tx tx, int home, int bytes) {
        int count = number(tx.get(INTS, COUNT)) + 1;
        tx.put(INTS, COUNT, count);
        for (int i = 0; i < bytes / 4; i++) tx.put(INTS_2, FILLER - i, count * 31 + i);
        tx.tell(account((home + 1) % HOMES), NUMBER, count);
        return count;
    }

    private static int read(Store store, int home, int key) {
        return store.read(account(home), view -> number(view.get(INTS, key)));
    }

    private static Home account(int home) {
        return Home.account(home);
    }

    private static int number(@Nullable Integer value) {
        return value == null ? 0 : value;
    }
}
