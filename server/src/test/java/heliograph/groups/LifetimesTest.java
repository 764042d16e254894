package heliograph.groups;

import static org.junit.jupiter.api.Assertions.assertEquals;

import heliograph.Client;
import heliograph.tl.api.InputPeer;
import heliograph.tl.api.InputPeerChat;
import heliograph.tl.api.InputPeerSelf;
import heliograph.tl.api.messages.GetDefaultHistoryTTL;
import heliograph.tl.api.messages.GetHistory;
import heliograph.tl.api.messages.SendMessage;
import heliograph.tl.api.messages.SetDefaultHistoryTTL;
import heliograph.tl.api.messages.SetHistoryTTL;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LifetimesTest {
    private static final int DAY = 86_400;

    private final Circle circle = new Circle(4);
    private final Client ada = circle.ada;
    private final Client bo = circle.bo;
    private long random = 5_000;

    @AfterEach
    void close() {
        circle.close();
    }

    private void pass(int seconds) {
        circle.server.clock.pass(Duration.ofSeconds(seconds));
        circle.server.tick();
        circle.server.run();
    }

    private void say(Client from, InputPeer to, String text) {
        from.ask(SendMessage.builder().peer(to).message(text).randomId(++random).build());
    }

    private static List<String> box(Client viewer, InputPeer peer) {
        var answer = viewer.ask(new GetHistory(peer, 0, 0, 0, 100, 0, 0, 0));
        return Circle.said(Circle.messages(answer));
    }

    @Test
    void messagesGoFromBothBoxesAlsoAfterARestart() {
        var toBo = circle.server.peer(ada, bo.id());
        var toAda = circle.server.peer(bo, ada.id());
        say(ada, toBo, "stays");
        ada.ask(new SetHistoryTTL(toBo, DAY));
        assertEquals("CHAT_NOT_MODIFIED", ada.outcome(new SetHistoryTTL(toBo, DAY)).error());
        say(ada, toBo, "goes");
        say(bo, toAda, "goes too");
        pass(DAY - 1);
        assertEquals(
                List.of("goes too", "goes", "MessageActionSetMessagesTTL", "stays"),
                box(bo, toAda));
        circle.server.restart();
        ada.begin();
        bo.begin();
        pass(2);
        assertEquals(List.of("MessageActionSetMessagesTTL", "stays"), box(ada, toBo));
        assertEquals(List.of("MessageActionSetMessagesTTL", "stays"), box(bo, toAda));
        bo.ask(new SetHistoryTTL(toAda, 0));
        say(ada, toBo, "for ever");
        pass(2 * DAY);
        assertEquals("for ever", box(bo, toAda).getFirst());
    }

    @Test
    void aGroupForgetsForAllMembers() {
        long group = circle.group(bo);
        ada.ask(new SetHistoryTTL(new InputPeerChat(group), DAY));
        circle.send(bo, group, "goes");
        assertEquals("goes", circle.said(ada, group).getFirst());
        pass(DAY + 1);
        for (var one : List.of(ada, bo))
            assertEquals(
                    List.of("MessageActionSetMessagesTTL", "MessageActionChatCreate"),
                    circle.said(one, group));
    }

    @Test
    void aChatThatIsBegunHasTheUsualLifetime() {
        ada.ask(new SetDefaultHistoryTTL(7 * DAY));
        assertEquals(7 * DAY, ada.ask(new GetDefaultHistoryTTL()).period());
        var toBo = circle.server.peer(ada, bo.id());
        say(ada, toBo, "hello");
        assertEquals(List.of("hello", "MessageActionSetMessagesTTL"), box(ada, toBo));
        pass(7 * DAY + 1);
        assertEquals(List.of("MessageActionSetMessagesTTL"), box(ada, toBo));
    }

    @Test
    void lifetimesAreWholeDaysUpToAYear() {
        var toBo = circle.server.peer(ada, bo.id());
        for (int wrong : List.of(-DAY, DAY - 1, 367 * DAY))
            assertEquals("TTL_PERIOD_INVALID", ada.outcome(new SetHistoryTTL(toBo, wrong)).error());
        ada.ask(new SetHistoryTTL(toBo, 366 * DAY));
        assertEquals(
                "PEER_ID_INVALID",
                ada.outcome(new SetHistoryTTL(new InputPeerSelf(), DAY)).error());
    }
}
