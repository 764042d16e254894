package heliograph.store.engine;

import static heliograph.store.engine.ContractFixture.ALICE;
import static heliograph.store.engine.ContractFixture.BOB;
import static heliograph.store.engine.ContractFixture.INTS;
import static heliograph.store.engine.ContractFixture.INTS_2;
import static heliograph.store.engine.ContractFixture.NUMBER;
import static heliograph.store.engine.ContractFixture.add;
import static heliograph.store.engine.ContractFixture.arrived;
import static heliograph.store.engine.ContractFixture.atOnce;
import static heliograph.store.engine.ContractFixture.get;
import static heliograph.store.engine.ContractFixture.put;
import static heliograph.store.engine.ContractFixture.recordNumbers;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.store.Codecs;
import heliograph.store.Home;
import heliograph.store.StoreException;
import heliograph.store.Table;
import heliograph.store.View;
import heliograph.store.memory.MemoryEngine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a store promises about writes and reads, whatever the engine. An engine's own test extends
/// this and says how to open it.
public abstract class StoreContract {
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
    void whoWatchesHearsOfACommitBeforeItsWriterDoes() {
        var seen = new ArrayList<Integer>();
        store.watch(
                ALICE.kind(),
                id -> {
                    if (id == ALICE.id()) seen.add(Objects.requireNonNull(get(store, ALICE, 1)));
                });
        put(store, ALICE, 1, 10);
        assertEquals(List.of(10), seen);
        put(store, BOB, 1, 11);
        put(store, ALICE, 1, 12);
        assertEquals(List.of(10, 12), seen);
        assertThrows(
                ArithmeticException.class,
                () ->
                        store.write(
                                ALICE,
                                tx -> {
                                    tx.put(INTS, 1, 13);
                                    throw new ArithmeticException();
                                }));
        assertEquals(List.of(10, 12), seen);
    }

    @Test
    void aTransactionReadsItsOwnWrites() {
        put(store, ALICE, 1, 10);
        put(store, ALICE, 2, 20);
        put(store, ALICE, 4, 40);
        var seen =
                store.write(
                        ALICE,
                        tx -> {
                            tx.put(INTS, 3, 30);
                            tx.put(INTS, 1, 11);
                            tx.delete(INTS, 2);
                            assertEquals(11, tx.get(INTS, 1));
                            assertNull(tx.get(INTS, 2));
                            assertEquals(3, tx.count(INTS, null, null));
                            assertEquals(List.of(40, 30), values(tx, true, null, null, 2));
                            return values(tx, false, null, null, 9);
                        });
        assertEquals(List.of(11, 30, 40), seen);
        assertEquals(seen, store.read(ALICE, view -> values(view, false, null, null, 9)));
    }

