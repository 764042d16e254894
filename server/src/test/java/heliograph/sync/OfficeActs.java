package heliograph.sync;

import heliograph.peers.PeerId;
import heliograph.tl.api.ChatAdminRights;
import heliograph.tl.api.ChatBannedRights;
import heliograph.tl.api.InputUser;
import heliograph.tl.api.channels.EditAdmin;
import heliograph.tl.api.channels.EditBanned;
import heliograph.tl.api.channels.EditTitle;
import heliograph.tl.api.channels.InviteToChannel;
import heliograph.tl.api.channels.JoinChannel;
import heliograph.tl.api.channels.LeaveChannel;
import heliograph.tl.api.channels.TogglePreHistoryHidden;
import heliograph.tl.api.channels.ToggleSlowMode;
import heliograph.tl.api.channels.UpdateUsername;
import heliograph.tl.api.messages.EditChatDefaultBannedRights;
import heliograph.tl.api.messages.ImportChatInvite;
import java.util.List;

/// How people in a channel rule, and come and go.
final class OfficeActs {
    private final Attempts all;
    private int texts;

    OfficeActs(Attempts all) {
        this.all = all;
    }

    private ChatAdminRights rights() {
        if (all.random.nextInt(3) == 0) return ChatAdminRights.builder().build();
        return ChatAdminRights.builder()
                .changeInfo(all.random.nextBoolean())
                .postMessages(all.random.nextBoolean())
                .editMessages(all.random.nextBoolean())
                .deleteMessages(all.random.nextBoolean())
                .banUsers(all.random.nextBoolean())
                .inviteUsers(all.random.nextBoolean())
                .pinMessages(all.random.nextBoolean())
                .manageTopics(all.town.forum() && all.random.nextBoolean())
                .addAdmins(all.random.nextInt(3) > 0)
                .anonymous(all.random.nextInt(6) == 0)
                .other(true)
                .build();
    }

    void promote(Actor actor, Follower me) {
        long user = actor.client.id();
        long target = all.someone();
        if (user == target) return;
        var rights = rights();
        var input = new InputUser(target, all.server.hash(actor.client, PeerId.user(target)));
        all.attempt(
                actor,
                new EditAdmin(me.named(), input, rights, ""),
                all.random.nextBoolean(),
                (law, now) -> law.mayLook(user, now) && law.mayPromote(user, target, rights, now),
                outcome -> Attempts.take(actor, outcome));
    }

    private ChatBannedRights barred() {
        int until = (int) all.server.clock.instant().getEpochSecond() + 30 + all.random.nextInt(20);
        return switch (all.random.nextInt(4)) {
            case 0 -> Law.NOTHING;
            case 1 -> ChatBannedRights.builder().viewMessages(true).build();
            case 2 ->
                    ChatBannedRights.builder()
                            .viewMessages(all.random.nextBoolean())
                            .sendMessages(true)
                            .untilDate(until)
                            .build();
            default ->
                    ChatBannedRights.builder()
                            .sendPlain(all.random.nextBoolean())
                            .sendPolls(all.random.nextBoolean())
                            .sendReactions(all.random.nextBoolean())
                            .pinMessages(all.random.nextBoolean())
                            .inviteUsers(all.random.nextBoolean())
                            .changeInfo(true)
                            .manageTopics(all.town.forum() && all.random.nextBoolean())
                            .build();
        };
    }

    void ban(Actor actor, Follower me) {
        long user = actor.client.id();
        long target = all.someone();
        all.attempt(
                actor,
                new EditBanned(me.named(), all.server.peer(actor.client, target), barred()),
                all.random.nextBoolean(),
                (law, now) -> law.mayLook(user, now) && law.mayBar(user, target),
                outcome -> Attempts.take(actor, outcome));
    }

