package heliograph.polls;

import static heliograph.store.Nothing.NOTHING;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import heliograph.rpc.RpcError;
import heliograph.storage.TlCodec;
import heliograph.store.Codecs;
import heliograph.store.Home;
import heliograph.store.Nothing;
import heliograph.store.Store;
import heliograph.store.Table;
import heliograph.store.Triple;
import heliograph.store.Tx;
import heliograph.store.View;
import heliograph.tl.api.Poll;
import heliograph.tl.api.PollAnswer;
import heliograph.tl.api.TextWithEntities;
import heliograph.tl.stored.StoredPoll;
import heliograph.tl.stored.StoredTally;
import heliograph.tl.stored.StoredVote;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The polls, their votes and their counts. Counts always equal the votes: both are written in one
/// step of the poll's home.
public final class Polls {
    private static final Table<Nothing, StoredPoll> POLL =
            new Table<>("poll", Codecs.NOTHING, new TlCodec<>(StoredPoll::read));
    private static final Table<Nothing, StoredTally> TALLY =
            new Table<>("tally", Codecs.NOTHING, new TlCodec<>(StoredTally::read));
    private static final Table<Long, StoredVote> VOTES =
            new Table<>("vote", Codecs.LONG, new TlCodec<>(StoredVote::read));
    private static final Table<Triple<Integer, Integer, Long>, Nothing> BALLOTS =
            new Table<>(
                    "ballot", Codecs.triple(Codecs.INT, Codecs.INT, Codecs.LONG), Codecs.NOTHING);

    /// Stands for any answer in [#BALLOTS].
    static final int ANY = -1;

    private static final int RECENT_MAX = 3;
    private static final int CACHED_MAX = 10_000;

    /// Votes of one answer that are looked at.
    private static final int COURSE_MAX = 50_000;

    /// A poll as it stands.
    ///
    /// @param closed whether its time is over or it was stopped
    record Standing(StoredPoll stored, StoredTally tally, boolean closed) {
        Poll poll() {
            return (Poll) stored.poll();
        }

        boolean isCorrect(int answer) {
            return stored.correct() != null && stored.correct().contains(answer);
        }

        @Nullable TextWithEntities explanation() {
            return stored.explanation() instanceof TextWithEntities text ? text : null;
        }
    }

    /// One who voted.
    record Voter(long user, int date, List<Integer> answers) {}

    private record Kept(StoredPoll poll, StoredTally tally) {}

    private final Store store;
    private final SecureRandom random;
    private final Cache<Long, Optional<Kept>> cache =
            Caffeine.newBuilder().maximumSize(CACHED_MAX).build();

    public Polls(Store store, SecureRandom random) {
        this.store = store;
        this.random = random;
    }

    /// Makes a poll and gives its id.
    ///
    /// @param why what a quiz explains afterwards
    long create(long creator, Poll poll, List<Integer> correct, @Nullable TextWithEntities why) {
        long id = random.nextLong() >>> 1 | 1;
        store.write(
                Home.poll(id),
                tx -> {
                    var own = poll.toBuilder().id(id).build();
                    var right = correct.isEmpty() ? null : correct;
                    var counts = new ArrayList<Integer>();
                    for (var _ : poll.answers()) counts.add(0);
                    put(tx, new StoredPoll(creator, own, right, why));
                    put(tx, new StoredTally(0, counts, List.of()));
                    return true;
                });
        return id;
    }

    private void put(Tx tx, StoredPoll poll) {
        tx.put(POLL, NOTHING, poll);
        remember(tx);
    }

    private void put(Tx tx, StoredTally tally) {
        tx.put(TALLY, NOTHING, tally);
        remember(tx);
    }

    private void remember(Tx tx) {
        long id = tx.home().id();
        var kept = Optional.ofNullable(kept(tx));
        tx.afterCommit(() -> cache.put(id, kept));
    }

    private static @Nullable Kept kept(View view) {
        var poll = view.get(POLL, NOTHING);
        var tally = view.get(TALLY, NOTHING);
        return poll == null || tally == null ? null : new Kept(poll, tally);
    }

    /// A poll as it stands at `now`, in seconds since 1970; null when there is none.
    @Nullable Standing find(long id, int now) {
        var kept =
                cache.get(
                                id,
                                key ->
                                        store.read(
                                                Home.poll(key),
                                                view -> Optional.ofNullable(kept(view))))
                        .orElse(null);
        return kept == null ? null : standing(kept, now);
    }

    private static Standing standing(Kept kept, int now) {
        var poll = (Poll) kept.poll.poll();
        boolean over = poll.closeDate() != null && poll.closeDate() <= now;
        return new Standing(kept.poll, kept.tally, poll.closed() || over);
    }

    /// The numbers of the answers that a user has chosen; none when it has not voted.
    List<Integer> votes(long id, long user) {
        var vote = store.<@Nullable StoredVote>read(Home.poll(id), view -> view.get(VOTES, user));
        return vote == null ? List.of() : vote.answers();
    }

