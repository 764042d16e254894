package heliograph.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.Client;
import heliograph.Trio;
import heliograph.tl.api.InputMessageEntityMentionName;
import heliograph.tl.api.InputMessageID;
import heliograph.tl.api.InputPeer;
import heliograph.tl.api.InputPeerEmpty;
import heliograph.tl.api.InputPeerUser;
import heliograph.tl.api.InputPeerUserFromMessage;
import heliograph.tl.api.InputReplyToMessage;
import heliograph.tl.api.InputUser;
import heliograph.tl.api.messages.EditMessage;
import heliograph.tl.api.messages.GetDialogs;
import heliograph.tl.api.messages.GetHistory;
import heliograph.tl.api.messages.GetMessages;
import heliograph.tl.api.messages.ReadHistory;
import heliograph.tl.api.messages.SendMessage;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Rules U6 and U13 of the catalogue: who comes with what, and who may be named how.
class PeopleRulesTest {
    private final Trio trio = new Trio();
    private final Client alice = trio.alice;
    private final Client bob = trio.bob;
    private final Client carol = trio.carol;

    @AfterEach
    void close() {
        trio.close();
    }

    @Test
    void u6EveryoneWhoIsSpokenOfComesAlong() {
        var start = Trio.state(alice);
        int news = trio.newest(bob, said(carol, bob)).id();
        var forwarded = forwardWithReplies(news);
        for (var one : pushes(alice)) Spoken.check(one);
        var peer = trio.peer(alice, bob);
        var all = List.of(bob.id(), carol.id());
        assertTrue(Spoken.check(Trio.difference(alice, start)).containsAll(all));
        assertTrue(Spoken.check(alice.ask(history(peer))).containsAll(all));
        Spoken.check(alice.ask(new GetDialogs(false, null, 0, 0, new InputPeerEmpty(), 9, 0)));
        var one = new InputMessageID(forwarded);
        assertTrue(Spoken.check(alice.ask(new GetMessages(List.of(one)))).contains(carol.id()));
        Spoken.check(alice.ask(trio.text(alice, bob, "seen").build()));
    }

    private Client said(Client from, Client to) {
        trio.send(from, to, "news");
        return from;
    }

    private static List<?> pushes(Client client) {
        client.receive();
        return client.pushed();
    }

    private static GetHistory history(InputPeer peer) {
        return new GetHistory(peer, 0, 0, 0, 100, 0, 0, 0);
    }

    /// The first passes on what the third wrote, and mentions the third in a reply, which is
    /// edited; its id in the receiver's box.
    private int forwardWithReplies(int news) {
        int own = trio.forward(bob, carol, news, alice).id();
        int id = trio.newest(alice, bob).id();
        var mention = new InputMessageEntityMentionName(0, 3, input(bob, carol));
        var reply = new InputReplyToMessage(own, null, null, null, null, null, null, null, null);
        var sent =
                Trio.sent(
                        bob.ask(
                                SendMessage.builder()
                                        .peer(trio.peer(bob, alice))
                                        .message("she says")
                                        .entities(List.of(mention))
                                        .replyTo(reply)
                                        .randomId(trio.fresh())
                                        .build()));
        bob.ask(
                EditMessage.builder()
                        .peer(trio.peer(bob, alice))
                        .id(sent.id())
                        .message("she said")
                        .entities(List.of(mention))
                        .build());
        bob.ask(new ReadHistory(trio.peer(bob, alice), 0));
        return id;
    }

    private InputUser input(Client viewer, Client whom) {
        var peer = (InputPeerUser) trio.peer(viewer, whom);
        return new InputUser(peer.userId(), peer.accessHash());
    }

    @Test
    void u13AHashIsOfOneViewerOnly() {
        assertEquals("PEER_ID_INVALID", refused(trio.peer(bob, carol)));
        assertEquals("PEER_ID_INVALID", refused(new InputPeerUser(carol.id(), 0)));
        alice.ask(history(trio.peer(alice, carol)));
    }

    private String refused(InputPeer peer) {
        return alice.outcome(history(peer)).error();
    }

    @Test
    void u13WhoWasSeenInAMessageCanBeNamedByIt() {
        trio.send(carol, bob, "news");
        int plain = trio.send(bob, alice, "look").id();
        assertTrue(plain > 0);
        int without = trio.newest(alice, bob).id();
        trio.forward(bob, carol, trio.newest(bob, carol).id(), alice);
        int with = trio.newest(alice, bob).id();
        var peer = trio.peer(alice, bob);
        alice.ask(history(new InputPeerUserFromMessage(peer, with, carol.id())));
        var elsewhere = new InputPeerUserFromMessage(peer, without, carol.id());
        assertEquals("PEER_ID_INVALID", refused(elsewhere));
        var nowhere = new InputPeerUserFromMessage(peer, with + 1, carol.id());
        assertEquals("PEER_ID_INVALID", refused(nowhere));
        var stolen = new InputPeerUserFromMessage(trio.peer(bob, carol), with, carol.id());
        assertEquals("PEER_ID_INVALID", refused(stolen));
    }
}
