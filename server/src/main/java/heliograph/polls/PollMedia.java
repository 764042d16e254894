package heliograph.polls;

import heliograph.messages.MediaSource;
import heliograph.rpc.Caller;
import heliograph.rpc.RpcError;
import heliograph.tl.api.AnyPollAnswer;
import heliograph.tl.api.InputMedia;
import heliograph.tl.api.InputMediaPoll;
import heliograph.tl.api.InputPollAnswer;
import heliograph.tl.api.MessageMedia;
import heliograph.tl.api.MessageMediaPoll;
import heliograph.tl.api.Poll;
import heliograph.tl.api.PollAnswer;
import heliograph.tl.api.PollResults;
import heliograph.tl.api.TextWithEntities;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes the polls that clients send, and closes those that they edit to be closed; leaves all
/// other media to where it comes from.
public final class PollMedia implements MediaSource {
    static final int QUESTION_MAX = 300;
    static final int ANSWER_MAX = 100;
    static final int ANSWERS_MAX = 12;
    static final int EXPLANATION_MAX = 200;

    /// Seconds that a poll may be open, when it says so.
    static final int CLOSE_MIN = 5;

    static final int CLOSE_MAX = 2_628_000;

    private static final int OPTION_MAX = 100;

    private final Polls polls;
    private final MediaSource others;
    private final InstantSource clock;

    public PollMedia(Polls polls, MediaSource others, InstantSource clock) {
        this.polls = polls;
        this.others = others;
        this.clock = clock;
    }

    @Override
    public MessageMedia from(Caller caller, InputMedia media) {
        if (!(media instanceof InputMediaPoll input)) return others.from(caller, media);
        int now = (int) clock.instant().getEpochSecond();
        if (input.poll().closed() && input.poll().id() != 0) return closed(caller, input, now);
        return made(caller, input, now);
    }

    private MessageMedia closed(Caller caller, InputMediaPoll input, int now) {
        var standing = polls.find(input.poll().id(), now);
        if (standing == null || standing.stored().creator() != caller.user())
            throw RpcError.MESSAGE_ID_INVALID.refusal();
        polls.close(input.poll().id());
        return kept(standing.poll().toBuilder().closed(true).build());
    }

    private MessageMedia made(Caller caller, InputMediaPoll input, int now) {
        var asked = input.poll();
        if (input.attachedMedia() != null || input.solutionMedia() != null)
            throw RpcError.bad("MEDIA_INVALID").refusal();
        if (asked.openAnswers() || asked.subscribersOnly() || asked.countriesIso2() != null)
            throw RpcError.bad("POLL_OPTION_INVALID").refusal();
        if (!within(asked.question().text(), QUESTION_MAX))
            throw RpcError.bad("POLL_QUESTION_INVALID").refusal();
        var answers = answers(asked.answers());
        var correct = correct(asked, answers, input.correctAnswers());
        var poll =
                asked.toBuilder()
                        .answers(answers)
                        .closed(false)
                        .creator(false)
                        .hash(0)
                        .closeDate(closeDate(asked, now))
                        .build();
        long id = polls.create(caller.user(), poll, correct, explanation(asked, input));
        return kept(poll.toBuilder().id(id).build());
    }

    /// What a message keeps of a poll; what changes is filled in for each viewer.
    private static MessageMedia kept(Poll poll) {
        return new MessageMediaPoll(poll, PollResults.builder().build(), null);
    }

    private static List<AnyPollAnswer> answers(List<AnyPollAnswer> asked) {
        if (asked.isEmpty() || asked.size() > ANSWERS_MAX)
            throw RpcError.bad("POLL_ANSWERS_INVALID").refusal();
        var answers = new ArrayList<AnyPollAnswer>();
        for (int i = 0; i < asked.size(); i++) {
            var answer = answer(asked.get(i), i);
            if (!within(answer.text().text(), ANSWER_MAX))
                throw RpcError.bad("POLL_ANSWER_INVALID").refusal();
            if (answer.option().length == 0 || answer.option().length > OPTION_MAX)
                throw RpcError.bad("POLL_OPTION_INVALID").refusal();
            if (number(answers, answer.option()) >= 0)
                throw RpcError.bad("POLL_OPTION_DUPLICATE").refusal();
            answers.add(answer);
        }
        return answers;
    }

    private static PollAnswer answer(AnyPollAnswer asked, int number) {
        return switch (asked) {
            case PollAnswer answer ->
                    new PollAnswer(answer.text(), answer.option(), null, null, null);
            case InputPollAnswer(var text, var media) -> {
                if (media != null) throw RpcError.bad("MEDIA_INVALID").refusal();
                yield new PollAnswer(text, new byte[] {(byte) number}, null, null, null);
            }
        };
    }

    /// The number of the answer that goes by an option, -1 when none does.
    static int number(List<AnyPollAnswer> answers, byte[] option) {
        for (int i = 0; i < answers.size(); i++)
            if (answers.get(i) instanceof PollAnswer a && Arrays.equals(a.option(), option))
                return i;
        return -1;
    }

    private static List<Integer> correct(
            Poll asked, List<AnyPollAnswer> answers, @Nullable List<Integer> correct) {
        if (!asked.quiz()) return List.of();
        if (correct == null || correct.isEmpty())
            throw RpcError.bad("QUIZ_CORRECT_ANSWERS_EMPTY").refusal();
        if (correct.size() > 1 && !asked.multipleChoice())
            throw RpcError.bad("QUIZ_CORRECT_ANSWERS_TOO_MUCH").refusal();
        for (int number : correct)
            if (number < 0 || number >= answers.size())
                throw RpcError.bad("QUIZ_CORRECT_ANSWER_INVALID").refusal();
        return correct;
    }

    private static @Nullable TextWithEntities explanation(Poll asked, InputMediaPoll input) {
        var text = input.solution();
        if (!asked.quiz() || text == null || text.isBlank()) return null;
        if (text.length() > EXPLANATION_MAX) throw RpcError.bad("MESSAGE_TOO_LONG").refusal();
        var entities = input.solutionEntities();
        return new TextWithEntities(text, entities == null ? List.of() : entities);
    }

    private static @Nullable Integer closeDate(Poll asked, int now) {
        if (asked.closePeriod() != null) {
            int period = asked.closePeriod();
            if (period < CLOSE_MIN || period > CLOSE_MAX)
                throw RpcError.bad("POLL_OPTION_INVALID").refusal();
            return now + period;
        }
        if (asked.closeDate() == null) return null;
        long left = (long) asked.closeDate() - now;
        if (left < CLOSE_MIN || left > CLOSE_MAX)
            throw RpcError.bad("POLL_OPTION_INVALID").refusal();
        return asked.closeDate();
    }

    private static boolean within(String text, int max) {
        return !text.isBlank() && text.length() <= max;
    }
}
