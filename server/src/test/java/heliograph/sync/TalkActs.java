package heliograph.sync;

import heliograph.peers.PeerId;
import heliograph.tl.api.ChatAdminRights;
import heliograph.tl.api.ChatBannedRights;
import heliograph.tl.api.InputMediaPoll;
import heliograph.tl.api.InputReplyToMessage;
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
import heliograph.tl.api.channels.ReadHistory;
import heliograph.tl.api.messages.AffectedHistory;
import heliograph.tl.api.messages.AffectedMessages;
import heliograph.tl.api.messages.EditMessage;
import heliograph.tl.api.messages.GetHistory;
import heliograph.tl.api.messages.GetMessagesViews;
import heliograph.tl.api.messages.SendMedia;
import heliograph.tl.api.messages.SendMessage;
import heliograph.tl.api.messages.SendReaction;
import heliograph.tl.api.messages.SendVote;
import heliograph.tl.api.messages.UpdatePinnedMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What people say in a channel, and do with what was said.
final class TalkActs {
    private static final String[] EMOJI = {"👍", "🔥", "❤"};

    private final Attempts all;
    private final Sends sends;
    private int texts;

    TalkActs(Attempts all, Sends sends) {
        this.all = all;
        this.sends = sends;
    }

    void send(Actor actor, Follower me) {
        say(actor, me, all.random.nextInt(4) == 0 ? all.message(me) : null);
    }

    /// Says something, in reply to a message or in a topic.
    void say(Actor actor, Follower me, @Nullable Integer to) {
        long user = actor.client.id();
        var sent = sends.next(user, PeerId.channel(all.town.channel()).marked());
        var query =
                SendMessage.builder()
                        .peer(me.peer())
                        .message("m" + sent.number)
                        .replyTo(
                                to == null
                                        ? null
                                        : InputReplyToMessage.builder().replyToMsgId(to).build())
                        .randomId(all.random.nextLong())
                        .build();
        all.attempt(
                actor,
                query,
                true,
                (law, now) -> law.mayPost(user, now, ChatBannedRights::sendPlain),
                outcome -> {
                    Attempts.take(actor, outcome);
                    for (var update : ((Updates) outcome.got()).updates())
                        if (update instanceof UpdateMessageID named)
                            sends.acknowledged(sent, named.id());
                });
    }

    void poll(Actor actor, Follower me) {
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
                        .publicVoters(!all.town.audit().law().broadcast())
                        .build();
        var query =
                SendMedia.builder()
                        .peer(me.peer())
                        .media(new InputMediaPoll(poll, null, null, null, null, null))
                        .message("")
                        .randomId(all.random.nextLong())
                        .build();
        all.attempt(
                actor,
                query,
                true,
                (law, now) -> law.mayPost(user, now, ChatBannedRights::sendPolls),
                outcome -> Attempts.take(actor, outcome));
    }

    void edit(Actor actor, Follower me) {
        var id = all.message(me);
        if (id == null) return;
        long user = actor.client.id();
        long author = all.author(id);
        var text = all.town.audit().texts().get(id);
        if (text == null || Sends.number(text) == 0) return;
        var query =
                EditMessage.builder()
                        .peer(me.peer())
                        .id(id)
                        .message("m" + Sends.number(text) + "." + ++texts)
                        .build();
        all.attempt(
                actor,
                query,
                false,
                (law, now) -> law.mayLook(user, now) && law.mayEdit(user, author, now),
                outcome -> Attempts.take(actor, outcome));
    }

    void delete(Actor actor, Follower me) {
        var id = all.message(me);
        var also = all.message(me);
        if (id == null || also == null) return;
        long user = actor.client.id();
        var ids = List.copyOf(new TreeSet<>(List.of(id, also)));
        all.attempt(
                actor,
                new DeleteMessages(me.named(), ids),
                true,
                (law, now) ->
                        law.mayLook(user, now)
                                && ids.stream()
                                        .allMatch(one -> law.mayDelete(user, all.author(one))),
                outcome -> {
                    var affected = (AffectedMessages) outcome.got();
                    int pts = affected.pts();
                    int count = affected.ptsCount();
                    var update =
                            new UpdateDeleteChannelMessages(all.town.channel(), ids, pts, count);
                    if (count > 0) me.place(pts, count, () -> me.copy().change(update));
                });
    }

    /// All that someone has written goes.
    void purge(Actor actor, Follower me) {
        long user = actor.client.id();
        all.attempt(
                actor,
                new DeleteParticipantHistory(
                        me.named(), all.server.peer(actor.client, all.someone())),
                false,
                (law, _) -> law.may(user, ChatAdminRights::deleteMessages),
                outcome -> {
                    if (((AffectedHistory) outcome.got()).ptsCount() > 0) me.lag();
                });
    }

    void pin(Actor actor, Follower me) {
        var id = all.message(me);
        if (id == null) return;
        long user = actor.client.id();
        all.attempt(
                actor,
                new UpdatePinnedMessage(true, all.random.nextInt(3) == 0, false, me.peer(), id),
                false,
                (law, now) -> law.mayLook(user, now) && law.mayPin(user, now),
                outcome -> Attempts.take(actor, outcome));
    }

    void read(Actor actor, Follower me) {
        var id = all.message(me);
        if (id == null) return;
        long user = actor.client.id();
        all.attempt(
                actor,
                new ReadHistory(me.named(), id),
                false,
                (law, now) -> law.mayLook(user, now),
                _ -> me.doubt());
    }

    void react(Actor actor, Follower me) {
        var id = all.message(me);
        if (id == null) return;
        long user = actor.client.id();
        var given = new ArrayList<Reaction>();
        if (all.random.nextInt(4) > 0)
            given.add(new ReactionEmoji(EMOJI[all.random.nextInt(EMOJI.length)]));
        all.attempt(
                actor,
                new SendReaction(false, false, me.peer(), id, given),
                all.random.nextBoolean(),
                (law, now) -> law.mayReact(user, now),
                _ -> {});
    }

    void vote(Actor actor, Follower me) {
        Message poll = null;
        for (var m : me.copy().messages.values())
            if (m.media() instanceof MessageMediaPoll) poll = m;
        if (poll == null) return;
        long user = actor.client.id();
        List<byte[]> options =
                all.random.nextInt(4) == 0
                        ? List.of()
                        : List.of(new byte[] {(byte) all.random.nextInt(2)});
        all.attempt(
                actor,
                new SendVote(me.peer(), poll.id(), options),
                all.random.nextBoolean(),
                (law, now) -> law.mayLook(user, now),
                _ -> {});
    }

    void view(Actor actor, Follower me) {
        var id = all.message(me);
        if (id == null) return;
        long user = actor.client.id();
        all.attempt(
                actor,
                new GetMessagesViews(me.peer(), List.of(id), true),
                false,
                (law, now) -> law.mayLook(user, now),
                _ -> {});
    }

    void look(Actor actor, Follower me) {
        long user = actor.client.id();
        all.attempt(
                actor,
                new GetHistory(me.peer(), 0, 0, 0, 5, 0, 0, 0),
                false,
                (law, now) -> law.mayLook(user, now),
                _ -> {});
    }
}
