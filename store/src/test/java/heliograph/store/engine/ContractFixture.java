package heliograph.store.engine;

import heliograph.store.Codecs;
import heliograph.store.Home;
import heliograph.store.NoteType;
import heliograph.store.Nothing;
import heliograph.store.Pair;
import heliograph.store.Prefix;
import heliograph.store.Store;
import heliograph.store.Table;
import heliograph.store.Triple;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// Tables, homes and short ways that the tests of the contract share.
public final class ContractFixture {
    public static final Home ALICE = Home.account(1);
    public static final Home BOB = Home.account(2);
    public static final InstantSource NOON = InstantSource.fixed(Instant.ofEpochSecond(43_200));
    public static final Table<Integer, Integer> INTS = new Table<>("int", Codecs.INT, Codecs.INT);
    public static final Table<Integer, Integer> INTS_2 =
            new Table<>("int2", Codecs.INT, Codecs.INT);
    public static final Table<String, String> TEXTS =
            new Table<>("text", Codecs.STRING, Codecs.STRING);
    public static final Table<Pair<Long, Integer>, byte[]> PAIRS =
            new Table<>("pair", Codecs.pair(Codecs.LONG, Codecs.INT), Codecs.BYTES);
    public static final Table<Triple<String, Long, String>, Nothing> TRIPLES =
            new Table<>(
                    "triple",
                    Codecs.triple(Codecs.STRING, Codecs.LONG, Codecs.STRING),
                    Codecs.NOTHING);

    /// What has arrived: sender's id and place, to the number told.
    public static final Table<Pair<Long, Integer>, Integer> ARRIVED =
            new Table<>("arrived", Codecs.pair(Codecs.LONG, Codecs.INT), Codecs.INT);

    public static final NoteType<Integer> NUMBER = new NoteType<>("number", Codecs.INT);

    private ContractFixture() {}

    /// A store that delivers notes on virtual threads and does not wait between attempts.
    public static HomeStore store(Engine engine) {
        return store(engine, NOON);
    }

    /// As [#store(Engine)], by another clock.
    public static HomeStore store(Engine engine, InstantSource clock) {
        return new HomeStore(
                engine, clock, Executors.newVirtualThreadPerTaskExecutor(), Pause.NONE);
    }

    public static void put(Store store, Home home, int key, int value) {
        store.write(
                home,
                tx -> {
                    tx.put(INTS, key, value);
                    return true;
                });
    }

    public static @Nullable Integer get(Store store, Home home, int key) {
        return store.<@Nullable Integer>read(home, view -> view.get(INTS, key));
    }

    /// Adds one to the number under `key`; the sum.
    public static int add(Store store, Home home, int key) {
        return store.write(
                home,
                tx -> {
                    Integer before = tx.get(INTS, key);
                    int now = before == null ? 1 : before + 1;
                    tx.put(INTS, key, now);
                    return now;
                });
    }

    /// Has `store` write down each [#NUMBER] that arrives.
    public static void recordNumbers(Store store) {
        store.onNote(
                NUMBER,
                (tx, from, number) -> {
                    int place = tx.count(ARRIVED, Prefix.of(Codecs.LONG, from.id()));
                    tx.put(ARRIVED, new Pair<>(from.id(), place), number);
                });
    }

    /// What has arrived at `to` from `from`, in order.
    public static List<Integer> arrived(Store store, Home to, Home from) {
        return store.read(
                to,
                view ->
                        view
                                .ascending(
                                        ARRIVED,
                                        Prefix.of(Codecs.LONG, from.id()),
                                        Integer.MAX_VALUE)
                                .stream()
                                .map(entry -> entry.value())
                                .toList());
    }

    /// Runs `task` on as many virtual threads at once, and fails if one does.
    public static void atOnce(int threads, Task task) throws Exception {
        try (var all = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<?>>();
            for (int i = 0; i < threads; i++) {
                int thread = i;
                running.add(
                        all.submit(() -> {
                            task.run(thread);
                            return null;
                        }));
            }
            for (var one : running) one.get();
        }
    }

    /// What [#atOnce] runs.
    @FunctionalInterface
    public interface Task {
        void run(int thread) throws Exception;
    }
}
