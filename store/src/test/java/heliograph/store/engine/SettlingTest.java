package heliograph.store.engine;

import static heliograph.store.engine.ContractFixture.ALICE;
import static heliograph.store.engine.ContractFixture.BOB;
import static heliograph.store.engine.ContractFixture.INTS;
import static heliograph.store.engine.ContractFixture.NOON;
import static heliograph.store.engine.ContractFixture.NUMBER;
import static heliograph.store.engine.ContractFixture.add;
import static heliograph.store.engine.ContractFixture.arrived;
import static heliograph.store.engine.ContractFixture.get;
import static heliograph.store.engine.ContractFixture.put;
import static heliograph.store.engine.ContractFixture.recordNumbers;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import heliograph.store.StoreException;
import heliograph.store.engine.ScriptedEngine.Act;
import heliograph.store.memory.MemoryEngine;
import heliograph.store.memory.Steps;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What becomes of a commit whose outcome is not clear, step by step.
class SettlingTest {
    private static final int TRIES = 8;

    private final MemoryEngine memory = new MemoryEngine();
    private final ScriptedEngine engine = new ScriptedEngine(memory);
    private final Steps steps = new Steps();
    private final HomeStore store = new HomeStore(engine, NOON, steps, Pause.NONE);
    private final List<String> after = new ArrayList<>();

    SettlingTest() {
        recordNumbers(store);
        store.start();
    }

    private void write(int value) {
        store.write(
                ALICE,
                tx -> {
                    tx.put(INTS, 1, value);
                    tx.tell(BOB, NUMBER, value);
                    tx.afterCommit(() -> after.add("after " + value));
                    return true;
                });
    }

    private static Act[] times(int count, Act act) {
        var acts = new Act[count];
        Arrays.fill(acts, act);
        return acts;
    }

    @Test
    void doneWithoutAnAnswerIsFoundDone() {
        engine.next(Act.UNKNOWN_DONE);
        write(5);
        assertEquals(5, get(store, ALICE, 1));
        assertEquals(1, engine.commits());
        steps.runAll();
        assertEquals(List.of(5), arrived(store, BOB, ALICE));
        assertEquals(List.of("after 5"), after);
    }

    @Test
    void lostWithoutAnAnswerIsDoneAgain() {
        engine.next(Act.UNKNOWN_LOST, Act.UNKNOWN_LOST, Act.UNKNOWN_DONE);
        write(5);
        assertEquals(3, engine.commits());
        steps.runAll();
        assertEquals(List.of(5), arrived(store, BOB, ALICE));
        assertEquals(List.of("after 5"), after);
    }

    @Test
    void aConflictRunsTheWorkAgainOnWhatIsThere() {
        put(store, ALICE, 1, 1);
        engine.next(Act.CONFLICT, Act.CONFLICT);
        assertEquals(2, add(store, ALICE, 1));
    }

    @Test
    void aConflictWithoutEndIsUnavailable() {
        engine.next(times(TRIES, Act.CONFLICT));
        assertThrows(StoreException.Unavailable.class, () -> write(5));
        assertNull(get(store, ALICE, 1));
        write(6);
        assertEquals(List.of("after 6"), after);
    }

    @Test
    void afterABoundTheWriterIsToldThatNothingIsKnown() {
        engine.next(times(TRIES, Act.UNKNOWN_LOST));
        assertThrows(StoreException.Unavailable.class, () -> write(5));
        assertEquals(TRIES, engine.commits());
        assertEquals(List.of(), after);
        write(6); // settles first: the lost one stays lost, since nobody was told otherwise
        steps.runAll();
        assertEquals(List.of(6), arrived(store, BOB, ALICE));
        assertEquals(List.of("after 6"), after);
    }

