package heliograph.sync;

import heliograph.tl.api.ChatAdminRights;
import heliograph.tl.api.messages.AffectedHistory;
import heliograph.tl.api.messages.CreateForumTopic;
import heliograph.tl.api.messages.DeleteTopicHistory;
import heliograph.tl.api.messages.EditForumTopic;
import heliograph.tl.api.messages.ReadDiscussion;
import heliograph.tl.api.messages.UpdatePinnedForumTopic;
import java.util.List;

/// What people do with the topics of a forum.
final class TopicActs {
    private final Attempts all;
    private final TalkActs talk;
    private int titles;

    TopicActs(Attempts all, TalkActs talk) {
        this.all = all;
        this.talk = talk;
    }

    private int topic() {
        var live = List.copyOf(all.town.audit().topics().live().keySet());
        return live.get(all.random.nextInt(live.size()));
    }

    void one(Actor actor) {
        var me = actor.followers.getFirst();
        switch (all.random.nextInt(12)) {
            case 0, 1 -> make(actor, me);
            case 2, 3 -> edit(actor, me);
            case 4 -> pin(actor, me);
            case 5 -> delete(actor, me);
            case 6, 7 -> read(actor, me);
            default -> talk.say(actor, me, topic());
        }
    }

    private void make(Actor actor, Follower me) {
        long user = actor.client.id();
        long number = all.random.nextLong();
        var title = "T" + ++titles;
        all.attempt(
                actor,
                new CreateForumTopic(false, me.peer(), title, null, null, number, null),
                true,
                (law, now) -> law.mayMakeTopic(user, now),
                outcome -> Attempts.take(actor, outcome));
    }

    private EditForumTopic change(Follower me, int topic) {
        boolean on = all.random.nextBoolean();
        return switch (all.random.nextInt(topic == TopicAudit.GENERAL ? 3 : 2)) {
            case 0 -> new EditForumTopic(me.peer(), topic, "E" + ++titles, null, null, null);
            case 1 -> new EditForumTopic(me.peer(), topic, null, null, on, null);
            default -> new EditForumTopic(me.peer(), topic, null, null, null, on);
        };
    }

    private void edit(Actor actor, Follower me) {
        long user = actor.client.id();
        int topic = topic();
        long author = all.town.audit().topics().author(topic);
        all.attempt(
                actor,
                change(me, topic),
                false,
                (law, now) -> law.mayLook(user, now) && law.manages(user, author),
                outcome -> Attempts.take(actor, outcome));
    }

    private void pin(Actor actor, Follower me) {
        long user = actor.client.id();
        var query = new UpdatePinnedForumTopic(me.peer(), topic(), all.random.nextBoolean());
        all.attempt(
                actor,
                query,
                false,
                (law, _) -> law.may(user, ChatAdminRights::manageTopics),
                outcome -> Attempts.take(actor, outcome));
    }

    private void delete(Actor actor, Follower me) {
        long user = actor.client.id();
        int topic = topic();
        // Whether one's own may go depends on who else has written there.
        if (all.town.audit().topics().author(topic) == user) return;
        all.attempt(
                actor,
                new DeleteTopicHistory(me.peer(), topic),
                false,
                (law, _) -> law.may(user, ChatAdminRights::deleteMessages),
                outcome -> {
                    if (((AffectedHistory) outcome.got()).ptsCount() > 0) me.lag();
                });
    }

    private void read(Actor actor, Follower me) {
        var id = all.message(me);
        if (id == null) return;
        long user = actor.client.id();
        all.attempt(
                actor,
                new ReadDiscussion(me.peer(), topic(), id),
                false,
                (law, now) -> law.mayLook(user, now),
                _ -> me.doubt());
    }
}
