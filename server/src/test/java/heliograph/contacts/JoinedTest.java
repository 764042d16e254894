package heliograph.contacts;

import static heliograph.Trio.only;
import static heliograph.Trio.pushed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.Client;
import heliograph.Trio;
import heliograph.tl.api.InputPhoneContact;
import heliograph.tl.api.InputReplyToMessage;
import heliograph.tl.api.Message;
import heliograph.tl.api.MessageActionContactSignUp;
import heliograph.tl.api.MessageService;
import heliograph.tl.api.PeerUser;
import heliograph.tl.api.Update;
import heliograph.tl.api.UpdateDeleteMessages;
import heliograph.tl.api.UpdateNewMessage;
import heliograph.tl.api.account.SetContactSignUpNotification;
import heliograph.tl.api.contacts.DeleteByPhones;
import heliograph.tl.api.contacts.ImportContacts;
import heliograph.tl.api.messages.DeleteMessages;
import heliograph.tl.api.messages.ReadHistory;
import heliograph.tl.api.updates.Difference;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Whoever has saved a number is told when it signs up.
class JoinedTest {
    private static final String DAVE = "9996650005";

    private final Trio trio = new Trio();
    private final Client alice = trio.alice;
    private final Client bob = trio.bob;

    @AfterEach
    void close() {
        trio.close();
    }

    private static void save(Client client) {
        client.ask(new ImportContacts(List.of(new InputPhoneContact(1, DAVE, "Dave", "", null))));
        pushed(client);
    }

    private Client signUp(boolean quiet) {
        var dave = trio.server.client();
        dave.enter(DAVE, quiet);
        trio.server.run();
        return dave;
    }

    private static List<MessageService> told(Client client) {
        return pushed(client).stream()
                .filter(UpdateNewMessage.class::isInstance)
                .map(u -> (MessageService) ((UpdateNewMessage) u).message())
                .toList();
    }

    @Test
    void thoseWhoSavedTheNumberAreTold() {
        var before = Trio.state(alice);
        save(alice);
        var dave = signUp(false);
        var told = told(alice).getFirst();
        assertInstanceOf(MessageActionContactSignUp.class, told.action());
        assertEquals(new PeerUser(dave.id()), told.fromId());
        assertEquals(new PeerUser(dave.id()), told.peerId());
        assertFalse(told.out());
        assertFalse(told.silent());
        assertEquals(1, trio.dialog(alice, dave).unreadCount());
        var missed = (Difference) Trio.difference(alice, before);
        assertEquals(List.of(told), missed.newMessages());
        assertEquals(List.of(), told(bob));
        assertEquals(0, trio.dialog(dave, alice).topMessage());
    }

    @Test
    void whoWantsNoNoiseIsToldInSilence() {
        save(alice);
        alice.ask(new SetContactSignUpNotification(true));
        signUp(false);
        assertTrue(told(alice).getFirst().silent());
    }

    @Test
    void whoeverSignsUpQuietlyIsAContactWithoutAWord() {
        save(alice);
        var dave = signUp(true);
        assertEquals(List.of(), told(alice));
        assertEquals(List.of(), trio.history(alice, dave));
    }

    @Test
    void whoHasForgottenTheNumberIsNotTold() {
        save(alice);
        alice.ask(new DeleteByPhones(List.of(DAVE)));
        signUp(false);
        assertEquals(List.of(), told(alice));
    }

    @Test
    void itIsToldOnceThoughTheServerDies() {
        save(alice);
        var dave = trio.server.client();
        dave.enter(DAVE, false);
        trio.server.restart();
        trio.server.run();
        trio.server.restart();
        alice.begin();
        assertEquals(1, trio.history(alice, dave).size());
    }

    @Test
    void itLiesInOneBoxOnly() {
        save(alice);
        var dave = signUp(false);
        int id = told(alice).getFirst().id();
        var reply = new InputReplyToMessage(id, null, null, null, null, null, null, null, null);
        alice.ask(trio.text(alice, dave, "welcome").replyTo(reply).build());
        var got = only(UpdateNewMessage.class, dave);
        assertNull(((Message) got.message()).replyTo());
        alice.ask(new ReadHistory(trio.peer(alice, dave), 0));
        alice.ask(new DeleteMessages(true, List.of(id)));
        List<Update> heard = pushed(dave);
        assertFalse(heard.stream().anyMatch(UpdateDeleteMessages.class::isInstance));
        assertEquals(1, trio.history(alice, dave).size());
    }
}
