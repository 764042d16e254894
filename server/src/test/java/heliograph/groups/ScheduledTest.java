package heliograph.groups;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.Client;
import heliograph.tl.api.InputPeer;
import heliograph.tl.api.InputPeerChat;
import heliograph.tl.api.Message;
import heliograph.tl.api.UpdateDeleteScheduledMessages;
import heliograph.tl.api.UpdateNewMessage;
import heliograph.tl.api.UpdateNewScheduledMessage;
import heliograph.tl.api.messages.DeleteScheduledMessages;
import heliograph.tl.api.messages.EditMessage;
import heliograph.tl.api.messages.GetHistory;
import heliograph.tl.api.messages.GetScheduledHistory;
import heliograph.tl.api.messages.SendMessage;
import heliograph.tl.api.messages.SendScheduledMessages;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScheduledTest {
    private static final int WHEN_ONLINE = 0x7ffffffe;

    private final Circle circle = new Circle(3);
    private long random = 1_000;

    @AfterEach
    void close() {
        circle.close();
    }

    private int now() {
        return (int) circle.server.clock.instant().getEpochSecond();
    }

    private SendMessage at(int date, InputPeer peer, String text) {
        return SendMessage.builder()
                .peer(peer)
                .message(text)
                .randomId(++random)
                .scheduleDate(date)
                .build();
    }

    private Message scheduled(Client client, SendMessage query) {
        var updates = Circle.updates(client.ask(query));
        return (Message) Circle.only(updates, UpdateNewScheduledMessage.class).message();
    }

    private void pass(int seconds) {
        circle.server.clock.pass(Duration.ofSeconds(seconds));
        circle.server.tick();
        circle.server.run();
    }

    private List<String> waiting(InputPeer peer) {
        return Circle.said(Circle.messages(circle.ada.ask(new GetScheduledHistory(peer, 0))));
    }

    private List<String> bosBox() {
        var peer = circle.server.peer(circle.bo, circle.ada.id());
        return Circle.said(
                Circle.messages(circle.bo.ask(new GetHistory(peer, 0, 0, 0, 100, 0, 0, 0))));
    }

    @Test
    void aMessageIsSentAtItsDateOnceAlsoAfterARestart() {
        long group = circle.group(circle.bo);
        var peer = new InputPeerChat(group);
        scheduled(circle.ada, at(now() + 60, peer, "later"));
        assertEquals(List.of("later"), waiting(peer));
        pass(30);
        assertEquals(List.of("MessageActionChatCreate"), circle.said(circle.bo, group));
        circle.server.restart();
        circle.ada.begin();
        circle.bo.begin();
        circle.bo.ask(new heliograph.tl.api.updates.GetState());
        Circle.pushed(circle.bo);
        pass(40);
        var news = Circle.only(Circle.pushed(circle.bo), UpdateNewMessage.class);
        assertTrue(((Message) news.message()).fromScheduled());
        pass(10);
        assertEquals(List.of("later", "MessageActionChatCreate"), circle.said(circle.bo, group));
        assertEquals(List.of(), waiting(peer));
    }

    @Test
    void aCrashWhileItIsSentSendsItOnce() {
        for (int steps = 0; steps < 8; steps++)
            try (var other = new Circle(100 + steps)) {
                var pick = new SplittableRandom(steps);
                long group = other.group(other.bo);
                int date = (int) other.server.clock.instant().getEpochSecond() + 60;
                other.ada.ask(
                        SendMessage.builder()
                                .peer(new InputPeerChat(group))
                                .message("once")
                                .randomId(5)
                                .scheduleDate(date)
                                .build());
                other.server.clock.pass(Duration.ofSeconds(61));
                other.server.tick();
                for (int i = 0; i < steps; i++) other.server.steps().runOne(pick);
                other.server.restart();
                other.ada.begin();
                other.bo.begin();
                other.server.clock.pass(Duration.ofSeconds(2));
                other.server.tick();
                other.server.run();
                for (var one : List.of(other.ada, other.bo))
                    assertEquals(1, Collections.frequency(other.said(one, group), "once"));
            }
    }

    @Test
    void whatWaitsIsEditedSentEarlyOrDeleted() {
        var peer = circle.server.peer(circle.ada, circle.bo.id());
        var first = scheduled(circle.ada, at(now() + 100, peer, "one"));
        var second = scheduled(circle.ada, at(now() + 200, peer, "two"));
        assertEquals(List.of("two", "one"), waiting(peer));
        circle.ada.ask(
                EditMessage.builder()
                        .peer(peer)
                        .id(first.id())
                        .message("uno")
                        .scheduleDate(now() + 300)
                        .build());
        assertEquals(List.of("uno", "two"), waiting(peer));
        var sent =
                Circle.updates(
                        circle.ada.ask(new SendScheduledMessages(peer, List.of(first.id()))));
        Circle.only(sent, UpdateNewMessage.class);
        var gone = Circle.only(sent, UpdateDeleteScheduledMessages.class);
        assertEquals(List.of(first.id()), gone.messages());
        circle.ada.ask(new DeleteScheduledMessages(peer, List.of(second.id())));
        pass(400);
        assertEquals(List.of("uno"), bosBox());
    }

    @Test
    void whatIsForAnOnlineReceiverWaitsForIt() {
        var peer = circle.server.peer(circle.ada, circle.bo.id());
        circle.bo.cut();
        scheduled(circle.ada, at(WHEN_ONLINE, peer, "you there?"));
        pass(5);
        pass(5);
        assertEquals(List.of("you there?"), waiting(peer));
        circle.bo.begin();
        circle.bo.ask(new heliograph.tl.api.updates.GetState());
        pass(5);
        assertEquals(List.of("you there?"), bosBox());
        assertEquals(List.of(), waiting(peer));
    }

    @Test
    void aChatHasAHundredThatWait() {
        var peer = circle.server.peer(circle.ada, circle.bo.id());
        for (int i = 0; i < 100; i++) scheduled(circle.ada, at(now() + 100 + i, peer, "m" + i));
        assertEquals(
                "SCHEDULE_TOO_MUCH", circle.ada.outcome(at(now() + 100, peer, "too much")).error());
        assertEquals(
                "SCHEDULE_DATE_TOO_LATE",
                circle.ada
                        .outcome(
                                at(
                                        now() + 367 * 86_400,
                                        new heliograph.tl.api.InputPeerSelf(),
                                        "x"))
                        .error());
        // A date that is about now is now.
        var soon = at(now() + 10, new heliograph.tl.api.InputPeerSelf(), "now");
        Circle.only(Circle.updates(circle.ada.ask(soon)), UpdateNewMessage.class);
    }
}
