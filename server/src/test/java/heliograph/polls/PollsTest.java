package heliograph.polls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.Client;
import heliograph.Harness;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.AnyPollAnswer;
import heliograph.tl.api.InputMediaPoll;
import heliograph.tl.api.InputPeer;
import heliograph.tl.api.InputPeerSelf;
import heliograph.tl.api.Message;
import heliograph.tl.api.MessageMediaPoll;
import heliograph.tl.api.Poll;
import heliograph.tl.api.PollAnswer;
import heliograph.tl.api.PollResults;
import heliograph.tl.api.StatsGraph;
import heliograph.tl.api.StatsGraphError;
import heliograph.tl.api.TextWithEntities;
import heliograph.tl.api.UpdateMessagePoll;
import heliograph.tl.api.UpdateNewMessage;
import heliograph.tl.api.Updates;
import heliograph.tl.api.messages.EditMessage;
import heliograph.tl.api.messages.ForwardMessages;
import heliograph.tl.api.messages.GetHistory;
import heliograph.tl.api.messages.GetPollVotes;
import heliograph.tl.api.messages.SendMedia;
import heliograph.tl.api.messages.SendVote;
import heliograph.tl.api.stats.GetPollStats;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PollsTest {
    private final Harness server = new Harness(1);
    private final Client alice = server.client("99966200001");
    private final Client bob = server.client("99966200002");
    private final InputPeer toBob = server.peer(alice, bob.id());
    private final InputPeer toAlice = server.peer(bob, alice.id());
    private long random = 100;

    @AfterEach
    void close() {
        server.close();
    }

    private static Poll.Builder poll(int answers) {
        var all = new ArrayList<AnyPollAnswer>();
        for (int i = 0; i < answers; i++) {
            var text = new TextWithEntities("answer " + i, List.of());
            all.add(new PollAnswer(text, new byte[] {(byte) i}, null, null, null));
        }
        return Poll.builder().question(new TextWithEntities("Which?", List.of())).answers(all);
    }

    private SendMedia query(Poll poll, @Nullable List<Integer> correct) {
        var why = correct == null ? null : "because";
        var media =
                new InputMediaPoll(poll, correct, null, why, why == null ? null : List.of(), null);
        return SendMedia.builder().peer(toBob).media(media).message("").randomId(random++).build();
    }

    /// The id of the message that carries it, as its author has it.
    private int send(UnaryOperator<Poll.Builder> change, @Nullable List<Integer> correct) {
        var sent = (Updates) alice.ask(query(change.apply(poll(3)).build(), correct));
        server.run();
        return newest(sent).id();
    }

    private static Message newest(Updates updates) {
        for (var update : updates.updates())
            if (update instanceof UpdateNewMessage(Message m, _, _)) return m;
        throw new AssertionError(updates);
    }

    private static Message last(Client who, InputPeer chat) {
        var found = who.ask(GetHistory.builder().peer(chat).limit(1).build());
        List<AnyMessage> messages =
                switch (found) {
                    case heliograph.tl.api.messages.Messages m -> m.messages();
                    case heliograph.tl.api.messages.MessagesSlice m -> m.messages();
                    default -> throw new AssertionError(found);
                };
        return (Message) messages.getFirst();
    }

    private static MessageMediaPoll media(Message message) {
        if (message.media() instanceof MessageMediaPoll poll) return poll;
        throw new AssertionError(message);
    }

    private static PollResults vote(Client who, InputPeer chat, int message, int... answers) {
        var options = new ArrayList<byte[]>();
        for (int answer : answers) options.add(new byte[] {(byte) answer});
        var told = (Updates) who.ask(new SendVote(chat, message, options));
        return ((UpdateMessagePoll) told.updates().getFirst()).results();
    }

    private static List<Integer> counts(PollResults results) {
        var all = new ArrayList<Integer>();
        if (results.results() != null)
            for (var answer : results.results()) all.add(answer.voters());
        return all;
    }

    @Test
    void countsAreHiddenFromWhoHasNotVoted() {
        send(p -> p, null);
        int his = last(bob, toAlice).id();
        assertNull(media(last(bob, toAlice)).results().results());
        assertEquals(List.of(0, 1, 0), counts(vote(bob, toAlice, his, 1)));
        assertEquals(List.of(0, 1, 0), counts(media(last(bob, toAlice)).results()));
        assertNull(media(last(alice, toBob)).results().results());
        assertEquals(1, media(last(alice, toBob)).results().totalVoters());
    }

    @Test
    void aVoteCanBeChangedAndTakenBack() {
        int id = send(p -> p, null);
        vote(alice, toBob, id, 0);
        assertEquals(List.of(0, 0, 1), counts(vote(alice, toBob, id, 2)));
        assertEquals(0, vote(alice, toBob, id).totalVoters());
    }

    @Test
    void theOthersAreToldOfAVote() {
        send(p -> p, null);
        alice.receive();
        alice.pushed();
        vote(bob, toAlice, last(bob, toAlice).id(), 1);
        server.run();
        alice.receive();
        var told = (Updates) alice.pushed().getLast();
        var results = ((UpdateMessagePoll) told.updates().getFirst()).results();
        assertTrue(results.min());
        assertEquals(1, results.totalVoters());
    }

    @Test
    void onlyAMultipleChoiceTakesSeveralAnswers() {
        int single = send(p -> p, null);
        var options = List.of(new byte[] {0}, new byte[] {1});
        assertEquals(
                "OPTIONS_TOO_MUCH", alice.outcome(new SendVote(toBob, single, options)).error());
        int multiple = send(p -> p.multipleChoice(true), null);
        assertEquals(List.of(1, 1, 0), counts(vote(alice, toBob, multiple, 0, 1)));
    }

    @Test
    void aQuizTellsWhatIsRightAndTakesOneVote() {
        int id = send(p -> p.quiz(true), List.of(2));
        var results = vote(alice, toBob, id, 0);
        assertEquals("because", results.solution());
        var all = results.results();
        assertTrue(all != null && all.get(2).correct() && !all.get(0).correct());
        var again = new SendVote(toBob, id, List.of(new byte[] {2}));
        assertEquals("REVOTE_NOT_ALLOWED", alice.outcome(again).error());
    }

    @Test
    void aForwardSharesTheVotes() {
        int id = send(p -> p, null);
        vote(alice, toBob, id, 0);
        alice.ask(
                ForwardMessages.builder()
                        .fromPeer(toBob)
                        .toPeer(new InputPeerSelf())
                        .id(List.of(id))
                        .randomId(List.of(random++))
                        .build());
        var copy = last(alice, new InputPeerSelf());
        assertEquals(List.of(1, 0, 0), counts(media(copy).results()));
        assertEquals(List.of(0, 0, 1), counts(vote(alice, new InputPeerSelf(), copy.id(), 2)));
    }

    @Test
    void itsAuthorClosesItAndNobodyVotesAfterThat() {
        int id = send(p -> p, null);
        vote(alice, toBob, id, 0);
        var poll = media(last(alice, toBob)).poll();
        var closed = poll.toBuilder().closed(true).build();
        var stop = new InputMediaPoll(closed, null, null, null, null, null);
        alice.ask(EditMessage.builder().peer(toBob).id(id).media(stop).build());
        server.run();
        var seen = media(last(bob, toAlice));
        assertTrue(seen.poll().closed());
        assertEquals(List.of(1, 0, 0), counts(seen.results()));
        var late = new SendVote(toAlice, last(bob, toAlice).id(), List.of(new byte[] {0}));
        assertEquals("MESSAGE_POLL_CLOSED", bob.outcome(late).error());
    }

    @Test
    void aPollClosesAtItsSecond() {
        int id = send(p -> p.closePeriod(PollMedia.CLOSE_MIN), null);
        server.clock.pass(Duration.ofSeconds(PollMedia.CLOSE_MIN - 1));
        vote(alice, toBob, id, 0);
        server.clock.pass(Duration.ofSeconds(1));
        var late = new SendVote(toBob, id, List.of(new byte[] {1}));
        assertEquals("MESSAGE_POLL_CLOSED", alice.outcome(late).error());
    }

    @Test
    void votersOfAPublicPollAreListedLatestFirst() {
        int id = send(p -> p.publicVoters(true), null);
        vote(alice, toBob, id, 1);
        server.clock.pass(Duration.ofSeconds(1));
        vote(bob, toAlice, last(bob, toAlice).id(), 1);
        var query = new GetPollVotes(toBob, id, new byte[] {1}, null, 1);
        var first = alice.ask(query);
        assertEquals(2, first.count());
        assertEquals(1, first.votes().size());
        var rest = alice.ask(new GetPollVotes(toBob, id, new byte[] {1}, first.nextOffset(), 1));
        assertEquals(1, rest.votes().size());
        assertNull(rest.nextOffset());
        assertEquals(1, rest.users().size());
    }

    @Test
    void votersOfAnAnonymousPollAreNobodysBusiness() {
        int id = send(p -> p, null);
        vote(alice, toBob, id, 1);
        var query = new GetPollVotes(toBob, id, null, null, 10);
        assertEquals("BROADCAST_FORBIDDEN", alice.outcome(query).error());
    }

    @Test
    void limitsHoldAtTheirEdges() {
        alice.ask(query(poll(PollMedia.ANSWERS_MAX).build(), null));
        var many = query(poll(PollMedia.ANSWERS_MAX + 1).build(), null);
        assertEquals("POLL_ANSWERS_INVALID", alice.outcome(many).error());
        var none = query(poll(0).build(), null);
        assertEquals("POLL_ANSWERS_INVALID", alice.outcome(none).error());
        var question = new TextWithEntities("q".repeat(PollMedia.QUESTION_MAX + 1), List.of());
        var wordy = query(poll(2).question(question).build(), null);
        assertEquals("POLL_QUESTION_INVALID", alice.outcome(wordy).error());
        var quiz = query(poll(2).quiz(true).build(), null);
        assertEquals("QUIZ_CORRECT_ANSWERS_EMPTY", alice.outcome(quiz).error());
        var wrong = query(poll(2).quiz(true).build(), List.of(2));
        assertEquals("QUIZ_CORRECT_ANSWER_INVALID", alice.outcome(wrong).error());
    }

    @Test
    void optionsAreKeptAsTheClientNamedThem() {
        send(p -> p, null);
        var answer = (PollAnswer) media(last(bob, toAlice)).poll().answers().get(2);
        assertArrayEquals(new byte[] {2}, answer.option());
    }

    @Test
    void votesAreThereAfterARestart() {
        int id = send(p -> p, null);
        vote(alice, toBob, id, 2);
        server.restart();
        alice.connect();
        assertEquals(List.of(0, 0, 1), counts(media(last(alice, toBob)).results()));
    }

    @Test
    void whoMadeAPollSeesHowItsVotesCameIn() {
        int id = send(p -> p, null);
        int there = last(bob, toAlice).id();
        var asked = new GetPollStats(false, toBob, id);
        assertInstanceOf(StatsGraphError.class, alice.ask(asked).votesGraph());
        vote(alice, toBob, id, 2);
        server.clock.pass(Duration.ofDays(3));
        vote(bob, toAlice, there, 0);
        var graph = assertInstanceOf(StatsGraph.class, alice.ask(asked).votesGraph());
        var json = graph.json().data();
        assertTrue(json.contains("[\"y0\",0,0,0,1]"), json);
        assertTrue(json.contains("[\"y2\",1,0,0,0]"), json);
        assertTrue(media(last(alice, toBob)).results().canViewStats());
        assertFalse(media(last(bob, toAlice)).results().canViewStats());
        bob.refused("CHAT_ADMIN_REQUIRED", new GetPollStats(false, toAlice, there));
        alice.refused("MESSAGE_ID_INVALID", new GetPollStats(false, toBob, 4_000));
    }
}