    /// Votes, or, with no answers, takes the vote back.
    void vote(long id, long user, List<Integer> answers) {
        store.write(
                Home.poll(id),
                tx -> {
                    var kept = kept(tx);
                    if (kept == null) throw RpcError.MESSAGE_ID_INVALID.refusal();
                    int now = (int) tx.now().getEpochSecond();
                    var chosen = List.copyOf(new TreeSet<>(answers));
                    check(standing(kept, now), tx.get(VOTES, user), chosen);
                    replace(tx, kept, user, chosen, now);
                    return true;
                });
    }

    private static void check(
            Standing standing, @Nullable StoredVote before, List<Integer> chosen) {
        var poll = standing.poll();
        if (standing.closed) throw RpcError.bad("MESSAGE_POLL_CLOSED").refusal();
        if (chosen.size() > 1 && !poll.multipleChoice())
            throw RpcError.bad("OPTIONS_TOO_MUCH").refusal();
        for (int answer : chosen)
            if (answer < 0 || answer >= poll.answers().size())
                throw RpcError.bad("OPTION_INVALID").refusal();
        if (before != null && (poll.quiz() || poll.revotingDisabled()))
            throw RpcError.bad("REVOTE_NOT_ALLOWED").refusal();
    }

    private void replace(Tx tx, Kept kept, long user, List<Integer> chosen, int now) {
        var before = tx.get(VOTES, user);
        var counts = new ArrayList<>(kept.tally.counts());
        var recent = new ArrayList<>(kept.tally.recent());
        int voters = kept.tally.voters();
        recent.remove(user);
        if (before != null) {
            for (int answer : before.answers()) {
                counts.set(answer, counts.get(answer) - 1);
                tx.delete(BALLOTS, new Triple<>(answer, before.date(), user));
            }
            tx.delete(BALLOTS, new Triple<>(ANY, before.date(), user));
            tx.delete(VOTES, user);
            voters--;
        }
        if (!chosen.isEmpty()) {
            for (int answer : chosen) {
                counts.set(answer, counts.get(answer) + 1);
                tx.put(BALLOTS, new Triple<>(answer, now, user), NOTHING);
            }
            tx.put(BALLOTS, new Triple<>(ANY, now, user), NOTHING);
            tx.put(VOTES, user, new StoredVote(now, chosen));
            voters++;
            if (((Poll) kept.poll.poll()).publicVoters()) recent.addFirst(user);
        }
        while (recent.size() > RECENT_MAX) recent.removeLast();
        put(tx, new StoredTally(voters, counts, recent));
    }

    /// Stops a poll for ever. Only its creator's call comes here.
    void close(long id) {
        store.write(
                Home.poll(id),
                tx -> {
                    var kept = kept(tx);
                    if (kept == null) throw RpcError.MESSAGE_ID_INVALID.refusal();
                    var poll = (Poll) kept.poll.poll();
                    var closed = poll.toBuilder().closed(true).build();
                    put(
                            tx,
                            new StoredPoll(
                                    kept.poll.creator(),
                                    closed,
                                    kept.poll.correct(),
                                    kept.poll.explanation()));
                    return true;
                });
    }

    /// When each answer of a poll was chosen, in seconds since 1970.
    ///
    /// @param dates for each answer in order, earliest first; not of votes that were taken back
    public record Course(long creator, List<String> answers, List<List<Integer>> dates) {}

    /// How the votes came in; of very many, the earliest of each answer. Null when there is no such
    /// poll.
    public @Nullable Course course(long id) {
        return store.read(
                Home.poll(id),
                view -> {
                    var kept = kept(view);
                    if (kept == null) return null;
                    var answers = new ArrayList<String>();
                    var dates = new ArrayList<List<Integer>>();
                    for (var answer : ((Poll) kept.poll.poll()).answers()) {
                        if (!(answer instanceof PollAnswer given)) continue;
                        dates.add(dates(view, answers.size()));
                        answers.add(given.text().text());
                    }
                    return new Course(kept.poll.creator(), answers, dates);
                });
    }

    private static List<Integer> dates(View view, int answer) {
        var from = new Triple<>(answer, Integer.MIN_VALUE, Long.MIN_VALUE);
        var to = new Triple<>(answer + 1, Integer.MIN_VALUE, Long.MIN_VALUE);
        return view.ascending(BALLOTS, from, to, COURSE_MAX).stream()
                .map(row -> row.key().second())
                .toList();
    }

    /// Who chose an answer, or any with [#ANY], the latest first.
    ///
    /// @param after the last of the page before; null for the first page
    List<Voter> voters(long id, int answer, @Nullable Voter after, int limit) {
        return store.read(
                Home.poll(id),
                view -> {
                    var from = new Triple<>(answer, Integer.MIN_VALUE, Long.MIN_VALUE);
                    var to =
                            after == null
                                    ? new Triple<>(answer + 1, Integer.MIN_VALUE, Long.MIN_VALUE)
                                    : new Triple<>(answer, after.date, after.user);
                    var voters = new ArrayList<Voter>();
                    for (var row : view.descending(BALLOTS, from, to, limit)) {
                        long user = row.key().third();
                        var vote = view.get(VOTES, user);
                        if (vote != null) voters.add(new Voter(user, vote.date(), vote.answers()));
                    }
                    return voters;
                });
    }
}
