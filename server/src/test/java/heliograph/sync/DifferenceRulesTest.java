package heliograph.sync;

import static heliograph.Trio.difference;
import static heliograph.Trio.only;
import static heliograph.Trio.pushed;
import static heliograph.Trio.state;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.Client;
import heliograph.Trio;
import heliograph.tl.api.Message;
import heliograph.tl.api.UpdateDeleteMessages;
import heliograph.tl.api.UpdateReadHistoryInbox;
import heliograph.tl.api.UpdateReadHistoryOutbox;
import heliograph.tl.api.UpdatesTooLong;
import heliograph.tl.api.help.GetConfig;
import heliograph.tl.api.messages.DeleteMessages;
import heliograph.tl.api.messages.EditMessage;
import heliograph.tl.api.messages.ReadHistory;
import heliograph.tl.api.messages.SaveDraft;
import heliograph.tl.api.updates.AnyDifference;
import heliograph.tl.api.updates.Difference;
import heliograph.tl.api.updates.DifferenceEmpty;
import heliograph.tl.api.updates.DifferenceSlice;
import heliograph.tl.api.updates.DifferenceTooLong;
import heliograph.tl.api.updates.GetDifference;
import heliograph.tl.api.updates.GetState;
import heliograph.tl.api.updates.State;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Rules U9 and U14 to U16 of the catalogue: what a client that was away is told.
class DifferenceRulesTest {
    /// Events that the server tells in one answer.
    private static final int SLICE = 500;

    private final Trio trio = new Trio();
    private final Client alice = trio.alice;
    private final Client bob = trio.bob;

    @AfterEach
    void close() {
        trio.close();
    }

    private static GetDifference since(
            int pts, @Nullable Integer limit, @Nullable Integer total, int date) {
        return new GetDifference(pts, limit, total, date, 0, null);
    }

    private Difference missed(Client client, State since) {
        return assertInstanceOf(Difference.class, difference(client, since));
    }

    @Test
    void u9WhoMissedNothingGetsAnEmptyDifference() {
        var state = state(alice);
        var empty = assertInstanceOf(DifferenceEmpty.class, difference(alice, state));
        assertEquals(0, empty.seq());
        assertEquals(state.date(), empty.date());
    }

    @Test
    void u9ADifferenceLeadsToTheStateOfNow() {
        var before = state(bob);
        trio.send(alice, bob, "one");
        trio.send(alice, bob, "two");
        var missed = missed(bob, before);
        assertEquals(2, missed.newMessages().size());
        assertEquals(state(bob), missed.state());
        assertEquals(2, missed.state().unreadCount());
        assertInstanceOf(DifferenceEmpty.class, difference(bob, missed.state()));
    }

    @Test
    void u9ASliceGoesAsFarAsItWasAskedTo() {
        var before = state(bob);
        for (int i = 0; i < 5; i++) trio.send(alice, bob, "m" + i);
        int pts = before.pts();
        for (int i = 0; i < 2; i++) {
            var answer = bob.ask(since(pts, 2, null, before.date()));
            var slice = assertInstanceOf(DifferenceSlice.class, answer);
            assertEquals(2, slice.newMessages().size());
            pts += 2;
            assertEquals(pts, slice.intermediateState().pts());
        }
        var last = assertInstanceOf(Difference.class, bob.ask(since(pts, 2, null, before.date())));
        assertEquals(1, last.newMessages().size());
        assertEquals(pts + 1, last.state().pts());
    }

    @Test
    void u9OneAnswerHasSoManyEventsAtMost() {
        var before = state(bob);
        for (int i = 0; i < SLICE; i++) trio.send(alice, bob, "m" + i);
        assertEquals(SLICE, missed(bob, before).newMessages().size());
        trio.send(alice, bob, "one more");
        var slice = assertInstanceOf(DifferenceSlice.class, difference(bob, before));
        assertEquals(SLICE, slice.newMessages().size());
        var rest = missed(bob, slice.intermediateState());
        assertEquals("one more", ((Message) rest.newMessages().getFirst()).message());
        // A client that wants more than that gets no more.
        var wanted = bob.ask(since(before.pts(), Integer.MAX_VALUE, null, before.date()));
        assertInstanceOf(DifferenceSlice.class, wanted);
    }

