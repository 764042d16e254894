package heliograph.sync;

import static heliograph.Trio.only;
import static heliograph.Trio.pushed;
import static heliograph.Trio.state;
import static heliograph.Trio.updates;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.Client;
import heliograph.Trio;
import heliograph.tl.api.InputDialogPeer;
import heliograph.tl.api.InputPeer;
import heliograph.tl.api.InvokeWithoutUpdates;
import heliograph.tl.api.Message;
import heliograph.tl.api.Update;
import heliograph.tl.api.UpdateDeleteMessages;
import heliograph.tl.api.UpdateDialogUnreadMark;
import heliograph.tl.api.UpdateDraftMessage;
import heliograph.tl.api.UpdateEditMessage;
import heliograph.tl.api.UpdateLoginToken;
import heliograph.tl.api.UpdateMessageID;
import heliograph.tl.api.UpdateNewMessage;
import heliograph.tl.api.UpdatePinnedMessages;
import heliograph.tl.api.UpdateReadHistoryInbox;
import heliograph.tl.api.UpdateReadHistoryOutbox;
import heliograph.tl.api.UpdateReadMessagesContents;
import heliograph.tl.api.UpdateShort;
import heliograph.tl.api.Updates;
import heliograph.tl.api.auth.AcceptLoginToken;
import heliograph.tl.api.auth.ExportLoginToken;
import heliograph.tl.api.auth.LogOut;
import heliograph.tl.api.auth.LoginToken;
import heliograph.tl.api.messages.DeleteMessages;
import heliograph.tl.api.messages.EditMessage;
import heliograph.tl.api.messages.GetAllDrafts;
import heliograph.tl.api.messages.MarkDialogUnread;
import heliograph.tl.api.messages.ReadHistory;
import heliograph.tl.api.messages.ReadMessageContents;
import heliograph.tl.api.messages.SaveDraft;
import heliograph.tl.api.messages.UpdatePinnedMessage;
import heliograph.tl.api.updates.GetState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Rules U1 to U8 of the catalogue: `pts`, message ids, and where updates go.
class SyncRulesTest {
    private final Trio trio = new Trio();
    private final Client alice = trio.alice;
    private final Client bob = trio.bob;
    private final Client carol = trio.carol;

    @AfterEach
    void close() {
        trio.close();
    }

    private static SaveDraft draft(InputPeer peer, String text) {
        return SaveDraft.builder().peer(peer).message(text).build();
    }

    @Test
    void u1AllPrivateChatsOfAnAccountShareOnePts() {
        int before = state(alice).pts();
        trio.send(bob, alice, "one");
        trio.send(carol, alice, "two");
        trio.send(alice, alice, "three");
        var pushed = pushed(alice);
        assertEquals(before + 1, ((UpdateNewMessage) pushed.get(0)).pts());
        assertEquals(before + 2, ((UpdateNewMessage) pushed.get(1)).pts());
        assertEquals(before + 3, state(alice).pts());
    }

    @Test
    void u1EachAccountHasItsOwnPts() {
        int before = state(carol).pts();
        trio.send(bob, alice, "for her only");
        assertEquals(before, state(carol).pts());
    }

    @Test
    void u1MessageIdsAreOfAnAccountWhateverTheChat() {
        trio.send(carol, bob, "before");
        int first = trio.send(alice, bob, "one").id();
        trio.send(carol, alice, "two");
        assertEquals(first + 1, trio.newest(alice, carol).id());
        assertEquals(first + 2, trio.send(alice, alice, "three").id());
        // The other party counts its own.
        assertNotEquals(first, trio.newest(bob, alice).id());
    }

    @Test
    void u2PtsBeginsAtOneAndGrowsByPtsCount() {
        var second = trio.device(Trio.ALICE);
        int pts = state(second).pts();
        assertTrue(pts >= 1);
        for (var update : busy(second)) {
            if (Copy.count(update) == 0) continue;
            assertEquals(pts, Copy.pts(update) - Copy.count(update), update::toString);
            pts = Copy.pts(update);
        }
        assertEquals(pts, state(second).pts());
    }

