package heliograph.bench;

import heliograph.store.Codecs;
import heliograph.store.Home;
import heliograph.store.NoteType;
import heliograph.store.Pair;
import heliograph.store.Store;
import heliograph.store.Table;
import heliograph.store.Tx;
import heliograph.store.rocks.RocksStore;
import java.io.IOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/// What the store does by itself, in this process and on this disk, for callers that each wait for
/// their own commit: the reference for messages. Nothing is read, nothing encoded.
final class StoreRate {
    private static final int PUTS = 4;
    private static final int VALUE_BYTES = 108; // with keys of some 25 bytes about 530 in all
    private static final Table<Pair<Long, Integer>, byte[]> TABLE =
            new Table<>("bench", Codecs.pair(Codecs.LONG, Codecs.INT), Codecs.BYTES);
    private static final NoteType<byte[]> NOTE = new NoteType<>("bench.note", Codecs.BYTES);

    /// Lengths of the rows that a message of 64 bytes adds to a box under keys of their own (text,
    /// where it is, whose it is, what happened), and of those that it writes anew (the chat, its
    /// place in the list, the counters).
    private static final int[] NEW_ROWS = {136, 8, 8, 16};

    private static final int[] SAME_ROWS = {36, 0, 20};
    private static final int NOTE_BYTES = 140;

    private StoreRate() {}

    /// Measures commits of four keys, 530 bytes in all, as the project's other figures have them.
    ///
    /// @return commits a second
    static double commits(int callers, int seconds) throws IOException {
        var value = bytes(VALUE_BYTES);
        var done = new LongAdder();
        return measure(
                callers,
                seconds,
                done,
                store -> {},
                (store, caller, id) ->
                        store.write(
                                Home.account(caller),
                                tx -> {
                                    for (long key = 0; key < PUTS; key++)
                                        tx.put(TABLE, new Pair<>(key, id), value);
                                    tx.afterCommit(done::increment);
                                    return true;
                                }));
    }

    /// Measures the two commits that a private message is: the rows of one box and a note, and then
    /// those of the other box, with the same keys, lengths and deletions as the server has them.
    ///
    /// @return messages a second, counted when both commits are durable
    static double messages(int callers, int seconds) throws IOException {
        var note = bytes(NOTE_BYTES);
        var arrived = new LongAdder();
        var ids = new AtomicInteger();
        return measure(
                callers,
                seconds,
                arrived,
                store ->
                        store.onNote(
                                NOTE,
                                (tx, from, _) -> {
                                    append(tx, from.id(), ids.incrementAndGet());
                                    tx.afterCommit(arrived::increment);
                                }),
                (store, caller, id) ->
                        store.write(
                                Home.account(caller),
                                tx -> {
                                    append(tx, -1, id);
                                    tx.tell(Home.account(caller ^ 1), NOTE, note);
                                    return true;
                                }));
    }

    private static void append(Tx tx, long from, int id) {
        long kind = from * 16;
        for (int i = 0; i < NEW_ROWS.length; i++)
            tx.put(TABLE, new Pair<>(kind + i, id), bytes(NEW_ROWS[i]));
        for (int i = 0; i < SAME_ROWS.length; i++)
            tx.put(TABLE, new Pair<>(8L + i, 0), bytes(SAME_ROWS[i]));
        tx.delete(TABLE, new Pair<>(kind + 15, id));
    }

    /// Prepares a store before it starts.
    private interface Before {
        void prepare(Store store);
    }

    /// One turn of a caller, who waits for it.
    private interface Turn {
        void run(Store store, int caller, int number);
    }

    private static double measure(
            int callers, int seconds, LongAdder done, Before before, Turn turn) throws IOException {
        var folder = Files.createTempDirectory("heliograph-store");
        try (var store = RocksStore.open(folder, InstantSource.system())) {
            before.prepare(store);
            store.start();
            long begin = System.nanoTime();
            long end = begin + seconds * 1_000_000_000L;
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < callers; i++) {
                    int caller = i;
                    threads.execute(() -> {
                        for (int id = 0; System.nanoTime() < end; id++) turn.run(store, caller, id);
                    });
                }
            }
            return done.sum() * 1e9 / (System.nanoTime() - begin);
        } finally {
            ServerProcess.delete(folder);
        }
    }

    private static byte[] bytes(int count) {
        var value = new byte[count];
        for (int i = 0; i < count; i++) value[i] = (byte) (i * 31 % 97);
        return value;
    }
}
