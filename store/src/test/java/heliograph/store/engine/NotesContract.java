package heliograph.store.engine;

import static heliograph.store.engine.ContractFixture.ALICE;
import static heliograph.store.engine.ContractFixture.BOB;
import static heliograph.store.engine.ContractFixture.INTS;
import static heliograph.store.engine.ContractFixture.NUMBER;
import static heliograph.store.engine.ContractFixture.add;
import static heliograph.store.engine.ContractFixture.arrived;
import static heliograph.store.engine.ContractFixture.atOnce;
import static heliograph.store.engine.ContractFixture.get;
import static heliograph.store.engine.ContractFixture.recordNumbers;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.store.Codecs;
import heliograph.store.Home;
import heliograph.store.NoteType;
import heliograph.store.StoreException;
import heliograph.store.memory.MemoryEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a store promises about notes, whatever the engine.
public abstract class NotesContract {
    private HomeStore store = ContractFixture.store(new MemoryEngine());

    /// Opens an engine: with nothing in it in the first call of a test, and in later ones, when the
    /// one before is closed, with what that had.
    protected abstract Engine open() throws Exception;

    @BeforeEach
    void openStore() throws Exception {
        store = ContractFixture.store(open());
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    private void reopen() throws Exception {
        store.close();
        openStore();
    }

    private void tell(Home from, Home to, int... numbers) {
        store.write(
                from,
                tx -> {
                    for (int number : numbers) tx.tell(to, NUMBER, number);
                    return true;
                });
    }

    @Test
    void aNoteArrivesOnceAndInOrder() {
        recordNumbers(store);
        store.start();
        tell(ALICE, BOB, 1, 2, 3);
        tell(ALICE, BOB, 4);
        tell(ALICE, ALICE, 5);
        tell(BOB, ALICE, 6);
        store.awaitNotes();
        assertEquals(List.of(1, 2, 3, 4), arrived(store, BOB, ALICE));
        assertEquals(List.of(5), arrived(store, ALICE, ALICE));
        assertEquals(List.of(6), arrived(store, ALICE, BOB));
    }

    @Test
    void notesWaitForTheStart() throws Exception {
        recordNumbers(store);
        tell(ALICE, BOB, 1, 2);
        store.awaitNotes();
        assertEquals(List.of(), arrived(store, BOB, ALICE));
        reopen();
        recordNumbers(store);
        tell(ALICE, BOB, 3);
        store.start();
        tell(ALICE, BOB, 4);
        store.awaitNotes();
        assertEquals(List.of(1, 2, 3, 4), arrived(store, BOB, ALICE));
    }

    @Test
    void whatHasArrivedDoesNotArriveAgainAfterARestart() throws Exception {
        for (int round = 0; round < 3; round++) {
            recordNumbers(store);
            store.start();
            tell(ALICE, BOB, round);
            store.awaitNotes();
            reopen();
        }
        recordNumbers(store);
        store.start();
        store.awaitNotes();
        assertEquals(List.of(0, 1, 2), arrived(store, BOB, ALICE));
    }

    /// Each home tells the next; what a handler tells and writes belongs to one commit.
    @Test
    void aHandlerMayTellFurther() {
        store.onNote(
                NUMBER,
                (tx, from, number) -> {
                    long here = tx.home().id();
                    tx.put(INTS, 1, number);
                    if (number > 0) tx.tell(Home.account(here + 1), NUMBER, number - 1);
                    else tx.put(INTS, 2, (int) here);
                });
        store.start();
        tell(Home.account(0), Home.account(1), 20);
        store.awaitNotes();
        assertEquals(20, get(store, Home.account(1), 1));
        assertEquals(0, get(store, Home.account(21), 1));
        assertEquals(21, get(store, Home.account(21), 2));
        assertNull(get(store, Home.account(22), 1));
    }

    @Test
    void aNoteWhoseHandlerBreaksIsSetAsideAndTriedAgainAfterARestart() throws Exception {
        var after = new ArrayList<Integer>();
        store.onNote(
                NUMBER,
                (tx, from, number) -> {
                    tx.put(INTS, number, 1);
                    tx.afterCommit(() -> after.add(number));
                    if (number == 2) throw new IllegalStateException("on purpose");
                });
        store.start();
        tell(ALICE, BOB, 1, 2, 3);
        store.awaitNotes();
        assertEquals(List.of(1, 3), keysOfBob());
        assertEquals(List.of(1, 3), after);
        reopen();
        store.onNote(NUMBER, (tx, from, number) -> tx.put(INTS, number * 10, 1));
        store.start();
        store.awaitNotes();
        assertEquals(List.of(1, 3, 20), keysOfBob());
        reopen();
        store.onNote(NUMBER, (tx, from, number) -> tx.put(INTS, number * 100, 1));
        store.start();
        store.awaitNotes();
        assertEquals(List.of(1, 3, 20), keysOfBob());
    }

    @Test
    void aNoteThatNobodyTakesWaitsForAVersionThatDoes() throws Exception {
        var unknown = new NoteType<>("later", Codecs.STRING);
        store.start();
        store.write(
                ALICE,
                tx -> {
                    tx.tell(BOB, unknown, "hello");
                    return true;
                });
        store.awaitNotes();
        reopen();
        store.onNote(unknown, (tx, from, text) -> tx.put(INTS, text.length(), 1));
        store.start();
        store.awaitNotes();
        assertEquals(List.of(5), keysOfBob());
    }

    private List<Integer> keysOfBob() {
        return store.read(
                BOB,
                view -> view.ascending(INTS, null, null, 99).stream().map(e -> e.key()).toList());
    }

    @Test
    void receiversAreNamedBeforeTheStartAndOnce() {
        recordNumbers(store);
        assertThrows(IllegalArgumentException.class, () -> recordNumbers(store));
        store.start();
        var other = new NoteType<>("other", Codecs.INT);
        assertThrows(
                IllegalStateException.class, () -> store.onNote(other, (tx, from, number) -> {}));
        assertThrows(IllegalStateException.class, store::start);
    }

    /// More notes than are swept from the outbox at once, from many senders to a few receivers.
    @Test
    void manyNotesAllArriveAndLeaveTheOutbox() throws Exception {
        recordNumbers(store);
        store.start();
        int senders = 64;
        int each = 40;
        atOnce(
                senders,
                thread -> {
                    for (int i = 0; i < each; i++) {
                        int number = i;
                        store.write(
                                Home.account(thread),
                                tx -> {
                                    tx.put(INTS, number, number);
                                    tx.tell(Home.channel(thread % 5), NUMBER, number);
                                    return true;
                                });
                    }
                });
        store.awaitNotes();
        var expected = IntStream.range(0, each).boxed().toList();
        for (int i = 0; i < senders; i++) {
            assertEquals(expected, arrived(store, Home.channel(i % 5), Home.account(i)));
        }
        store.close();
        var engine = open();
        // Most have left in sweeps; the rest leaves with what each sender writes next.
        int left = outbox(engine);
        assertTrue(left < 1_200, left + " notes are still in the outbox");
        store = ContractFixture.store(engine);
        recordNumbers(store);
        store.start();
        store.awaitNotes();
        for (int i = 0; i < senders; i++) add(store, Home.account(i), 1);
        assertEquals(0, outbox(engine));
        for (int i = 0; i < senders; i++) {
            assertEquals(expected, arrived(store, Home.channel(i % 5), Home.account(i)));
        }
    }

    private static int outbox(Engine engine) {
        int count = 0;
        try (var latest = engine.latest();
                var cursor = latest.cursor(Layout.outboxStart(), Layout.outboxEnd(), false)) {
            while (cursor.next()) count++;
        }
        return count;
    }

    /// A store closes while notes are under way: the rest arrives after the next start.
    @Test
    void closingLosesNoNotes() throws Exception {
        for (int round = 0; round < 5; round++) {
            recordNumbers(store);
            store.start();
            for (int i = 0; i < 30; i++) tell(ALICE, BOB, round * 30 + i);
            reopen();
        }
        recordNumbers(store);
        store.start();
        store.awaitNotes();
        assertEquals(IntStream.range(0, 150).boxed().toList(), arrived(store, BOB, ALICE));
    }

    @Test
    void aClosedStoreLetsNobodyWait() {
        recordNumbers(store);
        store.start();
        tell(ALICE, BOB, 1);
        store.close();
        store.awaitNotes();
        assertThrows(StoreException.Closed.class, () -> tell(ALICE, BOB, 2));
    }
}