    /// Does one of everything in the chat of two; what a device of the first's hears of it.
    private List<Update> busy(Client device) {
        var peer = trio.peer(alice, bob);
        int id = trio.send(alice, bob, "one").id();
        int doomed = trio.send(alice, bob, "two").id();
        trio.send(bob, alice, "three");
        int voice = trio.say(bob, alice).id();
        assertNotEquals(0, voice);
        var heard = trio.newest(alice, bob).id();
        alice.ask(EditMessage.builder().peer(peer).id(id).message("one!").build());
        alice.ask(new ReadHistory(peer, 0));
        alice.ask(new ReadMessageContents(List.of(heard)));
        bob.ask(new ReadHistory(trio.peer(bob, alice), 0));
        alice.ask(new UpdatePinnedMessage(true, false, false, peer, id));
        alice.ask(new DeleteMessages(true, List.of(id, doomed)));
        return pushed(device);
    }

    @Test
    void u3TheseUpdatesHaveAPlaceInTheLog() {
        var types = new HashSet<Class<?>>();
        for (var update : busy(trio.device(Trio.ALICE)))
            if (Copy.count(update) > 0) types.add(update.getClass());
        assertEquals(
                Set.of(
                        UpdateNewMessage.class,
                        UpdateEditMessage.class,
                        UpdateDeleteMessages.class,
                        UpdatePinnedMessages.class,
                        UpdateReadHistoryInbox.class,
                        UpdateReadHistoryOutbox.class,
                        UpdateReadMessagesContents.class),
                types);
    }

    @Test
    void u3ADeletionTakesAsManyPtsAsItHasMessages() {
        var ids = new ArrayList<Integer>();
        for (int i = 0; i < 3; i++) ids.add(trio.send(alice, bob, "m" + i).id());
        pushed(bob);
        int before = state(alice).pts();
        var affected = alice.ask(new DeleteMessages(true, ids));
        assertEquals(3, affected.ptsCount());
        assertEquals(before + 3, affected.pts());
        var there = only(UpdateDeleteMessages.class, bob);
        assertEquals(3, there.messages().size());
        assertEquals(3, there.ptsCount());
        // What is not there takes nothing.
        var nothing = alice.ask(new DeleteMessages(true, ids));
        assertEquals(0, nothing.ptsCount());
        assertEquals(before + 3, nothing.pts());
    }

    @Test
    void u3DraftsAndMarksHaveNoPts() {
        trio.send(bob, alice, "one");
        var second = trio.device(Trio.ALICE);
        int before = state(alice).pts();
        var peer = trio.peer(alice, bob);
        alice.ask(draft(peer, "half a"));
        alice.ask(new MarkDialogUnread(true, null, new InputDialogPeer(peer)));
        var pushed = pushed(second);
        assertInstanceOf(UpdateDraftMessage.class, pushed.get(0));
        assertInstanceOf(UpdateDialogUnreadMark.class, pushed.get(1));
        assertEquals(before, state(alice).pts());
    }

    @Test
    void u4SeqIsZeroSoThatUpdatesApplyAtOnce() {
        var answer = (Updates) alice.ask(trio.text(alice, bob, "one").build());
        assertEquals(0, answer.seq());
        bob.receive();
        for (var one : bob.pushed()) {
            assertEquals(0, ((Updates) one).seq());
            assertTrue(((Updates) one).date() > 0);
        }
        assertEquals(0, state(alice).seq());
    }

    @Test
    void u5AMessageOfAStrangerComesWithTheStranger() {
        trio.send(carol, alice, "we have not met");
        alice.receive();
        var pushed = assertInstanceOf(Updates.class, alice.pushed().getFirst());
        assertTrue(Spoken.check(pushed).contains(carol.id()));
    }

    @Test
    void u7TheSenderHasItInTheAnswerAndItsOtherDevicesAsOutgoing() {
        var second = trio.device(Trio.ALICE);
        var query = trio.text(alice, bob, "one").build();
        var answer = updates(alice.ask(query));
        var named = assertInstanceOf(UpdateMessageID.class, answer.get(0));
        assertEquals(query.randomId(), named.randomId());
        var news = assertInstanceOf(UpdateNewMessage.class, answer.get(1));
        assertEquals(named.id(), ((Message) news.message()).id());
        var told = only(UpdateNewMessage.class, second);
        assertEquals(news, told);
        assertTrue(((Message) told.message()).out());
        assertEquals(List.of(), pushed(alice));
        assertFalse(((Message) only(UpdateNewMessage.class, bob).message()).out());
    }

