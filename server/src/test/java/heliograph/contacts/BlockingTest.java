package heliograph.contacts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.rpc.RpcError;
import heliograph.tl.api.InputPeerChat;
import heliograph.tl.api.InputPeerSelf;
import heliograph.tl.api.UpdateNewMessage;
import heliograph.tl.api.UpdatePeerBlocked;
import heliograph.tl.api.UserStatusEmpty;
import heliograph.tl.api.contacts.Block;
import heliograph.tl.api.contacts.Blocked;
import heliograph.tl.api.contacts.BlockedSlice;
import heliograph.tl.api.contacts.GetBlocked;
import heliograph.tl.api.contacts.SetBlocked;
import heliograph.tl.api.contacts.Unblock;
import heliograph.tl.api.users.GetFullUser;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class BlockingTest {
    private final Village village = new Village();
    private final long alice = village.person("99966200001", "Alice");
    private final long bob = village.person("99966300002", "Bob");
    private final long carol = village.person("99966400003", "Carol");

    @Test
    void whoIsBlockedSeesAndReachesNoMore() {
        village.ask(alice, new Block(false, village.peer(alice, bob)));
        village.ask(alice, new Block(false, village.peer(alice, bob)));
        assertEquals(1, village.pushed(alice, UpdatePeerBlocked.class).size());
        assertInstanceOf(UserStatusEmpty.class, village.seen(bob, alice).status());
        assertNull(village.seen(bob, alice).phone());
        assertFalse(village.visibility.seesPhoto(bob, alice));
        assertTrue(village.visibility.seesPhoto(carol, alice));
        village.write(bob, alice, "let me in");
        assertTrue(village.pushed(alice, UpdateNewMessage.class).isEmpty());
        assertTrue(full(alice, bob).blocked());
        assertFalse(full(bob, alice).blocked());

        village.ask(alice, new Unblock(false, village.peer(alice, bob)));
        assertEquals(2, village.pushed(alice, UpdatePeerBlocked.class).size());
        village.write(bob, alice, "hello");
        assertEquals(1, village.pushed(alice, UpdateNewMessage.class).size());
    }

    private heliograph.tl.api.UserFull full(long viewer, long user) {
        return village.ask(viewer, new GetFullUser(village.user(viewer, user))).fullUser();
    }

    @Test
    void whoIsKeptFromStoriesIsKeptFromNothingElse() {
        village.ask(alice, new Block(true, village.peer(alice, bob)));
        var told = village.pushed(alice, UpdatePeerBlocked.class).getFirst();
        assertFalse(told.blocked());
        assertTrue(told.blockedMyStoriesFrom());
        assertFalse(full(alice, bob).blocked());
        assertTrue(full(alice, bob).blockedMyStoriesFrom());
        village.write(bob, alice, "hello");
        assertEquals(1, village.pushed(alice, UpdateNewMessage.class).size());
        assertTrue(blocked(false, 0, 10).isEmpty());
        assertEquals(List.of(bob), blocked(true, 0, 10));
    }

    @Test
    void onlyOtherPeopleCanBeBlocked() {
        village.refused("CONTACT_ID_INVALID", alice, new Block(false, new InputPeerSelf()));
        village.refused("PEER_ID_INVALID", alice, new Block(false, new InputPeerChat(1)));
        village.refused(
                "CONTACT_ID_INVALID",
                alice,
                new SetBlocked(false, List.of(new InputPeerSelf()), 10));
    }

    @Test
    void thoseBlockedLastComeFirstAndInPages() {
        village.ask(alice, new Block(false, village.peer(alice, bob)));
        village.clock.pass(Duration.ofSeconds(5));
        village.ask(alice, new Block(false, village.peer(alice, carol)));
        assertEquals(List.of(carol, bob), blocked(false, 0, 100));
        assertEquals(List.of(carol), blocked(false, 0, 1));
        assertEquals(List.of(bob), blocked(false, 1, 1));
        assertTrue(blocked(false, 2, 1).isEmpty());
    }

    private List<Long> blocked(boolean stories, int offset, int limit) {
        var answer = village.ask(alice, new GetBlocked(stories, offset, limit));
        var rows =
                switch (answer) {
                    case Blocked all -> all.blocked();
                    case BlockedSlice some -> some.blocked();
                };
        return rows.stream()
                .map(row -> ((heliograph.tl.api.PeerUser) row.peerId()).userId())
                .toList();
    }

    @Test
    void theListCanBeReplaced() {
        village.ask(alice, new Block(false, village.peer(alice, bob)));
        village.ask(alice, new SetBlocked(false, List.of(village.peer(alice, carol)), 10));
        assertEquals(List.of(carol), blocked(false, 0, 10));
    }

    @Test
    void anAccountBlocksSoManyPeople() {
        var crowd = new HashSet<Long>();
        for (long id = 1; id < Ban.MAX; id++) crowd.add(id);
        var caller = Village.as(alice);
        village.contacts.replaceBlocked(caller, crowd, Ban.ALL);
        village.contacts.block(caller, bob, Ban.ALL, true);
        village.contacts.block(caller, bob, Ban.ALL, true);
        var refusal =
                Assertions.assertThrows(
                        RpcError.Refusal.class,
                        () -> village.contacts.block(caller, carol, Ban.ALL, true));
        assertEquals("LIMIT_INVALID", refusal.error().message());
    }
}