    @Test
    void u9MoreThanAClientCanTakeIsTooLong() {
        var before = state(bob);
        for (int i = 0; i < 3; i++) trio.send(alice, bob, "m" + i);
        int pts = before.pts();
        assertInstanceOf(Difference.class, bob.ask(since(pts, null, 3, before.date())));
        var answer = bob.ask(since(pts, null, 2, before.date()));
        assertEquals(pts + 3, assertInstanceOf(DifferenceTooLong.class, answer).pts());
    }

    @Test
    void u9APlaceThatIsNotInTheLogIsRefused() {
        var state = state(alice);
        var empty = alice.outcome(since(0, null, null, state.date()));
        assertEquals("400 PERSISTENT_TIMESTAMP_EMPTY", empty.code() + " " + empty.error());
        var ahead = alice.outcome(since(state.pts() + 1, null, null, state.date()));
        assertEquals("400 PERSISTENT_TIMESTAMP_INVALID", ahead.code() + " " + ahead.error());
        var dateless = alice.outcome(since(state.pts(), null, null, 0));
        assertEquals("400 DATE_EMPTY", dateless.code() + " " + dateless.error());
    }

    @Test
    void u9WhatIsGoneIsNotToldAndItsEndIs() {
        var before = state(bob);
        int id = trio.send(alice, bob, "secret").id();
        var kept = trio.send(alice, bob, "first");
        alice.ask(
                EditMessage.builder()
                        .peer(trio.peer(alice, bob))
                        .id(kept.id())
                        .message("second")
                        .build());
        alice.ask(new DeleteMessages(true, List.of(id)));
        var missed = missed(bob, before);
        // In whichever order a client takes them, it ends with one message and its newest text.
        assertEquals(1, missed.newMessages().size());
        assertEquals("second", ((Message) missed.newMessages().getFirst()).message());
        var gone = missed.otherUpdates().stream().filter(UpdateDeleteMessages.class::isInstance);
        assertEquals(1, gone.count());
    }

    @Test
    void u9ChangesWithoutPtsComeByDateAndNeverTornWithinASecond() {
        var before = state(alice);
        var peer = trio.peer(alice, bob);
        for (int second = 0; second < 2; second++) {
            for (int i = 0; i < 150; i++)
                alice.ask(SaveDraft.builder().peer(peer).message("draft " + i).build());
            trio.server.clock.pass(Duration.ofSeconds(10));
        }
        var slice = assertInstanceOf(DifferenceSlice.class, difference(alice, before));
        assertEquals(150, slice.otherUpdates().size());
        assertEquals(before.date() + 10, slice.intermediateState().date());
        assertEquals(150, missed(alice, slice.intermediateState()).otherUpdates().size());
    }

    @Test
    void u9AChangeWithoutPtsThatShowsLateIsNotLost() {
        // It took its date before the client asked, and was durable after.
        for (int late = 3; late <= 4; late++) {
            var state = state(alice);
            trio.server.clock.pass(Duration.ofSeconds(-late));
            var peer = trio.peer(alice, trio.carol);
            alice.ask(SaveDraft.builder().peer(peer).message("late " + late).build());
            trio.server.clock.pass(Duration.ofSeconds(late));
            var answer = difference(alice, state);
            if (late == 3) assertEquals(1, ((Difference) answer).otherUpdates().size());
            else assertInstanceOf(DifferenceEmpty.class, answer);
            trio.server.clock.pass(Duration.ofSeconds(20));
        }
    }