    @Test
    void u7TheSameRandomIdIsSentOnce() {
        var query = trio.text(alice, bob, "one").build();
        var first = updates(alice.ask(query));
        int pts = state(alice).pts();
        assertEquals(first, updates(alice.ask(query)));
        assertEquals(pts, state(alice).pts());
        assertEquals(1, trio.history(bob, alice).size());
        assertEquals(1, pushed(bob).size());
    }

    @Test
    void u7ARepeatedSendLeavesTheDraftThatWasTypedSince() {
        var peer = trio.peer(alice, bob);
        alice.ask(draft(peer, "old"));
        var query = trio.text(alice, bob, "old").clearDraft(true).build();
        alice.ask(query);
        assertEquals(List.of(), updates(alice.ask(new GetAllDrafts())));
        alice.ask(draft(peer, "new"));
        alice.ask(query);
        assertEquals(1, updates(alice.ask(new GetAllDrafts())).size());
    }

    @Test
    void u7ARepeatOfWhatIsDeletedIsRefused() {
        var query = trio.text(alice, bob, "one").build();
        int id = Trio.sent(alice.ask(query)).id();
        alice.ask(new DeleteMessages(false, List.of(id)));
        var again = alice.outcome(query);
        assertEquals(500, again.code());
        assertEquals("RANDOM_ID_DUPLICATE", again.error());
    }

    @Test
    void u8ASessionHearsNothingBeforeItHasAsked() {
        bob.begin();
        trio.send(alice, bob, "one");
        assertEquals(List.of(), pushed(bob));
        bob.outcome(new InvokeWithoutUpdates(new GetState()));
        trio.send(alice, bob, "two");
        assertEquals(List.of(), pushed(bob));
        state(bob);
        trio.send(alice, bob, "three");
        assertEquals(1, pushed(bob).size());
    }

    @Test
    void u8UpdatesFollowTheSessionToItsNextConnection() {
        assertTrue(bob.newSession());
        bob.cut();
        trio.send(alice, bob, "one");
        bob.connect();
        state(bob);
        only(UpdateNewMessage.class, bob);
        assertFalse(bob.newSession());
        trio.send(alice, bob, "two");
        only(UpdateNewMessage.class, bob);
    }

    @Test
    void u8WhoeverHasSignedOutHearsNothing() {
        bob.ask(new LogOut());
        bob.pushed();
        trio.send(alice, bob, "one");
        bob.receive();
        assertEquals(List.of(), bob.pushed());
    }

    @Test
    void u8ASessionIsToldAsWhoItIsNow() {
        var screen = trio.server.client();
        var export = new ExportLoginToken(4, "hash", List.of());
        screen.ask(export);
        screen.enter(Trio.BOB);
        pushed(screen);
        trio.send(alice, bob, "one");
        only(UpdateNewMessage.class, screen);
        screen.ask(new LogOut());
        var token = (LoginToken) screen.ask(export);
        trio.send(alice, bob, "two");
        alice.ask(new AcceptLoginToken(token.token()));
        screen.receive();
        var told = screen.pushed();
        assertEquals(1, told.size());
        assertInstanceOf(UpdateLoginToken.class, ((UpdateShort) told.getFirst()).update());
    }

    @Test
    void u8BeforeSignInOnlyTheLoginTokenIsTold() {
        var screen = trio.server.client();
        var token = (LoginToken) screen.ask(new ExportLoginToken(4, "hash", List.of()));
        var other = trio.server.client();
        other.ask(new ExportLoginToken(4, "hash", List.of()));
        trio.send(alice, bob, "one");
        screen.receive();
        assertEquals(List.of(), screen.pushed());
        alice.ask(new AcceptLoginToken(token.token()));
        screen.receive();
        var told = (UpdateShort) screen.pushed().getFirst();
        assertInstanceOf(UpdateLoginToken.class, told.update());
        other.receive();
        assertEquals(List.of(), other.pushed());
    }
}
