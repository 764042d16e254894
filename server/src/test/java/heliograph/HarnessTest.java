package heliograph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.tl.api.Message;
import heliograph.tl.api.UpdateNewMessage;
import heliograph.tl.api.Updates;
import heliograph.tl.api.messages.GetHistory;
import heliograph.tl.api.messages.Messages;
import heliograph.tl.api.messages.SendMessage;
import heliograph.tl.api.updates.GetState;
import heliograph.tl.api.updates.State;
import org.junit.jupiter.api.Test;

class HarnessTest {
    @Test
    void twoPeopleTalkAndTheServerIsKilled() {
        try (var server = new Harness(1)) {
            var alice = server.client("9996620001");
            var bob = server.client("9996630002");
            State before = bob.ask(new GetState());
            alice.ask(
                    SendMessage.builder()
                            .peer(server.peer(alice, bob.id()))
                            .message("Hello")
                            .randomId(7)
                            .build());
            bob.receive();
            var pushed = (Updates) bob.pushed().getFirst();
            var news = (UpdateNewMessage) pushed.updates().getFirst();
            assertEquals("Hello", ((Message) news.message()).message());
            assertEquals(before.pts() + 1, news.pts());

            server.restart();
            bob.begin();
            var history = new GetHistory(server.peer(bob, alice.id()), 0, 0, 0, 10, 0, 0, 0);
            var kept = (Messages) bob.ask(history);
            assertEquals("Hello", ((Message) kept.messages().getFirst()).message());
            assertTrue(bob.newSession());
        }
    }
}
