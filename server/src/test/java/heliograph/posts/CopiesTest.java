package heliograph.posts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.channels.Community;
import heliograph.peers.PeerId;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.InputPeer;
import heliograph.tl.api.InputPeerChannel;
import heliograph.tl.api.InputReplyToMessage;
import heliograph.tl.api.Message;
import heliograph.tl.api.channels.DeleteMessages;
import heliograph.tl.api.channels.SetDiscussionGroup;
import heliograph.tl.api.messages.ChannelMessages;
import heliograph.tl.api.messages.EditMessage;
import heliograph.tl.api.messages.GetDiscussionMessage;
import heliograph.tl.api.messages.GetHistory;
import heliograph.tl.api.messages.SendMessage;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The copy of a channel's post in its discussion group goes with the post.
class CopiesTest {
    private final Community channel = new Community(1, true);
    private long group;

    @BeforeEach
    void link() {
        group = Community.made(channel.owner, false, "Talk");
        var broadcast = channel.named(channel.owner);
        channel.owner.ask(new SetDiscussionGroup(broadcast, channel.named(channel.owner, group)));
        channel.server.run();
    }

    @AfterEach
    void close() {
        channel.close();
    }

    private InputPeer inGroup() {
        return new InputPeerChannel(
                group, channel.server.hash(channel.owner, PeerId.channel(group)));
    }

    private List<AnyMessage> talk() {
        var query = new GetHistory(inGroup(), 0, 0, 0, 100, 0, 0, 0);
        return ((ChannelMessages) channel.owner.ask(query)).messages();
    }

    private int post(String text) {
        int id = Talk.say(channel, channel.owner, text);
        channel.server.run();
        return id;
    }

    private void edit(int id, String text) {
        var to = channel.peer(channel.owner);
        channel.owner.ask(EditMessage.builder().peer(to).id(id).message(text).build());
    }

    @Test
    void itIsPinnedAndReadsAsThePostDoes() {
        int id = post("news");
        var copy = (Message) talk().getFirst();
        assertTrue(copy.pinned());
        assertEquals("news", copy.message());
        edit(id, "better news");
        channel.server.run();
        var after = (Message) talk().getFirst();
        assertEquals("better news", after.message());
        assertEquals(copy.id(), after.id());
        assertTrue(after.pinned());
        assertNotNull(after.editDate());
    }

    @Test
    void whatHappensBeforeTheCopyIsKnownReachesItToo() {
        int edited = Talk.say(channel, channel.owner, "old");
        edit(edited, "new");
        int removed = Talk.say(channel, channel.owner, "a mistake");
        channel.owner.ask(new DeleteMessages(channel.named(channel.owner), List.of(removed)));
        channel.server.run();
        assertEquals(List.of("new"), Talk.texts(talk()).subList(0, 1));
    }

    @Test
    void itGoesWithThePostAndCommentsStay() {
        int id = post("news");
        int copy = ((Message) talk().getFirst()).id();
        var reply = InputReplyToMessage.builder().replyToMsgId(copy).build();
        channel.owner.ask(
                SendMessage.builder()
                        .peer(inGroup())
                        .message("well")
                        .replyTo(reply)
                        .randomId(9)
                        .build());
        channel.owner.ask(new DeleteMessages(channel.named(channel.owner), List.of(id)));
        channel.server.run();
        assertEquals("well", Talk.texts(talk()).getFirst());
        assertTrue(talk().stream().noneMatch(m -> m instanceof Message one && one.id() == copy));
    }

    @Test
    void aPostWhoseCopyIsRemovedHasNoComments() {
        int id = post("news");
        assertNotNull(Talk.message(channel, channel.owner, id).replies());
        int copy = ((Message) talk().getFirst()).id();
        channel.owner.ask(new DeleteMessages(channel.named(channel.owner, group), List.of(copy)));
        channel.server.run();
        assertNull(Talk.message(channel, channel.owner, id).replies());
        var asked = new GetDiscussionMessage(channel.peer(channel.owner), id);
        assertEquals("MSG_ID_INVALID", channel.owner.outcome(asked).error());
    }
}