    void invite(Actor actor, Follower me) {
        long user = actor.client.id();
        long target = all.someone();
        var input = new InputUser(target, all.server.hash(actor.client, PeerId.user(target)));
        all.attempt(
                actor,
                new InviteToChannel(me.named(), List.of(input)),
                all.random.nextBoolean(),
                (law, now) -> law.mayLook(user, now) && law.mayInvite(user, target, now),
                outcome -> Attempts.take(actor, outcome));
    }

    void join(Actor actor, Follower me) {
        long user = actor.client.id();
        if (all.random.nextBoolean())
            all.attempt(
                    actor,
                    new ImportChatInvite(all.town.link()),
                    true,
                    (law, now) -> !law.kicked(user, now),
                    outcome -> Attempts.take(actor, outcome));
        else
            all.attempt(
                    actor,
                    new JoinChannel(me.named()),
                    true,
                    (law, now) -> law.mayLook(user, now),
                    outcome -> Attempts.take(actor, outcome));
    }

    /// Who made the channel stays: it would be another's only after days.
    void leave(Actor actor, Follower me) {
        long user = actor.client.id();
        if (user == all.town.audit().law().creator()) return;
        all.attempt(
                actor,
                new LeaveChannel(me.named()),
                true,
                (law, _) -> law.in(user) && user != law.creator(),
                outcome -> Attempts.take(actor, outcome));
    }

    /// Someone who may, changes what others may do; nothing else is said of it.
    void decree(Actor actor) {
        var creator = actor.client;
        var me = actor.followers.getFirst();
        for (long user : all.people()) {
            if (user == creator.id() || all.random.nextBoolean()) continue;
            var input = new InputUser(user, all.server.hash(creator, PeerId.user(user)));
            var query =
                    all.random.nextBoolean()
                            ? new EditAdmin(me.named(), input, rights(), "")
                            : new EditBanned(me.named(), all.server.peer(creator, user), barred());
            var outcome = creator.outcome(query);
            if (outcome.failed() && !Attempts.isMet(outcome.error()))
                throw new AssertionError(outcome.error() + " for " + query);
            if (!outcome.failed()) Attempts.take(actor, outcome);
        }
    }

    void govern(Actor actor, Follower me) {
        long user = actor.client.id();
        switch (all.random.nextInt(4)) {
            case 3 -> {
                if (all.town.audit().law().broadcast()) return;
                all.attempt(
                        actor,
                        new ToggleSlowMode(me.named(), all.random.nextBoolean() ? 10 : 0),
                        false,
                        (law, _) -> law.may(user, ChatAdminRights::banUsers),
                        outcome -> Attempts.take(actor, outcome));
            }
            case 0 -> {
                if (all.town.audit().law().broadcast()) return;
                var barred = barred().toBuilder().viewMessages(false).untilDate(0).build();
                all.attempt(
                        actor,
                        new EditChatDefaultBannedRights(me.peer(), barred),
                        false,
                        (law, _) -> law.may(user, ChatAdminRights::banUsers),
                        outcome -> Attempts.take(actor, outcome));
            }
            case 1 ->
                    all.attempt(
                            actor,
                            new UpdateUsername(
                                    me.named(), all.random.nextBoolean() ? "" : "town_square"),
                            false,
                            (law, _) -> user == law.creator(),
                            _ -> {});
            default -> {
                if (all.town.audit().law().broadcast()) return;
                all.attempt(
                        actor,
                        new TogglePreHistoryHidden(me.named(), all.random.nextBoolean()),
                        false,
                        (law, _) -> law.may(user, ChatAdminRights::changeInfo),
                        outcome -> Attempts.take(actor, outcome));
            }
        }
    }

    void rename(Actor actor, Follower me) {
        long user = actor.client.id();
        all.attempt(
                actor,
                new EditTitle(me.named(), "Town " + ++texts),
                false,
                (law, now) -> law.mayLook(user, now) && law.mayName(user, now),
                outcome -> Attempts.take(actor, outcome));
    }
}
