package heliograph.posts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.Client;
import heliograph.channels.Community;
import heliograph.tl.api.UpdateChannelReadMessagesContents;
import heliograph.tl.api.UpdateReadChannelInbox;
import heliograph.tl.api.UpdateReadChannelOutbox;
import heliograph.tl.api.channels.DeleteMessages;
import heliograph.tl.api.channels.ReadHistory;
import heliograph.tl.api.channels.ReadMessageContents;
import heliograph.tl.api.messages.ChannelMessages;
import heliograph.tl.api.messages.GetMessageReadParticipants;
import heliograph.tl.api.messages.GetUnreadMentions;
import heliograph.tl.api.messages.ReadMentions;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ReadingTest {
    private static void read(Community in, Client client, int upTo) {
        client.ask(new ReadHistory(in.named(client), upTo));
    }

    @Test
    void unreadIsWhatOthersWroteAfterTheMark() {
        try (var group = new Community(1, false)) {
            var ada = group.member();
            var bo = group.member();
            read(group, bo, 0);
            assertEquals(0, Talk.dialog(group, bo).unreadCount());
            int first = Talk.say(group, ada, "1");
            Talk.say(group, bo, "mine");
            int third = Talk.say(group, ada, "3");
            assertEquals(2, Talk.dialog(group, bo).unreadCount());
            read(group, bo, first);
            var dialog = Talk.dialog(group, bo);
            assertEquals(1, dialog.unreadCount());
            assertEquals(first, dialog.readInboxMaxId());
            ada.ask(new DeleteMessages(group.named(ada), List.of(third)));
            assertEquals(0, Talk.dialog(group, bo).unreadCount());
        }
    }

    @Test
    void aMarkReachesTheOwnOtherSession() {
        try (var group = new Community(2, false)) {
            var ada = group.member();
            var phone = group.server.client();
            phone.enter(Objects.requireNonNull(ada.self().phone()));
            int id = Talk.say(group, group.owner, "hi");
            Talk.pushed(phone, UpdateReadChannelInbox.class);
            read(group, ada, id);
            var told = Talk.pushed(phone, UpdateReadChannelInbox.class).getFirst();
            assertEquals(id, told.maxId());
            assertEquals(0, told.stillUnreadCount());
            assertEquals(Talk.dialog(group, ada).pts(), told.pts());
        }
    }

    @Test
    void theAuthorSeesThatSomeoneElseHasRead() {
        try (var group = new Community(3, false)) {
            var ada = group.member();
            var bo = group.member();
            int id = Talk.say(group, ada, "hi");
            read(group, ada, id);
            assertTrue(Talk.dialog(group, ada).readOutboxMaxId() < id);
            Talk.pushed(ada, UpdateReadChannelOutbox.class);
            read(group, bo, id);
            assertEquals(id, Talk.dialog(group, ada).readOutboxMaxId());
            var told = Talk.pushed(ada, UpdateReadChannelOutbox.class);
            assertEquals(List.of(new UpdateReadChannelOutbox(group.channel, id)), told);
            read(group, group.owner, id);
            assertEquals(List.of(), Talk.pushed(ada, UpdateReadChannelOutbox.class));
        }
    }

    @Test
    void aSmallGroupTellsWhoHasReadForSevenDays() {
        try (var group = new Community(4, false)) {
            var ada = group.member();
            var bo = group.member();
            int id = Talk.say(group, ada, "hi");
            var query = new GetMessageReadParticipants(group.peer(ada), id);
            assertEquals(List.of(), ada.ask(query));
            read(group, bo, id);
            int now = (int) group.server.clock.instant().getEpochSecond();
            var readers = ada.ask(query);
            assertEquals(1, readers.size());
            assertEquals(bo.id(), readers.getFirst().userId());
            assertEquals(now, readers.getFirst().date());
            group.server.clock.pass(Duration.ofDays(7));
            assertEquals(1, ada.ask(query).size());
            group.server.clock.pass(Duration.ofSeconds(1));
            assertEquals("MSG_TOO_OLD", ada.outcome(query).error());
        }
    }

    @Test
    void aMentionWaitsUntilItIsRead() {
        try (var group = new Community(5, false)) {
            var ada = group.member();
            var bo = group.member();
            int asked = Talk.say(group, ada, "who?");
            int answer = Talk.reply(group, bo, asked, "me");
            var mention = Talk.message(group, ada, answer);
            assertTrue(mention.mentioned());
            assertTrue(mention.mediaUnread());
            assertFalse(Talk.message(group, bo, answer).mentioned());
            assertEquals(1, Talk.dialog(group, ada).unreadMentionsCount());
            var unread = new GetUnreadMentions(group.peer(ada), null, 0, 0, 10, 0, 0);
            assertEquals(1, ((ChannelMessages) ada.ask(unread)).count());
            var phone = group.server.client();
            phone.enter(Objects.requireNonNull(ada.self().phone()));
            phone.ask(unread);
            ada.ask(new ReadMessageContents(group.named(ada), List.of(answer)));
            assertEquals(1, Talk.pushed(phone, UpdateChannelReadMessagesContents.class).size());
            assertEquals(0, Talk.dialog(group, ada).unreadMentionsCount());
            assertTrue(Talk.message(group, ada, answer).mentioned());
            assertFalse(Talk.message(group, ada, answer).mediaUnread());
            Talk.reply(group, bo, asked, "and me");
            ada.ask(new ReadMentions(group.peer(ada), null));
            assertEquals(0, Talk.dialog(group, ada).unreadMentionsCount());
        }
    }
}
