package heliograph.sync;

import heliograph.Client.Outcome;
import heliograph.Harness;
import heliograph.peers.PeerId;
import heliograph.storage.TlCodec;
import heliograph.store.Codecs;
import heliograph.store.Home;
import heliograph.store.Nothing;
import heliograph.store.Table;
import heliograph.tl.TlFunction;
import heliograph.tl.api.AnyInputUser;
import heliograph.tl.api.ChatBannedRights;
import heliograph.tl.api.InputUser;
import heliograph.tl.api.InputUserSelf;
import heliograph.tl.api.messages.AddChatUser;
import heliograph.tl.api.messages.DeleteChatUser;
import heliograph.tl.api.messages.EditChatAdmin;
import heliograph.tl.api.messages.EditChatTitle;
import heliograph.tl.api.messages.MigrateChat;
import heliograph.tl.stored.StoredGroup;
import heliograph.tl.stored.StoredGroupMember;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// What people do to a basic group and to who is in it; each act is held against what
/// https://core.telegram.org/api/rights says of the group as it was then.
final class GroupActs {
    private static final Table<Nothing, StoredGroup> GROUP =
            new Table<>("group", Codecs.NOTHING, new TlCodec<>(StoredGroup::read));

    private static final Set<String> RIGHTS =
            Set.of(
                    "CHAT_ADMIN_REQUIRED",
                    "CHAT_ID_INVALID",
                    "USER_NOT_PARTICIPANT",
                    "USER_ALREADY_PARTICIPANT");

    /// Something that a group was at one moment.
    @FunctionalInterface
    private interface Rule {
        boolean holds(StoredGroup group);
    }

    private final Harness server;
    private final RandomGenerator random;
    private final List<Long> people;
    private final long group;
    private final List<StoredGroup> versions = new ArrayList<>();
    private int texts;

    GroupActs(Harness server, RandomGenerator random, List<Long> people, long group) {
        this.server = server;
        this.random = random;
        this.people = people;
        this.group = group;
        look();
    }

    /// Looks at what the group is now.
    void look() {
        var now = server.look(Home.group(group), view -> view.get(GROUP, Nothing.NOTHING));
        if (now != null && (versions.isEmpty() || !versions.getLast().equals(now)))
            versions.add(now);
    }

    StoredGroup now() {
        return versions.getLast();
    }

    /// Whether someone was in it all the time.
    boolean stayed(long user) {
        return versions.stream().allMatch(one -> member(one, user) != null);
    }

    void one(Actor actor) {
        long user = actor.client.id();
        long target = people.get(random.nextInt(people.size()));
        switch (random.nextInt(9)) {
            case 0, 1, 2 ->
                    attempt(
                            actor,
                            new AddChatUser(group, input(actor, target), random.nextInt(5)),
                            one -> mayAdd(one, user, target));
            case 3, 4, 5 ->
                    attempt(
                            actor,
                            new DeleteChatUser(false, group, input(actor, target)),
                            one -> mayRemove(one, user, target));
            case 6 -> {
                boolean admin = random.nextBoolean();
                attempt(
                        actor,
                        new EditChatAdmin(group, input(actor, target), admin),
                        one -> mayPromote(one, user, target, admin));
            }
            case 7 ->
                    attempt(
                            actor,
                            new EditChatTitle(group, "Circle " + ++texts),
                            one -> open(one, user) && free(one, user, barred(one).changeInfo()));
            default -> {
                if (random.nextInt(4) == 0)
                    attempt(
                            actor,
                            new MigrateChat(group),
                            one -> open(one, user) && one.creator() == user);
            }
        }
    }

    private AnyInputUser input(Actor actor, long user) {
        if (user == actor.client.id()) return new InputUserSelf();
        return new InputUser(user, server.hash(actor.client, PeerId.user(user)));
    }

    private static @Nullable StoredGroupMember member(StoredGroup group, long user) {
        for (var member : group.members()) if (member.user() == user) return member;
        return null;
    }

    private static boolean open(StoredGroup group, long user) {
        return member(group, user) != null && group.migratedTo() == null;
    }

    private static boolean admin(StoredGroup group, long user) {
        var member = member(group, user);
        return member != null && (member.admin() || group.creator() == user);
    }

    private static ChatBannedRights barred(StoredGroup group) {
        return group.defaultBanned() instanceof ChatBannedRights all ? all : Law.NOTHING;
    }

    private static boolean free(StoredGroup group, long user, boolean barred) {
        return admin(group, user) || !barred;
    }

    private static boolean mayAdd(StoredGroup group, long user, long target) {
        if (member(group, target) != null) return false;
        if (user == target) {
            boolean kicked = group.kicked() != null && group.kicked().contains(user);
            return !kicked && group.migratedTo() == null;
        }
        return open(group, user) && free(group, user, barred(group).inviteUsers());
    }

    private static boolean mayRemove(StoredGroup group, long user, long target) {
        var member = member(group, target);
        if (member == null || !open(group, user)) return false;
        if (user == target || group.creator() == user) return true;
        return !admin(group, target) && (admin(group, user) || member.inviter() == user);
    }

    private static boolean mayPromote(StoredGroup group, long user, long target, boolean admin) {
        var member = member(group, target);
        return open(group, user)
                && group.creator() == user
                && user != target
                && member != null
                && member.admin() != admin;
    }

    private void attempt(Actor actor, TlFunction<?> query, Rule allowed) {
        int version = versions.size() - 1;
        actor.ask(
                query,
                random.nextBoolean(),
                outcome -> became(actor, query, allowed, version, outcome));
    }

    private void became(
            Actor actor, TlFunction<?> query, Rule allowed, int version, Outcome outcome) {
        boolean refused = outcome.failed();
        if (outcome.error().equals("CHAT_NOT_MODIFIED")) return;
        if (refused && !RIGHTS.contains(outcome.error()))
            throw new AssertionError(outcome.error() + " for " + query);
        var since = versions.subList(version, versions.size());
        if (since.stream().noneMatch(one -> allowed.holds(one) != refused))
            throw new AssertionError(
                    "%d: %s for %s in %s"
                            .formatted(
                                    actor.client.id(),
                                    refused ? outcome.error() : "went through",
                                    query,
                                    now()));
        // What is in the answer is in the log as well.
        if (!refused) actor.copy.behind = true;
    }

    /// The supergroup that it has become; 0 while it has not.
    long successor() {
        return Objects.requireNonNullElse(now().migratedTo(), 0L);
    }
}