    @Test
    void aFailedTransactionWritesNothingAndTellsNothing() {
        put(store, ALICE, 1, 10);
        var after = new ArrayList<String>();
        store.onNote(NUMBER, (tx, from, number) -> tx.put(INTS, 1, number));
        store.start();
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        store.write(
                                ALICE,
                                tx -> {
                                    tx.put(INTS, 1, 5);
                                    tx.put(INTS, 2, 5);
                                    tx.tell(BOB, NUMBER, 5);
                                    tx.afterCommit(() -> after.add("ran"));
                                    throw new IllegalArgumentException("on purpose");
                                }));
        store.awaitNotes();
        assertEquals(10, get(store, ALICE, 1));
        assertNull(get(store, ALICE, 2));
        assertNull(get(store, BOB, 1));
        assertEquals(List.of(), after);
    }

    @Test
    void homesAndTablesAreApart() {
        long[] ids = {Long.MIN_VALUE, -1, 0, 1, 255, 256, Long.MAX_VALUE};
        for (long id : ids) put(store, Home.account(id), 1, (int) id);
        put(store, Home.channel(1), 1, 77);
        store.write(
                ALICE,
                tx -> {
                    tx.put(INTS_2, 1, 6);
                    return true;
                });
        for (long id : ids) {
            assertEquals(
                    List.of((int) id),
                    store.read(Home.account(id), view -> values(view, false, null, null, 9)));
        }
        int others = store.read(ALICE, view -> view.count(INTS_2, null, null));
        assertEquals(1, others);
        assertNull(get(store, Home.group(1), 1));
    }

    @Test
    void homesOfAKindAreListedInOrder() {
        long[] ids = {Long.MIN_VALUE, -7, 0, 3, Long.MAX_VALUE};
        for (long id : ids) put(store, Home.channel(id), 1, 1);
        put(store, ALICE, 1, 1);
        byte kind = Home.CHANNEL;
        assertEquals(
                List.of(Home.channel(Long.MIN_VALUE), Home.channel(-7)),
                store.homes(kind, null, 2));
        assertEquals(
                List.of(Home.channel(0), Home.channel(3), Home.channel(Long.MAX_VALUE)),
                store.homes(kind, -7L, 9));
        assertEquals(List.of(), store.homes(kind, Long.MAX_VALUE, 9));
        assertEquals(List.of(ALICE), store.homes(Home.ACCOUNT, null, 9));
        assertEquals(List.of(), store.homes(Home.SYSTEM, null, 9));
    }

    @Test
    void writersOfAHomeComeOneAfterTheOther() throws Exception {
        atOnce(
                50,
                thread -> {
                    for (int i = 0; i < 10; i++) add(store, ALICE, 1);
                });
        assertEquals(500, get(store, ALICE, 1));
    }

    @Test
    void writersOfManyHomesDoNotDisturbEachOther() throws Exception {
        atOnce(
                100,
                thread -> {
                    for (int i = 0; i < 5; i++) add(store, Home.account(thread), 1);
                });
        for (int home = 0; home < 100; home++) {
            assertEquals(5, get(store, Home.account(home), 1));
        }
    }

    /// Writers keep two numbers equal; a reader must never see them apart, however often it looks.
    @Test
    void aReadIsOneMoment() throws Exception {
        atOnce(
                8,
                thread -> {
                    for (int i = 0; i < 50; i++) {
                        if (thread < 4) addToBoth();
                        else for (int look = 0; look < 10; look++) checkBoth();
                    }
                });
        assertEquals(200, get(store, ALICE, 2));
    }

    private void checkBoth() {
        store.read(
                ALICE,
                view -> {
                    Integer first = view.get(INTS, 1);
                    LockSupport.parkNanos(1_000); // a writer comes in between, most likely
                    assertEquals(first, view.get(INTS, 2));
                    var all = values(view, false, null, null, 9);
                    assertTrue(all.isEmpty() || all.equals(List.of(first, first)));
                    return true;
                });
    }

    private void addToBoth() {
        store.write(
                ALICE,
                tx -> {
                    Integer first = tx.get(INTS, 1);
                    int next = first == null ? 1 : first + 1;
                    tx.put(INTS, 1, next);
                    tx.put(INTS, 2, next);
                    return next;
                });
    }

    @Test
    void aReadKeepsItsMomentWhileAWriteGoesThrough() {
        put(store, ALICE, 1, 1);
        var seen =
                store.<@Nullable Integer>read(
                        ALICE,
                        view -> {
                            put(store, ALICE, 1, 2);
                            put(store, ALICE, 2, 2);
                            assertEquals(1, view.count(INTS, null, null));
                            return view.get(INTS, 1);
                        });
        assertEquals(1, seen);
        assertEquals(2, get(store, ALICE, 1));
    }

    @Test
    void whatFollowsACommitRunsOnceInTheOrderOfCommits() throws Exception {
        var order = new ArrayList<Integer>();
        atOnce(
                40,
                thread -> {
                    store.write(
                            ALICE,
                            tx -> {
                                Integer last = tx.get(INTS, 1);
                                int next = last == null ? 0 : last + 1;
                                tx.put(INTS, 1, next);
                                tx.afterCommit(() -> order.add(next));
                                return next;
                            });
                });
        assertEquals(IntStream.range(0, 40).boxed().toList(), order);
    }

    @Test
    void whatFollowsACommitMayBreakWithoutHarm() {
        var ran = new ArrayList<String>();
        int result =
                store.write(
                        ALICE,
                        tx -> {
                            tx.put(INTS, 1, 1);
                            tx.afterCommit(() -> {
                                throw new IllegalArgumentException("on purpose");
                            });
                            tx.afterCommit(() -> ran.add("second"));
                            return 7;
                        });
        assertEquals(7, result);
        assertEquals(List.of("second"), ran);
    }

    @Test
    void aWriteInsideAWriteIsRefused() {
        assertThrows(
                IllegalStateException.class,
                () -> store.write(ALICE, tx -> store.write(BOB, inner -> 1)));
        var refused = new ArrayList<RuntimeException>();
        store.write(
                ALICE,
                tx -> {
                    tx.put(INTS, 1, 1);
                    tx.afterCommit(() ->
                            refused.add(
                                    assertThrows(
                                            IllegalStateException.class,
                                            () -> put(store, BOB, 1, 1))));
                    return true;
                });
        assertEquals(1, refused.size());
        put(store, BOB, 1, 1);
    }

    @Test
    void aViewIsOverWhenItsWorkReturns() {
        var kept = new AtomicReference<@Nullable View>();
        store.write(
                ALICE,
                tx -> {
                    kept.set(tx);
                    return true;
                });
        var view = Objects.requireNonNull(kept.get());
        assertThrows(IllegalStateException.class, () -> view.get(INTS, 1));
    }

    @Test
    void twoTablesOfOneNameAreRefused() {
        put(store, ALICE, 1, 1);
        var impostor = new Table<>(INTS.name(), Codecs.LONG, Codecs.LONG);
        assertThrows(
                IllegalArgumentException.class,
                () -> store.read(ALICE, view -> view.count(impostor, null, null)));
    }

    @Test
    void whatCannotBeDecodedIsCorrupt() {
        var strict =
                new Table<>(
                        "strict",
                        Codecs.INT,
                        Codecs.mapped(
                                Codecs.INT,
                                read -> {
                                    throw new IllegalArgumentException("not mine: " + read);
                                },
                                (Integer written) -> written));
        var broken =
                assertThrows(
                        StoreException.Corrupt.class,
                        () ->
                                store.<@Nullable Integer>write(
                                        ALICE,
                                        tx -> {
                                            tx.put(strict, 1, 5);
                                            return tx.get(strict, 1);
                                        }));
        assertEquals("An entry of table strict of a:1 cannot be read", broken.getMessage());
    }

    @Test
    void aClosedStoreSaysSo() {
        store.close();
        store.close();
        assertThrows(StoreException.Closed.class, () -> put(store, ALICE, 1, 1));
        assertThrows(StoreException.Closed.class, () -> get(store, ALICE, 1));
        assertThrows(StoreException.Closed.class, () -> store.homes(Home.ACCOUNT, null, 1));
    }

    @Test
    void anInterruptedWriterStillLearnsTheOutcome() throws Exception {
        atOnce(
                20,
                thread -> {
                    Thread.currentThread().interrupt();
                    add(store, ALICE, 1);
                    assertTrue(Thread.interrupted());
                });
        assertEquals(20, get(store, ALICE, 1));
    }

    @Test
    void aClockThatJumpsHarmsNothing() throws Exception {
        store.close();
        var now = new AtomicReference<>(Instant.EPOCH);
        store = ContractFixture.store(open(), now::get);
        recordNumbers(store);
        store.start();
        var told = new ArrayList<Integer>();
        for (long second :
                new long[] {0, 4_000_000_000L, -4_000_000_000L, 1, 0, 253_402_300_799L}) {
            now.set(Instant.ofEpochSecond(second));
            told.add(told.size());
            var seen =
                    store.write(
                            ALICE,
                            tx -> {
                                tx.put(INTS, told.size(), told.size());
                                tx.tell(BOB, NUMBER, told.getLast());
                                return tx.now();
                            });
            assertEquals(now.get(), seen);
        }
        store.awaitNotes();
        assertEquals(told, arrived(store, BOB, ALICE));
        assertEquals(
                List.of(1, 2, 3, 4, 5, 6),
                store.read(ALICE, view -> values(view, false, null, null, 9)));
    }

    private static List<Integer> values(
            View view,
            boolean descending,
            @Nullable Integer from,
            @Nullable Integer to,
            int limit) {
        var found =
                descending
                        ? view.descending(INTS, from, to, limit)
                        : view.ascending(INTS, from, to, limit);
        return found.stream().map(entry -> entry.value()).toList();
    }
}
