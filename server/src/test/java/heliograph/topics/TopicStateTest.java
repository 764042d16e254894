package heliograph.topics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.Client;
import heliograph.tl.api.ChannelAdminLogEventActionCreateTopic;
import heliograph.tl.api.ChannelAdminLogEventActionDeleteTopic;
import heliograph.tl.api.ChannelAdminLogEventActionEditTopic;
import heliograph.tl.api.ChannelAdminLogEventActionPinTopic;
import heliograph.tl.api.ChannelAdminLogEventActionToggleForum;
import heliograph.tl.api.ChannelAdminLogEventsFilter;
import heliograph.tl.api.Dialog;
import heliograph.tl.api.InputDialogPeer;
import heliograph.tl.api.InputMessagesFilterEmpty;
import heliograph.tl.api.InputNotifyForumTopic;
import heliograph.tl.api.InputPeerNotifySettings;
import heliograph.tl.api.Message;
import heliograph.tl.api.MessageReplyHeader;
import heliograph.tl.api.ReactionEmoji;
import heliograph.tl.api.SendMessageTypingAction;
import heliograph.tl.api.UpdateChannelUserTyping;
import heliograph.tl.api.UpdateChannelViewForumAsMessages;
import heliograph.tl.api.UpdateMessageReactions;
import heliograph.tl.api.UpdateNotifySettings;
import heliograph.tl.api.UpdateReadChannelDiscussionInbox;
import heliograph.tl.api.UpdateReadChannelDiscussionOutbox;
import heliograph.tl.api.channels.GetAdminLog;
import heliograph.tl.api.channels.GetFullChannel;
import heliograph.tl.api.channels.ToggleViewForumAsMessages;
import heliograph.tl.api.messages.ChannelMessages;
import heliograph.tl.api.messages.DeleteTopicHistory;
import heliograph.tl.api.messages.ForwardMessages;
import heliograph.tl.api.messages.GetDiscussionMessage;
import heliograph.tl.api.messages.GetMessageReadParticipants;
import heliograph.tl.api.messages.GetPeerDialogs;
import heliograph.tl.api.messages.GetUnreadMentions;
import heliograph.tl.api.messages.GetUnreadReactions;
import heliograph.tl.api.messages.Messages;
import heliograph.tl.api.messages.ReadDiscussion;
import heliograph.tl.api.messages.ReadMentions;
import heliograph.tl.api.messages.ReadReactions;
import heliograph.tl.api.messages.Search;
import heliograph.tl.api.messages.SendReaction;
import heliograph.tl.api.messages.SetTyping;
import heliograph.tl.api.messages.UnpinAllMessages;
import heliograph.tl.api.messages.UpdatePinnedForumTopic;
import heliograph.tl.api.messages.UpdatePinnedMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopicStateTest {
    static Dialog dialog(Square square, Client client) {
        var query = new GetPeerDialogs(List.of(new InputDialogPeer(square.town.peer(client))));
        return (Dialog) client.ask(query).dialogs().getFirst();
    }

    private static ReadDiscussion reading(Square square, Client by, int topic, int upTo) {
        return new ReadDiscussion(square.town.peer(by), topic, upTo);
    }

    @Test
    void eachTopicIsReadForItself() {
        try (var square = new Square(1, true)) {
            var ada = square.town.member();
            int tea = square.make(square.owner, "Tea");
            int milk = square.make(square.owner, "Milk");
            square.say(square.owner, "1", Square.in(tea));
            int second = square.say(square.owner, "2", Square.in(tea));
            square.say(ada, "own", Square.in(tea));
            int elsewhere = square.say(square.owner, "3", Square.in(milk));
            square.say(square.owner, "4", null);
            assertEquals(2, square.topic(ada, tea).unreadCount());
            assertEquals(1, square.topic(ada, milk).unreadCount());
            assertEquals(1, square.topic(ada, 1).unreadCount());
            assertEquals(4, dialog(square, ada).unreadCount());
            Square.pushed(square.owner, UpdateReadChannelDiscussionOutbox.class);
            var device = square.town.server.client();
            device.enter("999663" + "0002");
            ada.ask(reading(square, ada, tea, second));
            var told =
                    Square.pushed(square.owner, UpdateReadChannelDiscussionOutbox.class).getFirst();
            assertEquals(tea, told.topMsgId());
            assertEquals(second, told.readMaxId());
            var own = Square.pushed(device, UpdateReadChannelDiscussionInbox.class);
            assertEquals(second, own.getFirst().readMaxId());
            assertEquals(0, square.topic(ada, tea).unreadCount());
            assertEquals(List.of(ada.id()), readers(square, second));
            assertEquals(List.of(), readers(square, elsewhere));
            assertEquals(second, square.topic(ada, tea).readInboxMaxId());
            assertEquals(second, square.topic(square.owner, tea).readOutboxMaxId());
            assertEquals(2, dialog(square, ada).unreadCount());
            ada.ask(reading(square, ada, 1, Integer.MAX_VALUE));
            assertEquals(0, square.topic(ada, 1).unreadCount());
            assertEquals(1, dialog(square, ada).unreadCount());
            var state = ada.ask(new GetDiscussionMessage(square.town.peer(ada), milk));
            assertEquals(1, state.unreadCount());
        }
    }

    private static List<Long> readers(Square square, int id) {
        var readers = new ArrayList<Long>();
        var query = new GetMessageReadParticipants(square.town.peer(square.owner), id);
        for (var one : square.owner.ask(query)) readers.add(one.userId());
        return readers;
    }

    @Test
    void whatIsReadStaysReadOverARestart() {
        try (var square = new Square(2, false)) {
            var ada = square.town.member();
            int tea = square.make(square.owner, "Tea");
            int said = square.say(square.owner, "1", Square.in(tea));
            ada.ask(reading(square, ada, tea, said));
            square.town.server.restart();
            ada.begin();
            square.owner.begin();
            assertEquals(0, square.topic(ada, tea).unreadCount());
            assertEquals(said, square.topic(square.owner, tea).readOutboxMaxId());
        }
    }

    @Test
    void aMessageThatNamesTheTopicAloneMentionsNobody() {
        try (var square = new Square(3, false)) {
            var ada = square.town.member();
            int tea = square.make(ada, "Tea");
            int said = square.say(ada, "x", Square.in(tea));
            square.say(square.owner, "plain", Square.in(tea));
            assertEquals(0, square.topic(ada, tea).unreadMentionsCount());
            square.say(square.owner, "reply", Square.to(said, tea));
            square.say(square.owner, "elsewhere", Square.in(square.make(ada, "Milk")));
            assertEquals(1, square.topic(ada, tea).unreadMentionsCount());
            assertEquals(List.of("reply"), mentions(square, ada, tea));
            assertEquals(List.of(), mentions(square, ada, 1));
            ada.ask(new ReadMentions(square.town.peer(ada), 1));
            assertEquals(1, square.topic(ada, tea).unreadMentionsCount());
            ada.ask(new ReadMentions(square.town.peer(ada), tea));
            assertEquals(0, square.topic(ada, tea).unreadMentionsCount());
        }
    }

    @Test
    void reactionsWaitForTheAuthorInTheirTopic() {
        try (var square = new Square(13, false)) {
            var ada = square.town.member();
            var bob = square.town.member();
            int tea = square.make(square.owner, "Tea");
            int said = square.say(ada, "x", Square.in(tea));
            Square.pushed(ada, UpdateMessageReactions.class);
            bob.ask(
                    new SendReaction(
                            false,
                            false,
                            square.town.peer(bob),
                            said,
                            List.of(new ReactionEmoji("👍"))));
            var told = Square.pushed(ada, UpdateMessageReactions.class).getFirst();
            assertEquals(tea, told.topMsgId());
            assertEquals(1, square.topic(ada, tea).unreadReactionsCount());
            assertEquals(0, square.topic(ada, 1).unreadReactionsCount());
            assertEquals(1, dialog(square, ada).unreadReactionsCount());
            assertEquals(List.of("x"), reacted(square, ada, tea));
            assertEquals(List.of(), reacted(square, ada, 1));
            ada.ask(new ReadReactions(square.town.peer(ada), tea, null));
            assertEquals(List.of(), reacted(square, ada, tea));
            assertEquals(0, dialog(square, ada).unreadReactionsCount());
        }
    }

    private static List<String> reacted(Square square, Client client, int topic) {
        var query =
                GetUnreadReactions.builder()
                        .peer(square.town.peer(client))
                        .topMsgId(topic)
                        .limit(100)
                        .build();
        return Square.texts(((Messages) client.ask(query)).messages());
    }

    private static List<String> mentions(Square square, Client client, int topic) {
        var query = new GetUnreadMentions(square.town.peer(client), topic, 0, 0, 100, 0, 0);
        return Square.texts(((ChannelMessages) client.ask(query)).messages());
    }

    @Test
    void aTopicIsSearchedForItself() {
        try (var square = new Square(5, true)) {
            int tea = square.make(square.owner, "Tea");
            square.say(square.owner, "leaf one", Square.in(tea));
            square.say(square.owner, "leaf two", null);
            assertEquals(List.of("leaf one"), search(square, tea));
            assertEquals(List.of("leaf two"), search(square, 1));
        }
    }

    private static List<String> search(Square square, int topic) {
        var query =
                Search.builder()
                        .peer(square.town.peer(square.owner))
                        .q("leaf")
                        .topMsgId(topic)
                        .filter(new InputMessagesFilterEmpty())
                        .limit(10)
                        .build();
        return Square.texts(((ChannelMessages) square.owner.ask(query)).messages());
    }

    @Test
    void aTopicIsUnpinnedForItself() {
        try (var square = new Square(6, false)) {
            var owner = square.owner;
            var peer = square.town.peer(owner);
            int tea = square.make(owner, "Tea");
            int inTea = square.say(owner, "x", Square.in(tea));
            int general = square.say(owner, "y", null);
            owner.ask(new UpdatePinnedMessage(false, false, false, peer, inTea));
            owner.ask(new UpdatePinnedMessage(false, false, false, peer, general));
            assertEquals(List.of("MessageActionPinMessage", "x"), square.said(owner, tea));
            owner.ask(new UnpinAllMessages(peer, tea, null));
            var full = owner.ask(new GetFullChannel(square.town.named(owner))).fullChat();
            assertEquals(general, ((heliograph.tl.api.ChannelFull) full).pinnedMsgId());
        }
    }

    @Test
    void messagesAreForwardedIntoATopicAndScheduledThere() {
        try (var square = new Square(7, false)) {
            var owner = square.owner;
            var peer = square.town.peer(owner);
            int tea = square.make(owner, "Tea");
            int said = square.say(owner, "x", null);
            owner.ask(
                    ForwardMessages.builder()
                            .fromPeer(peer)
                            .toPeer(peer)
                            .id(List.of(said))
                            .randomId(List.of(square.fresh()))
                            .topMsgId(tea)
                            .build());
            assertEquals(List.of("x"), square.said(owner, tea));
            int later = (int) square.town.server.clock.instant().getEpochSecond() + 3_600;
            owner.ask(square.text(owner, "later", Square.in(tea)).scheduleDate(later).build());
            square.town.server.clock.pass(Duration.ofHours(2));
            square.town.server.tick();
            square.town.server.run();
            assertEquals(List.of("later", "x"), square.said(owner, tea));
        }
    }

    @Test
    void othersSeeInWhichTopicSomeoneWrites() {
        try (var square = new Square(8, false)) {
            var ada = square.town.member();
            int tea = square.make(square.owner, "Tea");
            Square.pushed(ada, UpdateChannelUserTyping.class);
            square.owner.ask(
                    new SetTyping(
                            square.town.peer(square.owner), tea, new SendMessageTypingAction()));
            assertEquals(
                    tea, Square.pushed(ada, UpdateChannelUserTyping.class).getFirst().topMsgId());
        }
    }

    @Test
    void aTopicHasSettingsOfItsOwn() {
        try (var square = new Square(9, false)) {
            var ada = square.town.member();
            int tea = square.make(square.owner, "Tea");
            var device = square.town.server.client();
            device.enter("999663" + "0002");
            ada.ask(
                    new heliograph.tl.api.account.UpdateNotifySettings(
                            new InputNotifyForumTopic(square.town.peer(ada), tea),
                            InputPeerNotifySettings.builder().muteUntil(7).build()));
            assertEquals(7, square.topic(ada, tea).notifySettings().muteUntil());
            assertNull(square.topic(ada, 1).notifySettings().muteUntil());
            assertNull(dialog(square, ada).notifySettings().muteUntil());
            assertEquals(1, Square.pushed(device, UpdateNotifySettings.class).size());
        }
    }

    @Test
    void howAForumIsShownIsEveryonesOwnChoice() {
        try (var square = new Square(10, false)) {
            var ada = square.town.member();
            var device = square.town.server.client();
            device.enter("999663" + "0002");
            ada.ask(new ToggleViewForumAsMessages(square.town.named(ada), true));
            assertTrue(dialog(square, ada).viewForumAsMessages());
            assertEquals(false, dialog(square, square.owner).viewForumAsMessages());
            assertTrue(
                    Square.pushed(device, UpdateChannelViewForumAsMessages.class)
                            .getFirst()
                            .enabled());
        }
    }

    @Test
    void whatIsDoneToTopicsStandsInTheAdminLog() {
        try (var square = new Square(11, false)) {
            var owner = square.owner;
            var peer = square.town.peer(owner);
            int tea = square.make(owner, "Tea");
            owner.ask(square.naming(owner, tea, "Green tea"));
            owner.ask(new UpdatePinnedForumTopic(peer, tea, true));
            owner.ask(new DeleteTopicHistory(peer, tea));
            var filter = ChannelAdminLogEventsFilter.builder().forums(true).build();
            var log =
                    owner.ask(
                            new GetAdminLog(square.town.named(owner), "", filter, null, 0, 0, 10));
            var kinds = new ArrayList<Class<?>>();
            for (var event : log.events()) kinds.add(event.action().getClass());
            assertEquals(
                    List.of(
                            ChannelAdminLogEventActionDeleteTopic.class,
                            ChannelAdminLogEventActionPinTopic.class,
                            ChannelAdminLogEventActionEditTopic.class,
                            ChannelAdminLogEventActionCreateTopic.class,
                            ChannelAdminLogEventActionToggleForum.class),
                    kinds);
        }
    }

    @Test
    void whoWasOfflineCatchesUpWithTheTopics() {
        try (var square = new Square(12, false)) {
            var ada = square.town.member();
            var pts = dialog(square, ada).pts();
            ada.cut();
            int tea = square.make(square.owner, "Tea");
            square.say(square.owner, "missed", Square.in(tea));
            ada.begin();
            var missed =
                    assertInstanceOf(
                            heliograph.tl.api.updates.ChannelDifference.class,
                            ada.ask(
                                    new heliograph.tl.api.updates.GetChannelDifference(
                                            true,
                                            square.town.named(ada),
                                            new heliograph.tl.api.ChannelMessagesFilterEmpty(),
                                            pts == null ? 1 : pts,
                                            100)));
            var last = (Message) missed.newMessages().getLast();
            assertEquals("missed", last.message());
            var header = (MessageReplyHeader) last.replyTo();
            assertTrue(header != null && header.forumTopic());
            assertEquals(List.of("Tea", "General"), square.titles(ada));
        }
    }
}
