package heliograph.posts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import heliograph.Client;
import heliograph.channels.Community;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.ChannelMessagesFilterEmpty;
import heliograph.tl.api.InputDialogPeer;
import heliograph.tl.api.InputMediaPoll;
import heliograph.tl.api.InputMessageID;
import heliograph.tl.api.InputReplyToMessage;
import heliograph.tl.api.Message;
import heliograph.tl.api.MessageMediaPoll;
import heliograph.tl.api.Poll;
import heliograph.tl.api.PollAnswer;
import heliograph.tl.api.ReactionEmoji;
import heliograph.tl.api.TextWithEntities;
import heliograph.tl.api.UpdateEditChannelMessage;
import heliograph.tl.api.channels.GetMessages;
import heliograph.tl.api.messages.AnyMessages;
import heliograph.tl.api.messages.ChannelMessages;
import heliograph.tl.api.messages.EditMessage;
import heliograph.tl.api.messages.GetDiscussionMessage;
import heliograph.tl.api.messages.GetHistory;
import heliograph.tl.api.messages.GetPeerDialogs;
import heliograph.tl.api.messages.GetReplies;
import heliograph.tl.api.messages.GetUnreadMentions;
import heliograph.tl.api.messages.SendMedia;
import heliograph.tl.api.messages.SendReaction;
import heliograph.tl.api.messages.SendVote;
import heliograph.tl.api.updates.ChannelDifference;
import heliograph.tl.api.updates.GetChannelDifference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Whatever shows a message shows what changes in it as the viewer sees it then: the votes of a
/// poll and the reactions, with the viewer's own.
final class LivingTest {
    private static int poll(Community town, Client client, int to) {
        var answers =
                List.of(
                        new PollAnswer(words("Tea"), new byte[] {0}, null, null, null),
                        new PollAnswer(words("Milk"), new byte[] {1}, null, null, null));
        var poll = Poll.builder().question(words("Which?")).answers(List.copyOf(answers)).build();
        var reply = InputReplyToMessage.builder().replyToMsgId(to).build();
        var media = new InputMediaPoll(poll, null, null, null, null, null);
        return Talk.id(
                client.ask(
                        SendMedia.builder()
                                .peer(town.peer(client))
                                .media(media)
                                .replyTo(reply)
                                .message("")
                                .randomId(1)
                                .build()));
    }

    private static TextWithEntities words(String text) {
        return new TextWithEntities(text, List.of());
    }

    private static List<AnyMessage> of(AnyMessages answer) {
        return ((ChannelMessages) answer).messages();
    }

    /// What each method that shows messages shows to a member.
    private static Map<String, List<AnyMessage>> shown(
            Community town, Client member, int root, int poll, int pts) {
        var channel = town.named(member);
        var peer = town.peer(member);
        var ids = List.of(new InputMessageID(root), new InputMessageID(poll));
        var filter = new ChannelMessagesFilterEmpty();
        var since = new GetChannelDifference(false, channel, filter, pts, 100);
        var all = new LinkedHashMap<String, List<AnyMessage>>();
        all.put("history", of(member.ask(new GetHistory(peer, 0, 0, 0, 100, 0, 0, 0))));
        all.put("messages", of(member.ask(new GetMessages(channel, List.copyOf(ids)))));
        all.put("difference", ((ChannelDifference) member.ask(since)).newMessages());
        all.put("replies", of(member.ask(new GetReplies(peer, root, 0, 0, 0, 100, 0, 0, 0))));
        all.put("first", member.ask(new GetDiscussionMessage(peer, root)).messages());
        var mentions = new GetUnreadMentions(peer, null, 0, 0, 100, 0, 0);
        all.put("mentions", of(member.ask(mentions)));
        var row = new GetPeerDialogs(List.of(new InputDialogPeer(peer)));
        all.put("dialog", member.ask(row).messages());
        return all;
    }

    @Test
    void everyMethodShowsTheViewersOwnVoteAndReaction() {
        try (var town = new Community(1, false)) {
            var member = town.member();
            int pts = Talk.history(town, member).pts();
            int root = Talk.say(town, member, "What shall we drink?");
            int poll = poll(town, town.owner, root);
            for (int id : List.of(root, poll)) {
                var like = List.of(new ReactionEmoji("👍"));
                member.ask(
                        new SendReaction(false, false, town.peer(member), id, List.copyOf(like)));
            }
            member.ask(new SendVote(town.peer(member), poll, List.of(new byte[] {1})));
            for (var entry : shown(town, member, root, poll, pts).entrySet()) {
                int seen = 0;
                for (var message : entry.getValue()) {
                    if (!(message instanceof Message m) || m.reactions() == null) continue;
                    seen++;
                    var own = m.reactions().results().getFirst().chosenOrder();
                    assertNotNull(own, entry.getKey() + ": the viewer's own reaction");
                    if (m.id() != poll) continue;
                    var media = assertInstanceOf(MessageMediaPoll.class, m.media());
                    var results = media.results();
                    assertNotNull(results.results(), entry.getKey() + ": the votes");
                    assertEquals(1, results.results().get(1).voters(), entry.getKey());
                }
                boolean one =
                        List.of("first", "mentions", "dialog", "replies").contains(entry.getKey());
                assertEquals(one ? 1 : 2, seen, entry.getKey());
            }
        }
    }

    @Test
    void anEditThatWasMissedShowsThemToo() {
        try (var town = new Community(1, false)) {
            var member = town.member();
            int id = poll(town, town.owner, Talk.say(town, member, "What shall we drink?"));
            member.ask(new SendVote(town.peer(member), id, List.of(new byte[] {1})));
            int pts = Talk.history(town, member).pts();
            var edit = EditMessage.builder().peer(town.peer(town.owner)).id(id).message("So?");
            town.owner.ask(edit.build());
            var filter = new ChannelMessagesFilterEmpty();
            var since = new GetChannelDifference(false, town.named(member), filter, pts, 100);
            var told = ((ChannelDifference) member.ask(since)).otherUpdates().getFirst();
            var edited = (Message) assertInstanceOf(UpdateEditChannelMessage.class, told).message();
            var results = assertInstanceOf(MessageMediaPoll.class, edited.media()).results();
            assertNotNull(results.results());
            assertEquals(1, results.results().get(1).voters());
        }
    }
}
