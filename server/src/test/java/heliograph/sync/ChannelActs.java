package heliograph.sync;

import heliograph.Client.Outcome;
import heliograph.Harness;
import heliograph.peers.PeerId;
import heliograph.tl.TlFunction;
import heliograph.tl.api.AnyUpdates;
import heliograph.tl.api.ChatAdminRights;
import heliograph.tl.api.ChatBannedRights;
import heliograph.tl.api.InputMediaPoll;
import heliograph.tl.api.InputReplyToMessage;
import heliograph.tl.api.InputUser;
import heliograph.tl.api.Message;
import heliograph.tl.api.MessageMediaPoll;
import heliograph.tl.api.Poll;
import heliograph.tl.api.PollAnswer;
import heliograph.tl.api.Reaction;
import heliograph.tl.api.ReactionEmoji;
import heliograph.tl.api.TextWithEntities;
import heliograph.tl.api.UpdateDeleteChannelMessages;
import heliograph.tl.api.UpdateMessageID;
import heliograph.tl.api.Updates;
import heliograph.tl.api.channels.DeleteMessages;
import heliograph.tl.api.channels.DeleteParticipantHistory;
import heliograph.tl.api.channels.EditAdmin;
import heliograph.tl.api.channels.EditBanned;
import heliograph.tl.api.channels.EditTitle;
import heliograph.tl.api.channels.InviteToChannel;
import heliograph.tl.api.channels.JoinChannel;
import heliograph.tl.api.channels.LeaveChannel;
import heliograph.tl.api.channels.ReadHistory;
import heliograph.tl.api.channels.TogglePreHistoryHidden;
import heliograph.tl.api.channels.ToggleSlowMode;
import heliograph.tl.api.channels.UpdateUsername;
import heliograph.tl.api.messages.AffectedHistory;
import heliograph.tl.api.messages.AffectedMessages;
import heliograph.tl.api.messages.ChatInviteJoinResultOk;
import heliograph.tl.api.messages.EditChatDefaultBannedRights;
import heliograph.tl.api.messages.EditMessage;
import heliograph.tl.api.messages.GetHistory;
import heliograph.tl.api.messages.GetMessagesViews;
import heliograph.tl.api.messages.ImportChatInvite;
import heliograph.tl.api.messages.InvitedUsers;
import heliograph.tl.api.messages.SendMedia;
import heliograph.tl.api.messages.SendMessage;
import heliograph.tl.api.messages.SendReaction;
import heliograph.tl.api.messages.SendVote;
import heliograph.tl.api.messages.UpdatePinnedMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// What people do in a channel, and against each other; each act is held against the law by what
/// became of it.
final class ChannelActs {
    private static final String[] EMOJI = {"👍", "🔥", "❤"};

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
                    "BANNED_RIGHTS_INVALID",
                    "CHAT_NOT_MODIFIED",
                    "INVITE_HASH_EXPIRED",
                    "MESSAGE_ID_INVALID",
                    "MESSAGE_NOT_MODIFIED",
                    "MSG_ID_INVALID",
                    "RANDOM_ID_DUPLICATE",
                    "REPLY_MESSAGE_ID_INVALID",
                    "USERNAME_NOT_MODIFIED",
                    "USER_ALREADY_PARTICIPANT");

    private final Harness server;
    private final RandomGenerator random;
    private final Sends sends;
    private final List<Long> people;
    private final Town town;
    private int texts;

    /// The channel that all is about.
    ///
    /// @param link by which one comes in
    record Town(long channel, String link, Audit audit) {}

    ChannelActs(Harness server, RandomGenerator random, Sends sends, List<Long> people, Town town) {
        this.server = server;
        this.random = random;
        this.sends = sends;
        this.people = people;
        this.town = town;
    }

    void one(Actor actor) {
        var me = actor.followers.getFirst();
        switch (random.nextInt(32)) {
            case 0, 1, 2, 3, 4, 5, 6 -> send(actor, me);
            case 7, 8 -> edit(actor, me);
            case 9, 10 -> delete(actor, me);
            case 11 -> pin(actor, me);
            case 12, 13 -> read(actor, me);
            case 14, 15, 16 -> promote(actor, me);
            case 17, 18, 19 -> ban(actor, me);
            case 20, 21 -> invite(actor, me);
            case 22, 23 -> join(actor, me);
            case 24 -> leave(actor, me);
            case 25 -> react(actor, me);
            case 26 -> vote(actor, me);
            case 27 -> govern(actor, me);
            case 28 -> rename(actor, me);
            case 29 -> view(actor, me);
            case 30 -> poll(actor, me);
            default -> {
                if (random.nextBoolean()) look(actor, me);
                else purge(actor, me);
            }
        }
    }

    /// Asks, and checks that what became of it was right at some moment since.
    private void attempt(
            Actor actor,
            TlFunction<?> query,
            boolean repeats,
            Audit.Rule allowed,
            Consumer<Outcome> done) {
        var audit = town.audit;
        int version = audit.version();
        long begun = server.clock.millis();
        actor.ask(
                query,
                repeats,
                outcome -> {
                    boolean refused = outcome.failed();
                    Audit.Rule rule = refused ? (law, now) -> !allowed.holds(law, now) : allowed;
                    boolean met =
                            MET.contains(outcome.error())
                                    || outcome.error().startsWith("SLOWMODE_WAIT_");
                    if (refused && met) return;
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

    private static void take(Actor actor, Outcome outcome) {
        var updates =
                switch (outcome.got()) {
                    case InvitedUsers invited -> invited.updates();
                    case ChatInviteJoinResultOk joined -> joined.updates();
                    case AnyUpdates all -> all;
                    default -> throw new AssertionError(outcome);
                };
        if (!actor.empty) actor.take(updates);
    }

    private long someone() {
        return people.get(random.nextInt(people.size()));
    }

    /// A message that the session has; of one that is out, any that was written.
    private @Nullable Integer message(Follower me) {
        var ids = new TreeSet<Integer>();
        for (var m : me.copy().messages.values())
            if (!m.message().startsWith("service")) ids.add(m.id());
        if (ids.isEmpty()) ids.addAll(town.audit.texts().keySet());
        if (ids.isEmpty()) return null;
        // What is new is dealt with more often.
        var from = ids.size() > 4 && random.nextBoolean() ? ids.tailSet(ids.last() - 4) : ids;
        return List.copyOf(from).get(random.nextInt(from.size()));
    }

    private long author(int id) {
        var post = town.audit.post(id);
        if (post == null) throw new AssertionError("message " + id + " is known, and is not there");
        return post.author();
    }

    private void send(Actor actor, Follower me) {
        long user = actor.client.id();
        var sent = sends.next(user, PeerId.channel(town.channel).marked());
        var replied = random.nextInt(4) == 0 ? message(me) : null;
        var query =
                SendMessage.builder()
                        .peer(me.peer())
                        .message("m" + sent.number)
                        .replyTo(
                                replied == null
                                        ? null
                                        : InputReplyToMessage.builder()
                                                .replyToMsgId(replied)
                                                .build())
                        .randomId(random.nextLong())
                        .build();
        attempt(
                actor,
                query,
                true,
                (law, now) -> law.mayPost(user, now, ChatBannedRights::sendPlain),
                outcome -> {
                    take(actor, outcome);
                    for (var update : ((Updates) outcome.got()).updates())
                        if (update instanceof UpdateMessageID named)
                            sends.acknowledged(sent, named.id());
                });
    }

    private void poll(Actor actor, Follower me) {
        long user = actor.client.id();
        var answers = new ArrayList<heliograph.tl.api.AnyPollAnswer>();
        for (int i = 0; i < 2; i++)
            answers.add(
                    new PollAnswer(
                            new TextWithEntities("answer " + i, List.of()),
                            new byte[] {(byte) i},
                            null,
                            null,
                            null));
        var poll =
                Poll.builder()
                        .question(new TextWithEntities("Which?", List.of()))
                        .answers(answers)
                        .publicVoters(true)
                        .build();
        var query =
                SendMedia.builder()
                        .peer(me.peer())
                        .media(new InputMediaPoll(poll, null, null, null, null, null))
                        .message("")
                        .randomId(random.nextLong())
                        .build();
        attempt(
                actor,
                query,
                true,
                (law, now) -> law.mayPost(user, now, ChatBannedRights::sendPolls),
                outcome -> take(actor, outcome));
    }

    private void edit(Actor actor, Follower me) {
        var id = message(me);
        if (id == null) return;
        long user = actor.client.id();
        long author = author(id);
        var text = town.audit.texts().get(id);
        if (text == null || Sends.number(text) == 0) return;
        var query =
                EditMessage.builder()
                        .peer(me.peer())
                        .id(id)
                        .message("m" + Sends.number(text) + "." + ++texts)
                        .build();
        attempt(
                actor,
                query,
                false,
                (law, now) -> law.mayLook(user, now) && law.mayEdit(user, author, now),
                outcome -> take(actor, outcome));
    }

    private void delete(Actor actor, Follower me) {
        var id = message(me);
        var also = message(me);
        if (id == null || also == null) return;
        long user = actor.client.id();
        var ids = List.copyOf(new TreeSet<>(List.of(id, also)));
        attempt(
                actor,
                new DeleteMessages(me.named(), ids),
                true,
                (law, now) ->
                        law.mayLook(user, now)
                                && ids.stream().allMatch(one -> law.mayDelete(user, author(one))),
                outcome -> {
                    var affected = (AffectedMessages) outcome.got();
                    int pts = affected.pts();
                    int count = affected.ptsCount();
                    var update = new UpdateDeleteChannelMessages(town.channel, ids, pts, count);
                    if (count > 0) me.place(pts, count, () -> me.copy().change(update));
                });
    }

    /// All that someone has written goes.
    private void purge(Actor actor, Follower me) {
        long user = actor.client.id();
        attempt(
                actor,
                new DeleteParticipantHistory(me.named(), server.peer(actor.client, someone())),
                false,
                (law, _) -> law.may(user, ChatAdminRights::deleteMessages),
                outcome -> {
                    if (((AffectedHistory) outcome.got()).ptsCount() > 0) me.lag();
                });
    }

    private void pin(Actor actor, Follower me) {
        var id = message(me);
        if (id == null) return;
        long user = actor.client.id();
        attempt(
                actor,
                new UpdatePinnedMessage(true, random.nextInt(3) == 0, false, me.peer(), id),
                false,
                (law, now) -> law.mayLook(user, now) && law.mayPin(user, now),
                outcome -> take(actor, outcome));
    }

    private void read(Actor actor, Follower me) {
        var id = message(me);
        if (id == null) return;
        long user = actor.client.id();
        attempt(
                actor,
                new ReadHistory(me.named(), id),
                false,
                (law, now) -> law.mayLook(user, now),
                _ -> me.doubt());
    }

    private ChatAdminRights rights() {
        if (random.nextInt(3) == 0) return ChatAdminRights.builder().build();
        return ChatAdminRights.builder()
                .changeInfo(random.nextBoolean())
                .postMessages(random.nextBoolean())
                .editMessages(random.nextBoolean())
                .deleteMessages(random.nextBoolean())
                .banUsers(random.nextBoolean())
                .inviteUsers(random.nextBoolean())
                .pinMessages(random.nextBoolean())
                .addAdmins(random.nextInt(3) > 0)
                .anonymous(random.nextInt(6) == 0)
                .other(true)
                .build();
    }

    private void promote(Actor actor, Follower me) {
        long user = actor.client.id();
        long target = someone();
        if (user == target) return;
        var rights = rights();
        var input = new InputUser(target, server.hash(actor.client, PeerId.user(target)));
        attempt(
                actor,
                new EditAdmin(me.named(), input, rights, ""),
                random.nextBoolean(),
                (law, now) -> law.mayLook(user, now) && law.mayPromote(user, target, rights, now),
                outcome -> take(actor, outcome));
    }

    private ChatBannedRights barred() {
        int until = (int) server.clock.instant().getEpochSecond() + 30 + random.nextInt(20);
        return switch (random.nextInt(4)) {
            case 0 -> Law.NOTHING;
            case 1 -> ChatBannedRights.builder().viewMessages(true).build();
            case 2 ->
                    ChatBannedRights.builder()
                            .viewMessages(random.nextBoolean())
                            .sendMessages(true)
                            .untilDate(until)
                            .build();
            default ->
                    ChatBannedRights.builder()
                            .sendPlain(random.nextBoolean())
                            .sendPolls(random.nextBoolean())
                            .sendReactions(random.nextBoolean())
                            .pinMessages(random.nextBoolean())
                            .inviteUsers(random.nextBoolean())
                            .changeInfo(true)
                            .build();
        };
    }

    private void ban(Actor actor, Follower me) {
        long user = actor.client.id();
        long target = someone();
        attempt(
                actor,
                new EditBanned(me.named(), server.peer(actor.client, target), barred()),
                random.nextBoolean(),
                (law, now) -> law.mayLook(user, now) && law.mayBar(user, target),
                outcome -> take(actor, outcome));
    }

    private void invite(Actor actor, Follower me) {
        long user = actor.client.id();
        long target = someone();
        var input = new InputUser(target, server.hash(actor.client, PeerId.user(target)));
        attempt(
                actor,
                new InviteToChannel(me.named(), List.of(input)),
                random.nextBoolean(),
                (law, now) -> law.mayLook(user, now) && law.mayInvite(user, target, now),
                outcome -> take(actor, outcome));
    }

    private void join(Actor actor, Follower me) {
        long user = actor.client.id();
        if (random.nextBoolean())
            attempt(
                    actor,
                    new ImportChatInvite(town.link),
                    true,
                    (law, now) -> !law.kicked(user, now),
                    outcome -> take(actor, outcome));
        else
            attempt(
                    actor,
                    new JoinChannel(me.named()),
                    true,
                    (law, now) -> law.mayLook(user, now),
                    outcome -> take(actor, outcome));
    }

    private void leave(Actor actor, Follower me) {
        long user = actor.client.id();
        attempt(
                actor,
                new LeaveChannel(me.named()),
                true,
                (law, _) -> law.in(user) && user != law.creator(),
                outcome -> take(actor, outcome));
    }

    private void react(Actor actor, Follower me) {
        var id = message(me);
        if (id == null) return;
        long user = actor.client.id();
        var all = new ArrayList<Reaction>();
        if (random.nextInt(4) > 0) all.add(new ReactionEmoji(EMOJI[random.nextInt(EMOJI.length)]));
        attempt(
                actor,
                new SendReaction(false, false, me.peer(), id, all),
                random.nextBoolean(),
                (law, now) -> law.mayReact(user, now),
                _ -> {});
    }

    private void vote(Actor actor, Follower me) {
        Message poll = null;
        for (var m : me.copy().messages.values())
            if (m.media() instanceof MessageMediaPoll) poll = m;
        if (poll == null) return;
        long user = actor.client.id();
        List<byte[]> options =
                random.nextInt(4) == 0 ? List.of() : List.of(new byte[] {(byte) random.nextInt(2)});
        attempt(
                actor,
                new SendVote(me.peer(), poll.id(), options),
                random.nextBoolean(),
                (law, now) -> law.mayLook(user, now),
                _ -> {});
    }

    /// Someone who may, changes what others may do; nothing else is said of it.
    void decree(Actor actor) {
        var creator = actor.client;
        var me = actor.followers.getFirst();
        for (long user : people) {
            if (user == creator.id() || random.nextBoolean()) continue;
            var input = new InputUser(user, server.hash(creator, PeerId.user(user)));
            var query =
                    random.nextBoolean()
                            ? new EditAdmin(me.named(), input, rights(), "")
                            : new EditBanned(me.named(), server.peer(creator, user), barred());
            var outcome = creator.outcome(query);
            if (outcome.failed() && !MET.contains(outcome.error()))
                throw new AssertionError(outcome.error() + " for " + query);
            if (!outcome.failed()) take(actor, outcome);
        }
    }

    private void govern(Actor actor, Follower me) {
        long user = actor.client.id();
        switch (random.nextInt(4)) {
            case 3 -> {
                if (town.audit.law().broadcast()) return;
                attempt(
                        actor,
                        new ToggleSlowMode(me.named(), random.nextBoolean() ? 10 : 0),
                        false,
                        (law, _) -> law.may(user, ChatAdminRights::banUsers),
                        outcome -> take(actor, outcome));
            }
            case 0 -> {
                if (town.audit.law().broadcast()) return;
                var barred = barred().toBuilder().viewMessages(false).untilDate(0).build();
                attempt(
                        actor,
                        new EditChatDefaultBannedRights(me.peer(), barred),
                        false,
                        (law, _) -> law.may(user, ChatAdminRights::banUsers),
                        outcome -> take(actor, outcome));
            }
            case 1 ->
                    attempt(
                            actor,
                            new UpdateUsername(
                                    me.named(), random.nextBoolean() ? "" : "town_square"),
                            false,
                            (law, _) -> user == law.creator(),
                            _ -> {});
            default -> {
                if (town.audit.law().broadcast()) return;
                attempt(
                        actor,
                        new TogglePreHistoryHidden(me.named(), random.nextBoolean()),
                        false,
                        (law, _) -> law.may(user, ChatAdminRights::changeInfo),
                        outcome -> take(actor, outcome));
            }
        }
    }

    private void rename(Actor actor, Follower me) {
        long user = actor.client.id();
        attempt(
                actor,
                new EditTitle(me.named(), "Town " + ++texts),
                false,
                (law, now) -> law.mayLook(user, now) && law.mayName(user, now),
                outcome -> take(actor, outcome));
    }

    private void view(Actor actor, Follower me) {
        var id = message(me);
        if (id == null) return;
        long user = actor.client.id();
        attempt(
                actor,
                new GetMessagesViews(me.peer(), List.of(id), true),
                false,
                (law, now) -> law.mayLook(user, now),
                _ -> {});
    }

    private void look(Actor actor, Follower me) {
        long user = actor.client.id();
        attempt(
                actor,
                new GetHistory(me.peer(), 0, 0, 0, 5, 0, 0, 0),
                false,
                (law, now) -> law.mayLook(user, now),
                _ -> {});
    }
}
