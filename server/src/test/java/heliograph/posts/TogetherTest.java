package heliograph.posts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import heliograph.Client;
import heliograph.channels.Community;
import heliograph.tl.api.Channel;
import heliograph.tl.api.InputReplyToMessage;
import heliograph.tl.api.Message;
import heliograph.tl.api.UpdateNewChannelMessage;
import heliograph.tl.api.Updates;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// News of a channel that gather while others are on their way.
class TogetherTest {
    /// More than are told together.
    private static final int POSTS = 40;

    @Test
    void newsThatWaitComeInOrderAndToEachAsItSeesThem() {
        try (var group = new Community(61, false)) {
            var ada = group.member();
            var bo = group.member();
            var cy = group.member();
            int hers = Talk.say(group, bo, "who comes?");
            for (var one : List.of(ada, bo, cy)) Talk.pushed(one, UpdateNewChannelMessage.class);
            var answer = InputReplyToMessage.builder().replyToMsgId(hers).build();
            for (int i = 0; i < POSTS; i++) {
                var text = Talk.text(group, ada, "post " + i);
                ada.send((i % 3 == 0 ? text.replyTo(answer) : text).build());
            }
            group.server.run();
            check(bo, true);
            check(cy, false);
            assertEquals(List.of(), Talk.pushed(ada, UpdateNewChannelMessage.class));
        }
    }

    /// Every post once, in order; those that answer mention who is answered, and nobody else.
    private static void check(Client client, boolean answered) {
        var news = Talk.pushed(client, UpdateNewChannelMessage.class);
        assertEquals(POSTS, news.size());
        int pts = news.getFirst().pts();
        for (int i = 0; i < POSTS; i++) {
            var message = (Message) news.get(i).message();
            assertEquals("post " + i, message.message());
            assertEquals(pts + i, news.get(i).pts());
            assertEquals(answered && i % 3 == 0, message.mentioned());
        }
    }

    /// Clients drop news of a channel that they do not know.
    @Test
    void theFirstNewsNameTheChannelWholeAndLaterOnesLeaveItOut() {
        try (var group = new Community(63, false)) {
            var ada = group.member();
            var bo = group.member();
            group.server.run();
            var before = namedWhole(bo);
            Talk.say(group, ada, "first");
            before.addAll(namedWhole(bo));
            assertEquals(1, before.size());
            Talk.say(group, ada, "second");
            assertEquals(List.of(), namedWhole(bo));
        }
    }

    /// The channels that came whole with news of messages since the client was last asked.
    private static List<Channel> namedWhole(Client client) {
        client.receive();
        var named = new ArrayList<Channel>();
        for (var one : client.pushed()) {
            if (!(one instanceof Updates updates)) continue;
            boolean news = updates.updates().getFirst() instanceof UpdateNewChannelMessage;
            for (var chat : updates.chats())
                if (news && chat instanceof Channel channel && !channel.min()) named.add(channel);
        }
        return named;
    }

    @Test
    void whoIsTakenOutHearsNothingOfWhatStillWaits() {
        try (var group = new Community(62, false)) {
            var ada = group.member();
            var bo = group.member();
            Talk.pushed(bo, UpdateNewChannelMessage.class);
            for (int i = 0; i < POSTS; i++) ada.send(Talk.text(group, ada, "post " + i).build());
            group.ban(group.owner, bo, Community.kick());
            Talk.say(group, ada, "now we are alone");
            for (var news : Talk.pushed(bo, UpdateNewChannelMessage.class))
                if (news.message() instanceof Message message)
                    assertEquals(0, message.message().indexOf("post "), message.message());
        }
    }
}
