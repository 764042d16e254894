package heliograph.store.rocks;

import static heliograph.store.engine.ContractFixture.ALICE;
import static heliograph.store.engine.ContractFixture.ARRIVED;
import static heliograph.store.engine.ContractFixture.BOB;
import static heliograph.store.engine.ContractFixture.INTS;
import static heliograph.store.engine.ContractFixture.NOON;
import static heliograph.store.engine.ContractFixture.NUMBER;
import static heliograph.store.engine.ContractFixture.PAIRS;
import static heliograph.store.engine.ContractFixture.TEXTS;
import static heliograph.store.engine.ContractFixture.TRIPLES;
import static heliograph.store.engine.ContractFixture.arrived;
import static heliograph.store.engine.ContractFixture.recordNumbers;
import static org.junit.jupiter.api.Assertions.assertEquals;

import heliograph.store.Entry;
import heliograph.store.Home;
import heliograph.store.Nothing;
import heliograph.store.Pair;
import heliograph.store.Triple;
import heliograph.store.Tx;
import heliograph.store.engine.HomeStore;
import heliograph.store.engine.Pause;
import heliograph.store.memory.Steps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is on disk is a promise: a folder written by each released version opens, and all is there.
/// A new version adds a folder of its own ([#main]) and keeps the old ones.
class GoldenTest {
    private static final List<Home> HOMES =
            List.of(
                    ALICE,
                    Home.account(-1),
                    Home.channel(Long.MIN_VALUE),
                    Home.group(Long.MAX_VALUE),
                    Home.authKey(1L << 40),
                    Home.directory("username", "alice"),
                    Home.system());

    @TempDir Path temp = Path.of("");

    @Test
    void version1Opens() throws IOException {
        check("store-1.zip");
    }

    private void check(String name) throws IOException {
        var folder = unzip(name);
        var steps = new Steps();
        try (var store = open(folder, steps)) {
            for (var home : HOMES) checkHome(store, home);
            assertEquals(List.of(ALICE), store.homes(Home.ACCOUNT, 0L, 1));
            recordNumbers(store);
            store.start(); // tries again what was set aside, and what had not arrived
            steps.runAll();
            assertEquals(List.of(1, 3, 2, 4, 5), arrived(store, BOB, ALICE));
        }
        try (var store = open(folder, new Steps())) {
            assertEquals(List.of(1, 3, 2, 4, 5), arrived(store, BOB, ALICE));
        }
    }

    private static void checkHome(HomeStore store, Home home) {
        store.read(
                home,
                view -> {
                    assertEquals(
                            List.of(-5, 0, 5),
                            view.ascending(INTS, null, null, 9).stream().map(Entry::key).toList());
                    assertEquals("größe", view.get(TEXTS, "a\0b"));
                    assertEquals("leer", view.get(TEXTS, ""));
                    var pairs = view.descending(PAIRS, new Pair<>(7L, 0), new Pair<>(7L, 50), 2);
                    assertEquals(new Pair<>(7L, 49), pairs.getFirst().key());
                    assertEquals(
                            "31".repeat(60), HexFormat.of().formatHex(pairs.getLast().value()));
                    var key = new Triple<>("x", -1L, "y");
                    assertEquals(Nothing.NOTHING, view.get(TRIPLES, key));
                    return true;
                });
    }

    private static HomeStore open(Path folder, Steps steps) {
        var engine = RocksEngine.open(folder, RocksContractTest.SMALL);
        return new HomeStore(engine, NOON, steps, Pause.NONE);
    }

    private Path unzip(String name) throws IOException {
        var folder = Files.createDirectory(temp.resolve(name));
        try (var packed = GoldenTest.class.getResourceAsStream("/golden/" + name);
                var zip = new ZipInputStream(Objects.requireNonNull(packed))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Files.write(folder.resolve(entry.getName()), zip.readAllBytes());
            }
        }
        return folder;
    }

    /// Writes a folder as this version does, for a release.
    ///
    /// @param args an empty folder, and the file to pack it into
    public static void main(String[] args) throws IOException {
        var folder = Path.of(args[0]);
        var steps = new Steps();
        try (var store = open(folder, steps)) {
            store.onNote(
                    NUMBER,
                    (tx, from, number) -> {
                        if (number == 2) throw new IllegalStateException("set aside on purpose");
                        var place = new Pair<>(from.id(), number == 1 ? 0 : 1);
                        tx.put(ARRIVED, place, number);
                    });
            store.start();
            for (var home : HOMES) store.write(home, GoldenTest::fill);
            tell(store, 1, 2, 3);
            steps.runAll();
        }
        try (var store = open(folder, steps)) {
            tell(store, 4, 5); // these stay in the outbox
        }
        pack(folder, Path.of(args[1]));
    }

    private static boolean fill(Tx tx) {
        for (int key : new int[] {5, 0, -5}) tx.put(INTS, key, key);
        tx.put(TEXTS, "a\0b", "größe");
        tx.put(TEXTS, "", "leer");
        for (int id = 0; id < 60; id++) {
            var value = new byte[60];
            Arrays.fill(value, (byte) (id + 1));
            tx.put(PAIRS, new Pair<>(7L, id), value);
        }
        tx.put(TRIPLES, new Triple<>("x", -1L, "y"), Nothing.NOTHING);
        return true;
    }

    private static void tell(HomeStore store, int... numbers) {
        store.write(
                ALICE,
                tx -> {
                    for (int number : numbers) tx.tell(BOB, NUMBER, number);
                    return true;
                });
    }

    private static void pack(Path folder, Path target) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(target));
                var files = Files.list(folder)) {
            for (var file : files.sorted().toList()) {
                var name = file.getFileName().toString();
                if (name.startsWith("LOG") || name.equals("store.lock")) continue; // say nothing
                var entry = new ZipEntry(name);
                entry.setTime(0);
                zip.putNextEntry(entry);
                zip.write(Files.readAllBytes(file));
                zip.closeEntry();
            }
        }
    }
}
