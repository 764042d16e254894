package heliograph.messages;

import static heliograph.Trio.pushed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.Client;
import heliograph.Trio;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.MessageActionPinMessage;
import heliograph.tl.api.MessageReplyHeader;
import heliograph.tl.api.MessageService;
import heliograph.tl.api.PeerUser;
import heliograph.tl.api.Update;
import heliograph.tl.api.UpdateNewMessage;
import heliograph.tl.api.UpdatePinnedMessages;
import heliograph.tl.api.messages.UpdatePinnedMessage;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Pins in private chats.
class PinTest {
    private final Trio trio = new Trio();
    private final Client alice = trio.alice;
    private final Client bob = trio.bob;

    @AfterEach
    void close() {
        trio.close();
    }

    private List<Update> pin(Client with, int id, boolean unpin, boolean oneSide) {
        var peer = trio.peer(alice, with);
        return Trio.updates(alice.ask(new UpdatePinnedMessage(false, unpin, oneSide, peer, id)));
    }

    private static MessageService service(AnyMessage message) {
        var service = assertInstanceOf(MessageService.class, message);
        assertInstanceOf(MessageActionPinMessage.class, service.action());
        assertTrue(service.silent());
        return service;
    }

    private static int pinned(MessageService service) {
        var id = assertInstanceOf(MessageReplyHeader.class, service.replyTo()).replyToMsgId();
        return id == null ? 0 : id;
    }

    @Test
    void aPinAtBothSidesIsTold() {
        trio.send(trio.carol, bob, "so that ids differ");
        int id = trio.send(alice, bob, "the plan").id();
        int there = trio.newest(bob, alice).id();
        pushed(bob);
        var answer = pin(bob, id, false, false);
        assertEquals(2, answer.size());
        assertInstanceOf(UpdatePinnedMessages.class, answer.get(0));
        var here = service(((UpdateNewMessage) answer.get(1)).message());
        assertTrue(here.out());
        assertEquals(id, pinned(here));
        assertEquals(new PeerUser(bob.id()), here.peerId());

        var told = pushed(bob);
        assertEquals(List.of(there), ((UpdatePinnedMessages) told.get(0)).messages());
        var other = service(((UpdateNewMessage) told.get(1)).message());
        assertEquals(there, pinned(other));
        assertEquals(new PeerUser(alice.id()), other.fromId());
        assertEquals(2, trio.history(bob, alice).size());
    }

    @Test
    void aPinAtOneSideIsNobodyElsesBusiness() {
        int id = trio.send(alice, bob, "the plan").id();
        pushed(bob);
        assertEquals(1, pin(bob, id, false, true).size());
        assertEquals(List.of(), pushed(bob));
        assertEquals(1, trio.history(alice, bob).size());
    }

    @Test
    void savedMessagesArePinnedWithoutAWord() {
        int id = trio.send(alice, alice, "note").id();
        assertEquals(1, pin(alice, id, false, false).size());
        assertEquals(1, trio.history(alice, alice).size());
    }

    @Test
    void whatChangesNothingIsNotTold() {
        int id = trio.send(alice, bob, "the plan").id();
        pin(bob, id, false, false);
        assertEquals(List.of(), pin(bob, id, false, false));
        assertEquals(1, pin(bob, id, true, false).size());
        assertEquals(List.of(), pin(bob, id, true, false));
        assertEquals(2, trio.history(bob, alice).size());
    }
}
