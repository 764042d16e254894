package heliograph.posts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.Client;
import heliograph.channels.Community;
import heliograph.tl.api.ChatAdminRights;
import heliograph.tl.api.ChatBannedRights;
import heliograph.tl.api.InputPeerSelf;
import heliograph.tl.api.Message;
import heliograph.tl.api.MessageReplyHeader;
import heliograph.tl.api.MessageService;
import heliograph.tl.api.PeerChannel;
import heliograph.tl.api.PeerUser;
import heliograph.tl.api.UpdateDeleteChannelMessages;
import heliograph.tl.api.UpdateEditChannelMessage;
import heliograph.tl.api.UpdateNewChannelMessage;
import heliograph.tl.api.UpdatePinnedChannelMessages;
import heliograph.tl.api.Updates;
import heliograph.tl.api.channels.DeleteHistory;
import heliograph.tl.api.channels.DeleteMessages;
import heliograph.tl.api.channels.DeleteParticipantHistory;
import heliograph.tl.api.messages.EditMessage;
import heliograph.tl.api.messages.ForwardMessages;
import heliograph.tl.api.messages.GetMessagesViews;
import heliograph.tl.api.messages.UnpinAllMessages;
import heliograph.tl.api.messages.UpdatePinnedMessage;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TalkTest {
    private static final ChatAdminRights POSTS =
            ChatAdminRights.builder().postMessages(true).build();

    private static String error(Client client, heliograph.tl.TlFunction<?> query) {
        return client.outcome(query).error();
    }

    @Test
    void aMessageIsKeptOnceAndReachesEveryMember() {
        try (var group = new Community(1, false)) {
            var ada = group.member();
            var bo = group.member();
            Talk.pushed(bo, UpdateNewChannelMessage.class);
            int id = Talk.say(group, ada, "hello");
            var news = Talk.pushed(bo, UpdateNewChannelMessage.class);
            assertEquals(1, news.size());
            var message = (Message) news.getFirst().message();
            assertEquals("hello", message.message());
            assertEquals(new PeerUser(ada.id()), message.fromId());
            assertFalse(message.out());
            assertTrue(Talk.message(group, ada, id).out());
            var history = Talk.history(group, bo);
            assertEquals(news.getFirst().pts(), history.pts());
            assertEquals("hello", Talk.texts(history.messages()).getFirst());
            assertEquals(history.count(), history.messages().size());
        }
    }

    @Test
    void aRepeatedSendIsSentOnce() {
        try (var group = new Community(2, false)) {
            var ada = group.member();
            var query = Talk.text(group, ada, "once").build();
            int id = Talk.id(ada.ask(query));
            assertEquals(id, Talk.id(ada.ask(query)));
            int before = Talk.history(group, ada).count();
            ada.ask(new DeleteMessages(group.named(ada), List.of(id)));
            assertEquals("RANDOM_ID_DUPLICATE", error(ada, query));
            assertEquals(before - 1, Talk.history(group, ada).count());
        }
    }

    @Test
    void aChannelSpeaksForItselfAndCountsViewsOnce() {
        try (var channel = new Community(3, true)) {
            var reader = channel.member();
            int id = Talk.say(channel, channel.owner, "news");
            var post = Talk.message(channel, reader, id);
            assertTrue(post.post());
            assertNull(post.fromId());
            assertEquals(1, post.views());
            assertEquals("CHAT_ADMIN_REQUIRED", error(reader, text(channel, reader)));
            var views = new GetMessagesViews(channel.peer(reader), List.of(id), true);
            assertEquals(2, reader.ask(views).views().getFirst().views());
            assertEquals(2, reader.ask(views).views().getFirst().views());
            assertEquals(2, Talk.message(channel, reader, id).views());
        }
    }

    private static heliograph.tl.TlFunction<?> text(Community in, Client client) {
        return Talk.text(in, client, "may I").build();
    }

    @Test
    void anEditIsTheAuthorsFor48Hours() {
        try (var group = new Community(5, false)) {
            var ada = group.member();
            var bo = group.member();
            int id = Talk.say(group, ada, "helo");
            assertEquals("MESSAGE_AUTHOR_REQUIRED", error(bo, edit(group, bo, id, "no")));
            Talk.pushed(bo, UpdateEditChannelMessage.class);
            ada.ask(edit(group, ada, id, "hello"));
            assertEquals(1, Talk.pushed(bo, UpdateEditChannelMessage.class).size());
            assertEquals("hello", Talk.message(group, bo, id).message());
            assertEquals("MESSAGE_NOT_MODIFIED", error(ada, edit(group, ada, id, "hello")));
            group.server.clock.pass(Duration.ofDays(2));
            assertEquals("", error(ada, edit(group, ada, id, "hallo")));
            group.server.clock.pass(Duration.ofSeconds(1));
            assertEquals("MESSAGE_EDIT_TIME_EXPIRED", error(ada, edit(group, ada, id, "late")));
        }
    }

    private static EditMessage edit(Community in, Client client, int id, String text) {
        return EditMessage.builder().peer(in.peer(client)).id(id).message(text).build();
    }

    @Test
    void membersDeleteTheirOwnAndAdminsAll() {
        try (var group = new Community(6, false)) {
            var ada = group.member();
            var bo = group.member();
            int mine = Talk.say(group, ada, "mine");
            var query = new DeleteMessages(group.named(bo), List.of(mine));
            assertEquals("MESSAGE_DELETE_FORBIDDEN", error(bo, query));
            Talk.pushed(bo, UpdateDeleteChannelMessages.class);
            int one = Talk.say(group, bo, "one");
            int two = Talk.say(group, bo, "two");
            int count = Talk.history(group, ada).count();
            var by =
                    new DeleteParticipantHistory(
                            group.named(group.owner), group.userPeer(group.owner, bo));
            assertEquals(2, group.owner.ask(by).ptsCount());
            var gone = Talk.pushed(bo, UpdateDeleteChannelMessages.class).getFirst();
            assertEquals(List.of(two, one), gone.messages());
            assertEquals(count - 2, Talk.history(group, ada).count());
            ada.ask(new DeleteMessages(group.named(ada), List.of(mine)));
            assertEquals(count - 3, Talk.history(group, bo).count());
        }
    }

    @Test
    void aHistoryIsClearedForOneOrForAll() {
        try (var group = new Community(7, false)) {
            var ada = group.member();
            int id = Talk.say(group, ada, "a");
            Talk.say(group, ada, "b");
            ada.ask(new DeleteHistory(false, group.named(ada), id));
            assertEquals(List.of("b"), Talk.texts(Talk.history(group, ada).messages()));
            assertTrue(Talk.texts(Talk.history(group, group.owner).messages()).contains("a"));
            var all = new DeleteHistory(true, group.named(ada), 0);
            assertEquals("CHAT_ADMIN_REQUIRED", error(ada, all));
            group.owner.ask(new DeleteHistory(true, group.named(group.owner), 0));
            assertEquals(0, Talk.history(group, group.owner).count());
        }
    }

    @Test
    void aPinIsAnnouncedAndSearched() {
        try (var group = new Community(8, false)) {
            var ada = group.member();
            int id = Talk.say(group, group.owner, "rules");
            Talk.pushed(ada, UpdatePinnedChannelMessages.class);
            var answer =
                    (Updates)
                            group.owner.ask(
                                    new UpdatePinnedMessage(
                                            false, false, false, group.peer(group.owner), id));
            assertEquals(2, answer.updates().size());
            var announced = (UpdateNewChannelMessage) answer.updates().get(1);
            var reply = ((MessageService) announced.message()).replyTo();
            var header = (MessageReplyHeader) Objects.requireNonNull(reply);
            assertEquals(id, header.replyToMsgId());
            var told = Talk.pushed(ada, UpdatePinnedChannelMessages.class).getFirst();
            assertEquals(List.of(id), told.messages());
            assertTrue(Talk.message(group, ada, id).pinned());
            group.owner.ask(new UnpinAllMessages(group.peer(group.owner), null, null));
            assertFalse(Talk.message(group, ada, id).pinned());
        }
    }

    @Test
    void aForwardSaysFromWhichPostItIs() {
        try (var channel = new Community(9, true)) {
            var reader = channel.member();
            int id = Talk.say(channel, channel.owner, "news");
            var query =
                    ForwardMessages.builder()
                            .fromPeer(channel.peer(reader))
                            .id(List.of(id))
                            .randomId(List.of(77L))
                            .toPeer(new InputPeerSelf())
                            .build();
            var sent = (Updates) reader.ask(query);
            Message copy = null;
            for (var update : sent.updates())
                if (update instanceof heliograph.tl.api.UpdateNewMessage news)
                    copy = (Message) news.message();
            var header = copy == null ? null : copy.fwdFrom();
            if (header == null) throw new AssertionError("no header: " + sent);
            assertEquals(new PeerChannel(channel.channel), header.fromId());
            assertEquals(id, header.channelPost());
            assertEquals(id, header.savedFromMsgId());
            assertEquals(1, Talk.message(channel, reader, id).forwards());
        }
    }

    @Test
    void whoMayNotWriteIsToldWhy() {
        try (var group = new Community(4, false)) {
            var ada = group.member();
            assertEquals("", error(ada, text(group, ada)));
            group.ban(group.owner, ada, ChatBannedRights.builder().sendPlain(true).build());
            assertEquals("CHAT_SEND_PLAIN_FORBIDDEN", error(ada, text(group, ada)));
            group.ban(group.owner, ada, ChatBannedRights.builder().sendMessages(true).build());
            assertEquals("USER_BANNED_IN_CHANNEL", error(ada, text(group, ada)));
            group.ban(group.owner, ada, Community.kick());
            assertEquals("CHANNEL_PRIVATE", error(ada, text(group, ada)));
            var stranger = group.person();
            assertEquals("CHANNEL_PRIVATE", error(stranger, text(group, stranger)));
        }
    }

    @Test
    void anAdminWithoutTheRightDoesNotPost() {
        try (var channel = new Community(10, true)) {
            var editor = channel.admin(ChatAdminRights.builder().pinMessages(true).build());
            assertEquals("CHAT_ADMIN_REQUIRED", error(editor, text(channel, editor)));
            var poster = channel.admin(POSTS);
            assertEquals("", error(poster, text(channel, poster)));
        }
    }
}
