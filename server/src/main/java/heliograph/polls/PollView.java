package heliograph.polls;

import heliograph.render.Living;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.Message;
import heliograph.tl.api.MessageMediaPoll;
import heliograph.tl.api.Peer;
import heliograph.tl.api.PeerUser;
import heliograph.tl.api.Poll;
import heliograph.tl.api.PollAnswer;
import heliograph.tl.api.PollAnswerVoters;
import heliograph.tl.api.PollResults;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Polls as one viewer may see them: whoever has voted, or comes after the end, sees the counts.
public final class PollView implements Living {
    /// A poll and its results, for one viewer.
    record Shown(Poll poll, PollResults results) {}

    private final Polls polls;
    private final InstantSource clock;

    public PollView(Polls polls, InstantSource clock) {
        this.polls = polls;
        this.clock = clock;
    }

    @Override
    public AnyMessage of(long viewer, AnyMessage message) {
        if (!(message instanceof Message m && m.media() instanceof MessageMediaPoll media))
            return message;
        var shown = shown(viewer, media.poll().id());
        if (shown == null) return message;
        var living = new MessageMediaPoll(shown.poll, shown.results, media.attachedMedia());
        return m.toBuilder().media(living).build();
    }

    /// A poll for a viewer, or for everyone when `viewer` is 0; null when there is none.
    @Nullable Shown shown(long viewer, long id) {
        var standing = polls.find(id, (int) clock.instant().getEpochSecond());
        if (standing == null) return null;
        var poll =
                standing.poll().toBuilder()
                        .closed(standing.closed())
                        .creator(viewer != 0 && viewer == standing.stored().creator())
                        .build();
        return new Shown(poll, viewer == 0 ? shared(standing) : results(standing, viewer));
    }

    /// What is the same for everyone: the counts, but neither who chose what nor what is right.
    private static PollResults shared(Polls.Standing standing) {
        boolean hidden = standing.poll().hideResultsUntilClose() && !standing.closed();
        return PollResults.builder()
                .min(true)
                .results(hidden ? null : counts(standing, List.of(), standing.closed()))
                .totalVoters(standing.tally().voters())
                .recentVoters(recent(standing))
                .build();
    }

    private PollResults results(Polls.Standing standing, long viewer) {
        var chosen = polls.votes(standing.poll().id(), viewer);
        boolean over = standing.closed();
        boolean told = over || (!chosen.isEmpty() && !standing.poll().hideResultsUntilClose());
        var why = told ? standing.explanation() : null;
        return PollResults.builder()
                .results(
                        told
                                ? counts(standing, chosen, true)
                                : chosen.isEmpty() ? null : own(standing, chosen))
                .totalVoters(standing.tally().voters())
                .recentVoters(recent(standing))
                .canViewStats(viewer == standing.stored().creator())
                .solution(why == null ? null : why.text())
                .solutionEntities(why == null ? null : why.entities())
                .build();
    }

    private static List<PollAnswerVoters> counts(
            Polls.Standing standing, List<Integer> chosen, boolean solved) {
        var counts = new ArrayList<PollAnswerVoters>();
        var answers = standing.poll().answers();
        for (int i = 0; i < answers.size(); i++)
            if (answers.get(i) instanceof PollAnswer answer)
                counts.add(
                        new PollAnswerVoters(
                                chosen.contains(i),
                                solved && standing.isCorrect(i),
                                answer.option(),
                                standing.tally().counts().get(i),
                                null));
        return counts;
    }

    /// What the viewer has chosen, while the counts are hidden.
    private static List<PollAnswerVoters> own(Polls.Standing standing, List<Integer> chosen) {
        var own = new ArrayList<PollAnswerVoters>();
        for (int i : chosen)
            if (standing.poll().answers().get(i) instanceof PollAnswer answer)
                own.add(new PollAnswerVoters(true, false, answer.option(), null, null));
        return own;
    }

    private static @Nullable List<Peer> recent(Polls.Standing standing) {
        if (!standing.poll().publicVoters()) return null;
        var recent = new ArrayList<Peer>();
        for (long user : standing.tally().recent()) recent.add(new PeerUser(user));
        return recent;
    }
}
