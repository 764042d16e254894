package heliograph.sync;

import heliograph.Harness;
import java.util.List;
import java.util.random.RandomGenerator;

/// What people do in a channel, and against each other.
final class ChannelActs {
    private final Attempts all;
    private final TalkActs talk;
    private final OfficeActs office;
    private final TopicActs topics;

    /// The channel that all is about.
    ///
    /// @param link by which one comes in
    /// @param forum whether it has topics
    record Town(long channel, String link, Audit audit, boolean forum) {}

    ChannelActs(Harness server, RandomGenerator random, Sends sends, List<Long> people, Town town) {
        all = new Attempts(server, random, people, town);
        talk = new TalkActs(all, sends);
        office = new OfficeActs(all);
        topics = new TopicActs(all, talk);
    }

    void one(Actor actor) {
        if (all.town.forum() && all.random.nextInt(3) == 0) {
            topics.one(actor);
            return;
        }
        var me = actor.followers.getFirst();
        switch (all.random.nextInt(32)) {
            case 0, 1, 2, 3, 4, 5, 6 -> talk.send(actor, me);
            case 7, 8 -> talk.edit(actor, me);
            case 9, 10 -> talk.delete(actor, me);
            case 11 -> talk.pin(actor, me);
            case 12, 13 -> talk.read(actor, me);
            case 14, 15, 16 -> office.promote(actor, me);
            case 17, 18, 19 -> office.ban(actor, me);
            case 20, 21 -> office.invite(actor, me);
            case 22, 23 -> office.join(actor, me);
            case 24 -> office.leave(actor, me);
            case 25 -> talk.react(actor, me);
            case 26 -> talk.vote(actor, me);
            case 27 -> office.govern(actor, me);
            case 28 -> office.rename(actor, me);
            case 29 -> talk.view(actor, me);
            case 30 -> talk.poll(actor, me);
            default -> {
                if (all.random.nextBoolean()) talk.look(actor, me);
                else talk.purge(actor, me);
            }
        }
    }

    /// Someone who may, changes what others may do; nothing else is said of it.
    void decree(Actor actor) {
        office.decree(actor);
    }
}
