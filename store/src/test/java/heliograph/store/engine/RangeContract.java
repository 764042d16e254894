package heliograph.store.engine;

import static heliograph.store.engine.ContractFixture.ALICE;
import static heliograph.store.engine.ContractFixture.BOB;
import static heliograph.store.engine.ContractFixture.INTS;
import static heliograph.store.engine.ContractFixture.INTS_2;
import static heliograph.store.engine.ContractFixture.PAIRS;
import static heliograph.store.engine.ContractFixture.TEXTS;
import static heliograph.store.engine.ContractFixture.TRIPLES;
import static heliograph.store.engine.ContractFixture.put;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import heliograph.store.Codecs;
import heliograph.store.Entry;
import heliograph.store.Nothing;
import heliograph.store.Pair;
import heliograph.store.Prefix;
import heliograph.store.Table;
import heliograph.store.Triple;
import heliograph.store.Tx;
import heliograph.store.View;
import heliograph.store.memory.MemoryEngine;
import java.util.List;
import java.util.NavigableMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a store promises about the order of keys and the ends of ranges, whatever the engine.
public abstract class RangeContract {
    private static final int MIN = Integer.MIN_VALUE;
    private static final int MAX = Integer.MAX_VALUE;

    private HomeStore store = ContractFixture.store(new MemoryEngine());

    /// Opens an engine with nothing in it.
    protected abstract Engine open() throws Exception;

