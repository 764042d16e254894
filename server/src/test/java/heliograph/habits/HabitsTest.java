package heliograph.habits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.Client;
import heliograph.Harness;
import heliograph.tl.api.InputPeer;
import heliograph.tl.api.Peer;
import heliograph.tl.api.PeerUser;
import heliograph.tl.api.TopPeer;
import heliograph.tl.api.TopPeerCategoryCorrespondents;
import heliograph.tl.api.contacts.GetTopPeers;
import heliograph.tl.api.contacts.ResetTopPeerRating;
import heliograph.tl.api.contacts.ToggleTopPeers;
import heliograph.tl.api.contacts.TopPeers;
import heliograph.tl.api.contacts.TopPeersDisabled;
import heliograph.tl.api.contacts.TopPeersNotModified;
import heliograph.tl.api.messages.SendMessage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// To whom an account turns most.
final class HabitsTest {
    private final Harness server = new Harness(1);
    private Client ada = server.client("99966200001");
    private final Client bo = server.client("99966200002");
    private final Client cy = server.client("99966200003");
    private long random;

    @AfterEach
    void close() {
        server.close();
    }

    private void write(Client to) {
        InputPeer peer = server.peer(ada, to.id());
        ada.ask(SendMessage.builder().peer(peer).message("hi").randomId(++random).build());
    }

    private static GetTopPeers people(long hash) {
        return new GetTopPeers(
                true, false, false, false, false, false, false, false, false, false, 0, 10, hash);
    }

    private List<TopPeer> top() {
        var categories = ((TopPeers) ada.ask(people(0))).categories();
        return categories.isEmpty() ? List.of() : categories.getFirst().peers();
    }

    private static List<Peer> peers(List<TopPeer> top) {
        return top.stream().map(TopPeer::peer).toList();
    }

    @Test
    void whoeverIsWrittenToMostComesFirst() {
        write(bo);
        write(bo);
        server.clock.pass(Duration.ofSeconds(Habits.PAUSE - 1));
        write(bo);
        assertEquals(1, top().getFirst().rating(), 0.01);
        write(cy);
        server.clock.pass(Duration.ofSeconds(1));
        write(bo);
        assertEquals(2, top().getFirst().rating(), 0.01);
        assertEquals(List.of(new PeerUser(bo.id()), new PeerUser(cy.id())), peers(top()));
        server.restart();
        ada = server.client("99966200001");
        server.clock.pass(Duration.ofSeconds(Habits.DECAY));
        assertEquals(2 / Math.E, top().getFirst().rating(), 0.01);
        write(cy);
        assertEquals(new PeerUser(cy.id()), top().getFirst().peer());
        ada.refused(
                "TYPES_EMPTY",
                new GetTopPeers(
                        false, false, false, false, false, false, false, false, false, false, 0, 10,
                        0));
    }

    @Test
    void whatIsTheSameIsNotSentAgain() {
        write(bo);
        assertEquals(bo.id(), hash(List.of(bo.id())));
        assertInstanceOf(TopPeersNotModified.class, ada.ask(people(hash(List.of(bo.id())))));
        write(cy);
        assertInstanceOf(TopPeers.class, ada.ask(people(hash(List.of(bo.id())))));
    }

    private static long hash(List<Long> ids) {
        long hash = 0;
        for (long id : ids) {
            hash ^= hash >>> 21;
            hash ^= hash << 35;
            hash ^= hash >>> 4;
            hash += id;
        }
        return hash;
    }

    @Test
    void whoWantsNoneHasNone() {
        write(bo);
        write(cy);
        ada.ask(
                new ResetTopPeerRating(
                        new TopPeerCategoryCorrespondents(), server.peer(ada, bo.id())));
        assertEquals(List.of(new PeerUser(cy.id())), peers(top()));
        ada.ask(new ToggleTopPeers(false));
        assertInstanceOf(TopPeersDisabled.class, ada.ask(people(0)));
        write(bo);
        ada.ask(new ToggleTopPeers(true));
        assertTrue(top().isEmpty());
        write(bo);
        assertEquals(1, top().size());
    }
}
