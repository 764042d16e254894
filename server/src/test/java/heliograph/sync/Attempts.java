package heliograph.sync;

import heliograph.Client.Outcome;
import heliograph.Harness;
import heliograph.sync.ChannelActs.Town;
import heliograph.tl.TlFunction;
import heliograph.tl.api.AnyUpdates;
import heliograph.tl.api.channels.DeleteMessages;
import heliograph.tl.api.messages.ChatInviteJoinResultOk;
import heliograph.tl.api.messages.InvitedUsers;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// How people in a channel try things: each is held against the law by what became of it.
final class Attempts {
    /// Refusals for want of a right.
    private static final Set<String> RIGHTS =
            Set.of(
                    "CHANNEL_PRIVATE",
                    "CHAT_ADMIN_REQUIRED",
                    "CHAT_ADMIN_INVITE_REQUIRED",
                    "CHAT_SEND_PLAIN_FORBIDDEN",
                    "CHAT_SEND_POLL_FORBIDDEN",
                    "CHAT_WRITE_FORBIDDEN",
                    "MESSAGE_AUTHOR_REQUIRED",
                    "MESSAGE_DELETE_FORBIDDEN",
                    "RIGHT_FORBIDDEN",
                    "USER_ADMIN_INVALID",
                    "USER_BANNED_IN_CHANNEL",
                    "USER_CREATOR",
                    "USER_ID_INVALID",
                    "USER_KICKED",
                    "USER_NOT_PARTICIPANT");

    /// Refusals that have other reasons.
    private static final Set<String> MET =
            Set.of(
                    "ANONYMOUS_REACTIONS_DISABLED",
                    "BANNED_RIGHTS_INVALID",
                    "CHAT_NOT_MODIFIED",
                    "FORUM_ENABLED",
                    "INVITE_HASH_EXPIRED",
                    "MESSAGE_ID_INVALID",
                    "MESSAGE_NOT_MODIFIED",
                    "MSG_ID_INVALID",
                    "PINNED_TOO_MUCH",
                    "RANDOM_ID_DUPLICATE",
                    "REPLY_MESSAGE_ID_INVALID",
                    "TOPIC_CLOSED",
                    "TOPIC_DELETED",
                    "TOPIC_ID_INVALID",
                    "TOPIC_NOT_MODIFIED",
                    "USERNAME_NOT_MODIFIED",
                    "USER_ALREADY_PARTICIPANT");

    final Harness server;
    final RandomGenerator random;
    final Town town;
    private final List<Long> people;

    Attempts(Harness server, RandomGenerator random, List<Long> people, Town town) {
        this.server = server;
        this.random = random;
        this.people = people;
        this.town = town;
    }

    List<Long> people() {
        return people;
    }

    /// Whether a refusal has other reasons than the want of a right.
    static boolean isMet(String error) {
        return MET.contains(error) || error.startsWith("SLOWMODE_WAIT_");
    }

    /// Asks, and checks that what became of it was right at some moment since.
    void attempt(
            Actor actor,
            TlFunction<?> query,
            boolean repeats,
            Audit.Rule allowed,
            Consumer<Outcome> done) {
        var audit = town.audit();
        int version = audit.version();
        long begun = server.clock.millis();
        actor.ask(
                query,
                repeats,
                outcome -> {
                    boolean refused = outcome.failed();
                    Audit.Rule rule = refused ? (law, now) -> !allowed.holds(law, now) : allowed;
                    if (refused && isMet(outcome.error())) return;
                    if (refused && !RIGHTS.contains(outcome.error()))
                        throw new AssertionError(outcome.error() + " for " + query);
                    // What is gone already is deleted by anyone; the audit sees the rest.
                    boolean passes = !refused && query instanceof DeleteMessages;
                    if (!passes && !audit.ever(version, begun, rule))
                        throw new AssertionError(
                                "%d: %s for %s under %s"
                                        .formatted(
                                                actor.client.id(),
                                                refused ? outcome.error() : "went through",
                                                query,
                                                audit.law()));
                    if (!refused) done.accept(outcome);
                });
    }

    static void take(Actor actor, Outcome outcome) {
        var updates =
                switch (outcome.got()) {
                    case InvitedUsers invited -> invited.updates();
                    case ChatInviteJoinResultOk joined -> joined.updates();
                    case AnyUpdates all -> all;
                    default -> throw new AssertionError(outcome);
                };
        if (!actor.empty) actor.take(updates);
    }

    long someone() {
        return people.get(random.nextInt(people.size()));
    }

    /// A message that the session has; of one that is out, any that was written.
    @Nullable Integer message(Follower me) {
        var ids = new TreeSet<Integer>();
        for (var m : me.copy().messages.values())
            if (!m.message().startsWith("service")) ids.add(m.id());
        if (ids.isEmpty()) ids.addAll(town.audit().texts().keySet());
        if (ids.isEmpty()) return null;
        // What is new is dealt with more often.
        var from = ids.size() > 4 && random.nextBoolean() ? ids.tailSet(ids.last() - 4) : ids;
        return List.copyOf(from).get(random.nextInt(from.size()));
    }

    long author(int id) {
        var post = town.audit().post(id);
        if (post == null) throw new AssertionError("message " + id + " is known, and is not there");
        return post.author();
    }
}