    @Test
    void u14AServerThatWasStartedAnewSaysSo() {
        var before = state(bob);
        trio.send(alice, bob, "one");
        trio.server.restart();
        bob.newSession();
        bob.connect();
        var missed = missed(bob, before);
        assertTrue(bob.newSession());
        assertEquals(1, missed.newMessages().size());
    }

    @Test
    void u14ASessionThatMissedTooMuchIsToldToAsk() {
        var before = state(bob);
        pushed(bob);
        bob.cut();
        for (int i = 0; i < 600; i++) trio.send(alice, bob, "m" + i);
        bob.connect();
        bob.send(new GetState());
        trio.server.run();
        bob.receive();
        assertEquals(List.of(new UpdatesTooLong()), bob.pushed());
        int found = 0;
        AnyDifference answer = difference(bob, before);
        while (answer instanceof DifferenceSlice slice) {
            found += slice.newMessages().size();
            answer = difference(bob, slice.intermediateState());
        }
        assertEquals(600, found + ((Difference) answer).newMessages().size());
    }

    @Test
    void u15ReadMarksAgreeWhereverTheyAreTold() {
        var second = trio.device(Trio.ALICE);
        var before = state(alice);
        var bobs = state(bob);
        trio.send(bob, alice, "one");
        var upTo = trio.send(bob, alice, "two");
        trio.send(bob, alice, "three");
        var mine = trio.history(alice, bob).get(1);
        pushed(alice);
        second.ask(new ReadHistory(trio.peer(second, bob), ((Message) mine).id()));

        var told = only(UpdateReadHistoryInbox.class, alice);
        assertEquals(((Message) mine).id(), told.maxId());
        assertEquals(1, told.stillUnreadCount());
        var row = trio.dialog(alice, bob);
        assertEquals(told.maxId(), row.readInboxMaxId());
        assertEquals(1, row.unreadCount());
        assertEquals(before.unreadCount() + 1, state(alice).unreadCount());
        assertTrue(missed(alice, before).otherUpdates().contains(told));

        var seen = only(UpdateReadHistoryOutbox.class, bob);
        assertEquals(upTo.id(), seen.maxId());
        assertEquals(upTo.id(), trio.dialog(bob, alice).readOutboxMaxId());
        assertTrue(missed(bob, bobs).otherUpdates().contains(seen));
    }

    @Test
    void u15AMarkOnlyGoesForward() {
        trio.send(bob, alice, "one");
        var first = trio.newest(alice, bob);
        trio.send(bob, alice, "two");
        var peer = trio.peer(alice, bob);
        assertEquals(1, alice.ask(new ReadHistory(peer, 0)).ptsCount());
        assertEquals(0, alice.ask(new ReadHistory(peer, first.id())).ptsCount());
        assertEquals(0, trio.dialog(alice, bob).unreadCount());
        // Nobody has read what is not written yet.
        alice.ask(new ReadHistory(peer, 1_000_000));
        trio.send(bob, alice, "three");
        assertEquals(1, trio.dialog(alice, bob).unreadCount());
    }

    @Test
    void u15ADifferenceSaysWhatIsUnreadAtItsEnd() {
        var before = state(alice);
        trio.send(bob, alice, "one");
        alice.ask(new ReadHistory(trio.peer(alice, bob), 0));
        trio.send(bob, alice, "two");
        trio.send(bob, alice, "three");
        for (var update : missed(alice, before).otherUpdates())
            if (update instanceof UpdateReadHistoryInbox read)
                assertEquals(2, read.stillUnreadCount());
    }

    @Test
    void u16AllClocksAreOne() {
        trio.server.clock.pass(Duration.ofHours(5));
        int now = (int) trio.server.clock.instant().getEpochSecond();
        assertEquals(now, state(alice).date());
        assertEquals(now, alice.ask(new GetConfig()).date());
        assertEquals(now, trio.send(alice, bob, "now").date());
        pushed(bob);
        assertEquals(now, bob.heard());
    }
}