    @BeforeEach
    void openStore() throws Exception {
        store = ContractFixture.store(open());
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    @Test
    void numbersAreInOrderWithNegativeOnesFirst() {
        for (int key : new int[] {256, 0, MAX, -1, 255, MIN, 1}) put(store, ALICE, key, 1);
        store.write(
                ALICE,
                tx -> {
                    tx.put(INTS_2, 5, 1); // a neighbour table whose name begins alike
                    return true;
                });
        put(store, BOB, MIN, 1);
        check(List.of(MIN, -1, 0, 1, 255, 256, MAX), null, null, 99);
        check(List.of(0, 1, 255), 0, 256, 99);
        check(List.of(-1, 0), -1, MAX, 2);
        check(List.of(MIN), null, -1, 99);
        check(List.of(MAX), MAX, null, 99);
        check(List.of(256), 256, MAX, 99);
        check(List.of(), 2, 255, 99);
        check(List.of(), 0, 0, 99);
        check(List.of(), 1, 0, 99);
        check(List.of(), null, MIN, 99);
        check(List.of(), null, null, 0);
        assertThrows(IllegalArgumentException.class, () -> check(List.of(), null, null, -1));
    }

    private void check(
            List<Integer> expected, @Nullable Integer from, @Nullable Integer to, int limit) {
        assertEquals(expected, keys(false, from, to, limit));
        if (expected.size() < limit) {
            assertEquals(expected.reversed(), keys(true, from, to, limit));
            int count = store.read(ALICE, view -> view.count(INTS, from, to));
            assertEquals(expected.size(), count);
        }
    }

    private List<Integer> keys(
            boolean down, @Nullable Integer from, @Nullable Integer to, int limit) {
        return store.read(
                ALICE,
                view ->
                        keys(
                                down
                                        ? view.descending(INTS, from, to, limit)
                                        : view.ascending(INTS, from, to, limit)));
    }

    @Test
    void aLimitCountsFromTheEndWhenDescending() {
        for (int key = -5; key <= 5; key++) put(store, ALICE, key, 1);
        assertEquals(List.of(1, 0, -1), keys(true, -3, 2, 3));
        assertEquals(List.of(5), keys(true, null, null, 1));
    }

    @Test
    void textsAreInOrderOfCodePointsWithTheEmptyOneFirst() {
        var sorted =
                List.of("", "\0", "\0\0", "\0a", "a", "a\0", "a\0b", "ab", "b", "é", "日", "😀");
        store.write(
                ALICE,
                tx -> {
                    for (var text : sorted.reversed()) tx.put(TEXTS, text, text);
                    return true;
                });
        var all = store.read(ALICE, view -> keys(view.ascending(TEXTS, null, null, 99)));
        assertEquals(sorted, all);
        assertEquals(List.of("a", "a\0", "a\0b", "ab"), texts("a"));
        assertEquals(List.of("a\0", "a\0b"), texts("a\0"));
        assertEquals(sorted, texts(""));
        assertEquals(List.of(), texts("zz"));
        assertThrows(IllegalArgumentException.class, () -> texts("\ud83d"));
    }

    private List<String> texts(String start) {
        return store.read(ALICE, view -> keys(view.ascending(TEXTS, Prefix.text(start), 99)));
    }

    /// The history of a chat: ids below some id, newest first, in one call.
    @Test
    void aRangeWithinAPrefixIsOneCall() {
        long[] peers = {Long.MIN_VALUE, -1, 0, 7, 8, Long.MAX_VALUE};
        store.write(
                ALICE,
                tx -> {
                    for (long peer : peers) {
                        for (int id : new int[] {MIN, -1, 0, 5, MAX}) {
                            tx.put(PAIRS, new Pair<>(peer, id), new byte[] {1});
                        }
                    }
                    return true;
                });
        for (long peer : peers) {
            var before =
                    store.read(
                            ALICE,
                            view ->
                                    keys(
                                            view.descending(
                                                    PAIRS,
                                                    new Pair<>(peer, MIN),
                                                    new Pair<>(peer, 5),
                                                    2)));
            assertEquals(List.of(new Pair<>(peer, 0), new Pair<>(peer, -1)), before);
            Prefix<Pair<Long, Integer>> own = Prefix.of(Codecs.LONG, peer);
            int count = store.read(ALICE, view -> view.count(PAIRS, own));
            assertEquals(5, count);
            var newest = store.read(ALICE, view -> keys(view.descending(PAIRS, own, 1)));
            assertEquals(List.of(new Pair<>(peer, MAX)), newest);
        }
    }

    @Test
    void textsInsideKeysDoNotRunIntoTheNextPart() {
        var keys =
                List.of(
                        new Triple<>("", -1L, "z"),
                        new Triple<>("", 0L, ""),
                        new Triple<>("\0", -9L, ""),
                        new Triple<>("a", 0L, "b"),
                        new Triple<>("a", 0L, "bc"),
                        new Triple<>("a", 1L, ""),
                        new Triple<>("a\0", Long.MIN_VALUE, ""),
                        new Triple<>("ab", Long.MIN_VALUE, ""));
        store.write(
                ALICE,
                tx -> {
                    for (var key : keys) tx.put(TRIPLES, key, Nothing.NOTHING);
                    return true;
                });
        assertEquals(
                keys, store.read(ALICE, view -> keys(view.ascending(TRIPLES, null, null, 99))));
        assertEquals(keys.subList(3, 6), triples(Prefix.of(Codecs.STRING, "a")));
        assertEquals(keys.subList(3, 5), triples(Prefix.of(Codecs.STRING, "a", Codecs.LONG, 0L)));
        assertEquals(List.of(), triples(Prefix.of(Codecs.STRING, "b")));
    }

    private List<Triple<String, Long, String>> triples(
            Prefix<Triple<String, Long, String>> prefix) {
        return store.read(ALICE, view -> keys(view.ascending(TRIPLES, prefix, 99)));
    }

    @Test
    void aPrefixOfHighestBytesHasAnEnd() {
        var table = new Table<>("high", Codecs.BYTES, Codecs.INT);
        byte[] high = {-1, -1};
        store.write(
                ALICE,
                tx -> {
                    tx.put(table, new byte[] {-1}, 1);
                    tx.put(table, high, 2);
                    tx.put(table, new byte[] {-1, -1, 0}, 3);
                    tx.put(INTS, 1, 1);
                    return true;
                });
        var from = store.read(ALICE, view -> view.ascending(table, high, null, 9));
        assertEquals(List.of(2, 3), from.stream().map(Entry::value).toList());
        int count = store.read(ALICE, view -> view.count(table, null, null));
        assertEquals(3, count);
    }

    /// Random changes in transactions of random size, held against a sorted map; ranges are asked
    /// for before the commit, over what is written and what is there, and after it. However many
    /// rows were removed, within a range or behind its end.
    @Test
    void rowsThatWereRemovedEndNoRange() {
        for (int gap : new int[] {1, 62, 63, 64, 65, 66, 300}) {
            int last = gap + 1;
            store.write(
                    ALICE,
                    tx -> {
                        for (int key = 0; key <= last; key++) tx.put(INTS, key, key);
                        tx.put(INTS_2, 0, 0);
                        return true;
                    });
            remove(1, last);
            check(List.of(0, last), null, null, 99);
            check(List.of(0), 0, last, 99);
            check(List.of(last), 1, null, 99);
            check(List.of(), 1, last, 99);
            remove(0, last + 1);
            check(List.of(), null, null, 99);
            var behind = store.read(ALICE, view -> keys(view.descending(INTS_2, null, null, 99)));
            assertEquals(List.of(0), behind);
        }
    }

    private void remove(int from, int to) {
        store.write(
                ALICE,
                tx -> {
                    for (int key = from; key < to; key++) tx.delete(INTS, key);
                    return true;
                });
    }

    @Test
    void rangesAreThoseOfASortedMap() {
        var random = new SplittableRandom(7);
        var model = new TreeMap<Integer, Integer>();
        for (int round = 0; round < 60; round++) {
            store.write(
                    ALICE,
                    tx -> {
                        for (int i = random.nextInt(12); i > 0; i--) change(tx, model, random);
                        for (int i = 0; i < 10; i++) compare(tx, model, random);
                        return true;
                    });
            store.read(
                    ALICE,
                    view -> {
                        for (int i = 0; i < 10; i++) compare(view, model, random);
                        return true;
                    });
        }
    }

    private static void change(
            Tx tx, NavigableMap<Integer, Integer> model, SplittableRandom random) {
        int key = random.nextInt(-20, 20);
        if (random.nextInt(3) == 0) {
            tx.delete(INTS, key);
            model.remove(key);
        } else {
            int value = random.nextInt();
            tx.put(INTS, key, value);
            model.put(key, value);
        }
    }

    private static void compare(
            View view, NavigableMap<Integer, Integer> model, SplittableRandom random) {
        int from = random.nextInt(-25, 25);
        int to = random.nextInt(from, 26);
        int limit = random.nextInt(30);
        var range = model.subMap(from, true, to, false);
        assertEquals(
                range.keySet().stream().limit(limit).toList(),
                keys(view.ascending(INTS, from, to, limit)));
        assertEquals(
                range.descendingMap().values().stream().limit(limit).toList(),
                view.descending(INTS, from, to, limit).stream().map(Entry::value).toList());
        assertEquals(range.size(), view.count(INTS, from, to));
        assertEquals(model.get(from), view.get(INTS, from));
    }

    private static <K> List<K> keys(List<? extends Entry<K, ?>> entries) {
        return entries.stream().<K>map(Entry::key).toList();
    }
}
