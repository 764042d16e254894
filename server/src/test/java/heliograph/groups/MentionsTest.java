package heliograph.groups;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.Client;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.Dialog;
import heliograph.tl.api.InputDialogPeer;
import heliograph.tl.api.InputPeerChat;
import heliograph.tl.api.InputReplyToMessage;
import heliograph.tl.api.Message;
import heliograph.tl.api.UpdateReadMessagesContents;
import heliograph.tl.api.account.UpdateUsername;
import heliograph.tl.api.messages.DeleteMessages;
import heliograph.tl.api.messages.GetPeerDialogs;
import heliograph.tl.api.messages.GetUnreadMentions;
import heliograph.tl.api.messages.ReadMentions;
import heliograph.tl.api.messages.ReadMessageContents;
import heliograph.tl.api.messages.SendMessage;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Who is named in a basic group hears of it until it has looked.
final class MentionsTest {
    private static int unread(Client client, long group) {
        var peer = new InputDialogPeer(new InputPeerChat(group));
        var row = client.ask(new GetPeerDialogs(List.of(peer))).dialogs().getFirst();
        return ((Dialog) row).unreadMentionsCount();
    }

    private static List<AnyMessage> waiting(Client client, long group) {
        return Circle.messages(
                client.ask(new GetUnreadMentions(new InputPeerChat(group), null, 0, 0, 100, 0, 0)));
    }

    @Test
    void aNameOrAReplyWaitsToBeLookedAt() {
        try (var circle = new Circle(1)) {
            circle.bo.ask(new UpdateUsername("bobby"));
            long group = circle.group(circle.bo, circle.cy);
            var own = circle.send(circle.bo, group, "first");
            circle.server.run();
            var theirs = (Message) circle.history(circle.ada, group).getFirst();
            circle.send(circle.ada, group, "hello @BOBBY and @nobody_here");
            var reply =
                    SendMessage.builder()
                            .peer(new InputPeerChat(group))
                            .message("to you")
                            .replyTo(
                                    InputReplyToMessage.builder().replyToMsgId(theirs.id()).build())
                            .randomId(77)
                            .build();
            circle.ada.ask(reply);
            circle.server.run();
            assertEquals(2, unread(circle.bo, group));
            assertEquals(0, unread(circle.cy, group));
            assertEquals(0, unread(circle.ada, group));
            var waiting = waiting(circle.bo, group);
            assertEquals(2, waiting.size());
            var newest = (Message) waiting.getFirst();
            assertTrue(newest.mentioned() && newest.mediaUnread());
            assertFalse(own.mentioned());

            var other = circle.server.client("9996620002");
            other.pushed();
            circle.bo.ask(new ReadMessageContents(List.of(newest.id())));
            assertEquals(1, other.pushed(UpdateReadMessagesContents.class).size());
            assertEquals(1, unread(circle.bo, group));
            circle.server.restart();
            var bo = circle.server.client("9996620002");
            assertEquals(1, unread(bo, group));
            bo.ask(new ReadMentions(new InputPeerChat(group), null));
            assertEquals(0, unread(bo, group));
            assertTrue(waiting(bo, group).isEmpty());
            assertTrue(((Message) circle.history(bo, group).get(1)).mentioned());
        }
    }

    @Test
    void whatIsDeletedWaitsNoMore() {
        try (var circle = new Circle(2)) {
            circle.bo.ask(new UpdateUsername("bobby"));
            long group = circle.group(circle.bo);
            var sent = circle.send(circle.ada, group, "@bobby");
            circle.server.run();
            assertEquals(1, unread(circle.bo, group));
            circle.ada.ask(new DeleteMessages(true, List.of(sent.id())));
            circle.server.run();
            assertEquals(0, unread(circle.bo, group));
        }
    }
}
