package heliograph.topics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.Client;
import heliograph.channels.Community;
import heliograph.tl.Method;
import heliograph.tl.TlFunction;
import heliograph.tl.TlWriter;
import heliograph.tl.api.AnyInputChannel;
import heliograph.tl.api.Channel;
import heliograph.tl.api.ChatAdminRights;
import heliograph.tl.api.ChatBannedRights;
import heliograph.tl.api.ForumTopicDeleted;
import heliograph.tl.api.InputMessageID;
import heliograph.tl.api.Message;
import heliograph.tl.api.MessageActionTopicCreate;
import heliograph.tl.api.MessageReplyHeader;
import heliograph.tl.api.MessageService;
import heliograph.tl.api.UpdateDeleteChannelMessages;
import heliograph.tl.api.UpdateNewChannelMessage;
import heliograph.tl.api.UpdatePinnedForumTopics;
import heliograph.tl.api.channels.CreateChannel;
import heliograph.tl.api.channels.DeleteMessages;
import heliograph.tl.api.channels.ExportMessageLink;
import heliograph.tl.api.channels.GetMessages;
import heliograph.tl.api.channels.ToggleForum;
import heliograph.tl.api.messages.ChannelMessages;
import heliograph.tl.api.messages.CreateForumTopic;
import heliograph.tl.api.messages.DeleteTopicHistory;
import heliograph.tl.api.messages.EditChatDefaultBannedRights;
import heliograph.tl.api.messages.EditForumTopic;
import heliograph.tl.api.messages.ForumTopics;
import heliograph.tl.api.messages.GetForumTopics;
import heliograph.tl.api.messages.GetForumTopicsByID;
import heliograph.tl.api.messages.ReorderPinnedForumTopics;
import heliograph.tl.api.messages.UpdatePinnedForumTopic;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopicsTest {
    private static UpdatePinnedForumTopic pin(Square square, Client by, int topic, boolean on) {
        return new UpdatePinnedForumTopic(square.town.peer(by), topic, on);
    }

    private static DeleteTopicHistory deletion(Square square, Client by, int topic) {
        return new DeleteTopicHistory(square.town.peer(by), topic);
    }

    private static MessageReplyHeader header(Square square, Client viewer, int id) {
        var query = new GetMessages(square.town.named(viewer), List.of(new InputMessageID(id)));
        var message = (Message) ((ChannelMessages) viewer.ask(query)).messages().getFirst();
        if (!(message.replyTo() instanceof MessageReplyHeader header))
            throw new AssertionError("no header: " + message);
        return header;
    }

    @Test
    void aForumHasItsFirstTopicWithAllThatWasSaid() {
        try (var square = new Square(1, true)) {
            var general = square.topic(square.owner, 1);
            assertEquals("General", general.title());
            assertEquals(List.of("General"), square.titles(square.owner));
            square.say(square.owner, "after", null);
            assertEquals(
                    List.of("after", "before", "MessageActionChannelCreate"),
                    square.said(square.owner, 1));
        }
    }

    @Test
    void aForumCanBeMadeAsOne() {
        try (var town = new Community(2, false)) {
            var query =
                    CreateChannel.builder()
                            .megagroup(true)
                            .forum(true)
                            .title("F")
                            .about("")
                            .build();
            var chats = ((heliograph.tl.api.Updates) town.owner.ask(query)).chats();
            assertTrue(((Channel) chats.getFirst()).forum());
        }
    }

    @Test
    void aTopicIsTheThreadOfTheMessageThatMadeIt() {
        try (var square = new Square(3, true)) {
            var ada = square.town.member();
            Square.pushed(ada, UpdateNewChannelMessage.class);
            int topic = square.make(square.owner, "  Tea ");
            var made = Square.pushed(ada, UpdateNewChannelMessage.class);
            var service = (MessageService) made.getFirst().message();
            assertEquals(topic, service.id());
            var action = (MessageActionTopicCreate) service.action();
            assertEquals("Tea", action.title());
            assertEquals(0x6FB9F0, action.iconColor());
            int first = square.say(ada, "green", Square.in(topic));
            int second = square.say(square.owner, "black", Square.to(first, topic));
            square.say(ada, "elsewhere", null);
            var plain = header(square, ada, first);
            assertTrue(plain.forumTopic());
            assertEquals(topic, plain.replyToMsgId());
            assertNull(plain.replyToTopId());
            var reply = header(square, ada, second);
            assertTrue(reply.forumTopic());
            assertEquals(first, reply.replyToMsgId());
            assertEquals(topic, reply.replyToTopId());
            assertEquals(List.of("black", "green"), square.said(ada, topic));
            assertFalse(square.said(ada, 1).contains("green"));
            var shown = square.topic(ada, topic);
            assertEquals(second, shown.topMessage());
            assertTrue(square.topic(square.owner, topic).my());
            assertFalse(shown.my());
        }
    }

    @Test
    void aReplyToWhatIsGoneStillStandsInItsTopic() {
        try (var square = new Square(4, false)) {
            int topic = square.make(square.owner, "Tea");
            int gone = square.say(square.owner, "gone", Square.in(topic));
            square.owner.ask(
                    new DeleteMessages(square.town.named(square.owner), List.of(gone, topic)));
            int answer = square.say(square.owner, "answer", Square.to(gone, topic));
            assertEquals(topic, header(square, square.owner, answer).replyToMsgId());
            assertEquals(List.of("answer"), square.said(square.owner, topic));
            assertEquals(
                    "TOPIC_DELETED",
                    Square.refused(
                            square.owner,
                            square.text(square.owner, "x", Square.to(gone, 4_000)).build()));
        }
    }

    @Test
    void topicsStandInTheOrderOfWhatWasSaid() {
        try (var square = new Square(5, false)) {
            int tea = square.make(square.owner, "Tea");
            int milk = square.make(square.owner, "Mịlk");
            square.make(square.owner, "Sugar");
            int newest = square.say(square.owner, "x", Square.in(tea));
            assertEquals(List.of("Tea", "Sugar", "Mịlk", "General"), square.titles(square.owner));
            var peer = square.town.peer(square.owner);
            var page = square.owner.ask(new GetForumTopics(peer, null, 0, 0, 0, 1));
            assertEquals(List.of("Tea"), Square.titles(page));
            assertEquals(4, page.count());
            var next = square.owner.ask(new GetForumTopics(peer, null, 0, newest, tea, 2));
            assertEquals(List.of("Sugar", "Mịlk"), Square.titles(next));
            var found = square.owner.ask(new GetForumTopics(peer, "milk", 0, 0, 0, 10));
            assertEquals(List.of("Mịlk"), Square.titles(found));
            square.owner.ask(pin(square, square.owner, milk, true));
            assertEquals(List.of("Mịlk", "Tea", "Sugar", "General"), square.titles(square.owner));
            square.owner.ask(new DeleteMessages(square.town.named(square.owner), List.of(newest)));
            assertEquals(List.of("Mịlk", "Sugar", "Tea", "General"), square.titles(square.owner));
        }
    }

    @Test
    void fiveTopicsArePinnedAndNoMore() {
        try (var square = new Square(6, false)) {
            var ada = square.town.member();
            var owner = square.owner;
            for (int i = 0; i < 5; i++)
                owner.ask(pin(square, owner, square.make(owner, "T"), true));
            int sixth = square.make(owner, "Sixth");
            assertEquals("PINNED_TOO_MUCH", Square.refused(owner, pin(square, owner, sixth, true)));
            assertEquals(
                    "TOPIC_NOT_MODIFIED", Square.refused(owner, pin(square, owner, sixth, false)));
            assertEquals(
                    "TOPIC_ID_INVALID", Square.refused(owner, pin(square, owner, 4_000, true)));
            assertEquals("CHAT_ADMIN_REQUIRED", Square.refused(ada, pin(square, ada, sixth, true)));
            assertEquals(
                    5, Square.pushed(ada, heliograph.tl.api.UpdatePinnedForumTopic.class).size());
            var peer = square.town.peer(owner);
            owner.ask(new ReorderPinnedForumTopics(true, peer, List.of(sixth, 1)));
            assertEquals(
                    List.of(sixth, 1),
                    Square.pushed(ada, UpdatePinnedForumTopics.class).getFirst().order());
            assertEquals(List.of("Sixth", "General"), square.titles(ada).subList(0, 2));
            owner.ask(new ReorderPinnedForumTopics(false, peer, List.of(1)));
            assertEquals(List.of("General", "Sixth"), square.titles(ada).subList(0, 2));
        }
    }

    @Test
    void inAClosedTopicWriteThoseWhoManageIt() {
        try (var square = new Square(7, false)) {
            var ada = square.town.member();
            var bob = square.town.member();
            int topic = square.make(ada, "Ada's");
            assertEquals(
                    "CHAT_ADMIN_REQUIRED", Square.refused(bob, square.closing(bob, topic, true)));
            ada.ask(square.closing(ada, topic, true));
            assertTrue(square.topic(bob, topic).closed());
            assertEquals(List.of("MessageActionTopicEdit"), square.said(bob, topic));
            assertEquals(
                    "TOPIC_CLOSED",
                    Square.refused(bob, square.text(bob, "no", Square.in(topic)).build()));
            square.say(ada, "mine", Square.in(topic));
            square.say(square.owner, "I may", Square.in(topic));
            assertEquals(
                    "TOPIC_NOT_MODIFIED", Square.refused(ada, square.closing(ada, topic, true)));
            ada.ask(square.closing(ada, topic, false));
            square.say(bob, "yes", Square.in(topic));
        }
    }

    @Test
    void theFirstTopicIsHiddenAndClosedButNotDeleted() {
        try (var square = new Square(8, false)) {
            var ada = square.town.member();
            var owner = square.owner;
            int topic = square.make(owner, "T");
            assertEquals(
                    "NOGENERAL_HIDE_FORBIDDEN",
                    Square.refused(owner, square.hiding(owner, topic, true)));
            owner.ask(square.hiding(owner, 1, true));
            assertTrue(square.topic(ada, 1).hidden());
            assertTrue(square.topic(ada, 1).closed());
            assertEquals("TOPIC_CLOSED", Square.refused(ada, square.text(ada, "x", null).build()));
            owner.ask(square.closing(owner, 1, false));
            assertFalse(square.topic(ada, 1).hidden());
            square.say(ada, "x", null);
            owner.ask(square.naming(owner, 1, "Lobby"));
            assertEquals("Lobby", square.topic(ada, 1).title());
            assertEquals("TOPIC_ID_INVALID", Square.refused(owner, deletion(square, owner, 1)));
            var icon = new EditForumTopic(square.town.peer(owner), 1, null, 7L, null, null);
            assertEquals("GENERAL_MODIFY_ICON_FORBIDDEN", Square.refused(owner, icon));
        }
    }

    @Test
    void whatIsNoTopicIsRefusedByName() {
        try (var square = new Square(9, false)) {
            var owner = square.owner;
            var peer = square.town.peer(owner);
            int topic = square.make(owner, "T");
            assertEquals("TOPIC_TITLE_EMPTY", Square.refused(owner, square.making(owner, "  ")));
            assertEquals(
                    "TOPIC_TITLE_EMPTY", Square.refused(owner, square.naming(owner, topic, "")));
            assertEquals(
                    "TOPIC_NOT_MODIFIED", Square.refused(owner, square.naming(owner, topic, "T")));
            assertEquals(
                    "TOPIC_ID_INVALID", Square.refused(owner, square.naming(owner, 4_000, "x")));
            assertEquals(
                    "TOPIC_CLOSE_SEPARATELY",
                    Square.refused(owner, new EditForumTopic(peer, topic, "x", null, true, null)));
            assertEquals(
                    "TOPIC_HIDE_SEPARATELY",
                    Square.refused(owner, new EditForumTopic(peer, 1, "x", null, null, true)));
            assertEquals(
                    "DOCUMENT_INVALID",
                    Square.refused(owner, new EditForumTopic(peer, topic, null, 7L, null, null)));
            assertEquals(
                    "DOCUMENT_INVALID",
                    Square.refused(
                            owner, new CreateForumTopic(false, peer, "x", null, 7L, 1, null)));
            assertEquals(
                    "TOPICS_EMPTY", Square.refused(owner, new GetForumTopicsByID(peer, List.of())));
            assertEquals(new ForumTopicDeleted(4_000), square.any(owner, 4_000));
            int named = square.make(owner, "x".repeat(200));
            assertEquals("x".repeat(128), square.topic(owner, named).title());
            var red = new CreateForumTopic(false, peer, "Red", 0xFB6F5F, null, 2, null);
            assertEquals(0xFB6F5F, square.topic(owner, Square.id(owner.ask(red))).iconColor());
            var odd = new CreateForumTopic(false, peer, "Odd", 0x123456, null, 3, null);
            assertEquals(0x6FB9F0, square.topic(owner, Square.id(owner.ask(odd))).iconColor());
            assertEquals(
                    "CHAT_NOT_MODIFIED",
                    Square.refused(owner, new ToggleForum(square.town.named(owner), true, false)));
            owner.ask(new ToggleForum(square.town.named(owner), true, true));
            owner.ask(new ToggleForum(square.town.named(owner), false, false));
            assertEquals("CHANNEL_FORUM_MISSING", Square.refused(owner, square.making(owner, "x")));
            assertEquals(
                    "CHANNEL_FORUM_MISSING",
                    Square.refused(owner, new GetForumTopics(peer, null, 0, 0, 0, 10)));
        }
    }

    @Test
    void aTopicIsDeletedWithAllThatWasSaidInIt() {
        try (var square = new Square(10, false)) {
            var ada = square.town.member();
            var owner = square.owner;
            int topic = square.make(owner, "T");
            int said = square.say(ada, "x", Square.in(topic));
            owner.ask(pin(square, owner, topic, true));
            assertEquals("CHAT_WRITE_FORBIDDEN", Square.refused(ada, deletion(square, ada, topic)));
            Square.pushed(ada, UpdateDeleteChannelMessages.class);
            var affected = owner.ask(deletion(square, owner, topic));
            assertEquals(0, affected.offset());
            assertEquals(2, affected.ptsCount());
            assertEquals(
                    List.of(said, topic),
                    Square.pushed(ada, UpdateDeleteChannelMessages.class).getFirst().messages());
            assertEquals(new ForumTopicDeleted(topic), square.any(ada, topic));
            assertEquals(List.of("General"), square.titles(ada));
            assertEquals(
                    "TOPIC_DELETED",
                    Square.refused(ada, square.text(ada, "x", Square.in(topic)).build()));
            assertEquals("TOPIC_ID_INVALID", Square.refused(owner, deletion(square, owner, topic)));
            assertEquals("TOPIC_ID_INVALID", Square.refused(ada, square.replies(ada, topic)));
            int own = square.make(ada, "Own");
            square.say(ada, "x", Square.in(own));
            ada.ask(deletion(square, ada, own));
            assertEquals(new ForumTopicDeleted(own), square.any(ada, own));
        }
    }

    @Test
    void aLongTopicIsDeletedInParts() {
        try (var square = new Square(11, false)) {
            var owner = square.owner;
            int topic = square.make(owner, "T");
            for (int i = 0; i < Forum.AT_ONCE; i++) square.say(owner, "x", Square.in(topic));
            assertEquals(1, owner.ask(deletion(square, owner, topic)).offset());
            assertEquals(
                    "TOPIC_DELETED",
                    Square.refused(owner, square.text(owner, "x", Square.in(topic)).build()));
            assertEquals(0, owner.ask(deletion(square, owner, topic)).offset());
            assertEquals("TOPIC_ID_INVALID", Square.refused(owner, deletion(square, owner, topic)));
        }
    }

    @Test
    void whoMayMakeTopicsIsARight() {
        try (var square = new Square(12, false)) {
            var ada = square.town.member();
            var admin = square.town.admin(ChatAdminRights.builder().changeInfo(true).build());
            var manager = square.town.admin(ChatAdminRights.builder().manageTopics(true).build());
            square.make(ada, "Before");
            var none = ChatBannedRights.builder().manageTopics(true).build();
            square.owner.ask(new EditChatDefaultBannedRights(square.town.peer(square.owner), none));
            assertEquals("CHAT_WRITE_FORBIDDEN", Square.refused(ada, square.making(ada, "x")));
            assertEquals("CHAT_WRITE_FORBIDDEN", Square.refused(admin, square.making(admin, "x")));
            int topic = square.make(manager, "Managed");
            manager.ask(square.naming(manager, topic, "Better"));
            assertEquals("Better", square.topic(ada, topic).title());
        }
    }

    @Test
    void topicsSurviveARestart() {
        try (var square = new Square(13, true)) {
            int topic = square.make(square.owner, "T");
            square.say(square.owner, "kept", Square.in(topic));
            square.owner.ask(pin(square, square.owner, topic, true));
            square.town.server.restart();
            square.owner.begin();
            assertEquals(List.of("T", "General"), square.titles(square.owner));
            assertTrue(square.topic(square.owner, topic).pinned());
            assertEquals(List.of("kept"), square.said(square.owner, topic));
        }
    }

    /// `channels.getForumTopics`, as layers write it that have no `messages.getForumTopics`.
    private record Old(AnyInputChannel channel) implements TlFunction<ForumTopics> {
        @Override
        public void write(TlWriter out) {
            out.int32(0x0de560d1);
            out.int32(0);
            channel.write(out);
            for (int offset = 0; offset < 3; offset++) out.int32(0);
            out.int32(10);
        }

        @Override
        public Method<?, ForumTopics> method() {
            return GetForumTopics.METHOD;
        }
    }

    @Test
    void theOlderNamesOfMethodsAreUnderstood() {
        try (var square = new Square(14, false)) {
            square.make(square.owner, "Tea");
            var old = new Old(square.town.named(square.owner));
            assertEquals(List.of("Tea", "General"), Square.titles(square.owner.ask(old)));
        }
    }

    @Test
    void aLinkNamesTheTopic() {
        try (var square = new Square(15, false)) {
            int topic = square.make(square.owner, "Tea");
            int said = square.say(square.owner, "x", Square.in(topic));
            var named = square.town.named(square.owner);
            var link = square.owner.ask(new ExportMessageLink(false, false, named, said)).link();
            assertTrue(link.endsWith("/" + topic + "/" + said), link);
        }
    }
}