    @Test
    void whatTurnsOutDoneLaterHasAllItsConsequencesThen() {
        engine.next(times(TRIES - 1, Act.UNKNOWN_LOST));
        engine.next(Act.UNKNOWN_DONE);
        assertThrows(StoreException.Unavailable.class, () -> write(5));
        assertEquals(List.of(), after);
        steps.runAll(); // the store settles it by itself
        assertEquals(List.of("after 5"), after);
        assertEquals(List.of(5), arrived(store, BOB, ALICE));
    }

    @Test
    void nothingIsWrittenToAHomeThatIsNotSettled() {
        engine.next(times(TRIES, Act.UNKNOWN_LOST));
        assertThrows(StoreException.Unavailable.class, () -> write(5));
        engine.failClaims(3);
        for (int i = 0; i < 3; i++) {
            assertThrows(StoreException.Unavailable.class, () -> write(6));
        }
        assertEquals(TRIES, engine.commits());
        write(7);
        assertEquals(List.of("after 7"), after);
    }

    @Test
    void aNewerOwnerIsNamed() {
        write(4);
        memory.claim(ALICE);
        assertThrows(StoreException.Fenced.class, () -> write(5));
        assertEquals(4, get(store, ALICE, 1));
        assertEquals(List.of("after 4"), after);
    }

    /// Two stores over one engine, as two machines in a cluster are: what one has written the other
    /// builds on, and neither writes over the other unawares.
    @Test
    void twoOwnersTakeTurnsWithoutLosingAnything() {
        try (var second = new HomeStore(new ScriptedEngine(memory), NOON, steps, Pause.NONE)) {
            int refused = 0;
            for (int i = 0; i < 20; i++) {
                var one = i % 3 == 0 ? second : store;
                try {
                    add(one, ALICE, 1);
                } catch (StoreException.Fenced newer) {
                    refused++;
                    add(one, ALICE, 1);
                }
            }
            assertEquals(20, get(store, ALICE, 1));
            assertEquals(12, refused);
        }
    }

    /// Someone else took the home and wrote while we did not know: then nobody can tell any more
    /// what became of ours.
    @Test
    void anUnclearCommitBehindAnotherOwnersIsNeverCalledASuccess() {
        engine.next(Act.UNKNOWN_DONE);
        engine.beforeNextClaim(() -> {
            try (var second = new HomeStore(new ScriptedEngine(memory), NOON, steps, Pause.NONE)) {
                put(second, ALICE, 1, 99);
            }
        });
        assertThrows(StoreException.Unavailable.class, () -> write(5));
        assertEquals(99, get(store, ALICE, 1));
        write(6);
        assertEquals(6, get(store, ALICE, 1));
    }

    /// Ours never happened, and the other owner's first commit has the number that ours would have
    /// had: that must not be taken for ours.
    @Test
    void anotherOwnersCommitIsNotTakenForOurs() {
        write(4);
        engine.next(Act.UNKNOWN_LOST);
        engine.beforeNextClaim(() -> {
            try (var second = new HomeStore(new ScriptedEngine(memory), NOON, steps, Pause.NONE)) {
                put(second, ALICE, 1, 99);
            }
        });
        assertThrows(StoreException.Unavailable.class, () -> write(5));
        assertEquals(99, get(store, ALICE, 1));
        assertEquals(List.of("after 4"), after);
    }

    @Test
    void aFullDiskRefusesAndThenGoesOn() {
        write(4);
        engine.next(Act.FULL, Act.FULL);
        assertThrows(StoreException.Full.class, () -> write(5));
        assertThrows(StoreException.Full.class, () -> write(6));
        assertEquals(4, get(store, ALICE, 1));
        write(7);
        steps.runAll();
        assertEquals(List.of(4, 7), arrived(store, BOB, ALICE));
        assertEquals(List.of("after 4", "after 7"), after);
    }

    @Test
    void anEngineThatBreaksIsAsGoodAsNoAnswer() {
        engine.next(Act.BREAK);
        write(5);
        assertEquals(2, engine.commits());
        assertEquals(List.of("after 5"), after);
    }
}
