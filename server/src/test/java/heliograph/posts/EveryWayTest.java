package heliograph.posts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.Client;
import heliograph.channels.Community;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.ChannelMessagesFilterEmpty;
import heliograph.tl.api.InputMediaPoll;
import heliograph.tl.api.InputMessageID;
import heliograph.tl.api.InputReplyToMessage;
import heliograph.tl.api.Message;
import heliograph.tl.api.MessageMediaPoll;
import heliograph.tl.api.Poll;
import heliograph.tl.api.PollAnswer;
import heliograph.tl.api.Reaction;
import heliograph.tl.api.ReactionEmoji;
import heliograph.tl.api.TextWithEntities;
import heliograph.tl.api.UpdateEditChannelMessage;
import heliograph.tl.api.channels.GetMessages;
import heliograph.tl.api.messages.ChannelMessages;
import heliograph.tl.api.messages.EditMessage;
import heliograph.tl.api.messages.GetDiscussionMessage;
import heliograph.tl.api.messages.GetReplies;
import heliograph.tl.api.messages.SendMedia;
import heliograph.tl.api.messages.SendReaction;
import heliograph.tl.api.messages.SendVote;
import heliograph.tl.api.updates.ChannelDifference;
import heliograph.tl.api.updates.GetChannelDifference;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whichever way a post is read, it shows the votes and the reactions of that moment, and which of
/// them are the viewer's.
class EveryWayTest {
    private final Community group = new Community(1, false);
    private final Client ada = group.member();
    private final Client bob = group.member();
    private int before;
    private int root;
    private int comment;

    @BeforeEach
    void aPollBelowAPoll() {
        before = Objects.requireNonNull(Talk.dialog(group, ada).pts());
        root = ask(1, null);
        comment = ask(2, InputReplyToMessage.builder().replyToMsgId(root).build());
        for (int id : List.of(root, comment))
            for (var person : List.of(ada, bob)) {
                person.ask(new SendVote(group.peer(person), id, List.of(new byte[] {1})));
                var thumb = List.<Reaction>of(new ReactionEmoji("👍"));
                person.ask(new SendReaction(false, false, group.peer(person), id, thumb));
            }
    }

    @AfterEach
    void close() {
        group.close();
    }

    private int ask(long randomId, @Nullable InputReplyToMessage to) {
        var poll =
                Poll.builder()
                        .question(new TextWithEntities("Which?", List.of()))
                        .answers(List.of(answer(0), answer(1)))
                        .build();
        var query =
                SendMedia.builder()
                        .peer(group.peer(group.owner))
                        .media(new InputMediaPoll(poll, null, null, null, null, null))
                        .message("")
                        .replyTo(to)
                        .randomId(randomId)
                        .build();
        return Talk.id(group.owner.ask(query));
    }

    private static PollAnswer answer(int i) {
        var text = new TextWithEntities("answer " + i, List.of());
        return new PollAnswer(text, new byte[] {(byte) i}, null, null, null);
    }

    private static Message one(List<AnyMessage> messages, int id) {
        for (var message : messages) if (message instanceof Message m && m.id() == id) return m;
        throw new AssertionError(id + " is not in " + messages);
    }

    private static void isOfNow(Message message) {
        var poll = (MessageMediaPoll) Objects.requireNonNull(message.media());
        var chosen = Objects.requireNonNull(poll.results().results()).get(1);
        assertTrue(chosen.chosen());
        assertEquals(2, chosen.voters());
        var reactions = Objects.requireNonNull(message.reactions());
        assertFalse(reactions.min());
        assertEquals(2, reactions.results().getFirst().count());
        assertNotNull(reactions.results().getFirst().chosenOrder());
    }

    @Test
    void byItsIdAndInTheHistory() {
        var query = new GetMessages(group.named(ada), List.of(new InputMessageID(root)));
        isOfNow(one(((ChannelMessages) ada.ask(query)).messages(), root));
        isOfNow(one(Talk.history(group, ada).messages(), root));
    }

    @Test
    void inAThread() {
        var query = new GetReplies(group.peer(ada), root, 0, 0, 0, 100, 0, 0, 0);
        isOfNow(one(((ChannelMessages) ada.ask(query)).messages(), comment));
        var first = ada.ask(new GetDiscussionMessage(group.peer(ada), root));
        isOfNow(one(first.messages(), root));
    }

    @Test
    void inTheDifferenceAsNewAndAsEdited() {
        var all = new ChannelMessagesFilterEmpty();
        var since = new GetChannelDifference(false, group.named(ada), all, before, 100);
        isOfNow(one(((ChannelDifference) ada.ask(since)).newMessages(), root));
        int now = Objects.requireNonNull(Talk.dialog(group, ada).pts());
        var edit = EditMessage.builder().peer(group.peer(group.owner)).id(root).message("so?");
        group.owner.ask(edit.build());
        var later = new GetChannelDifference(false, group.named(ada), all, now, 100);
        var told = ((ChannelDifference) ada.ask(later)).otherUpdates();
        for (var update : told)
            if (update instanceof UpdateEditChannelMessage(Message m, _, _)) {
                isOfNow(m);
                return;
            }
        throw new AssertionError("no edit in " + told);
    }
}
