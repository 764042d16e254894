package heliograph.sync;

import heliograph.tl.api.ChatAdminRights;
import heliograph.tl.api.ChatBannedRights;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Who may do what in a channel at one moment, by https://core.telegram.org/api/rights alone: a
/// model that knows nothing of the server's.
///
/// @param open whether everyone may look
/// @param barred what members who are no admins may not
record Law(
        boolean broadcast,
        boolean open,
        long creator,
        ChatBannedRights barred,
        Map<Long, Person> people) {
    static final ChatBannedRights NOTHING = ChatBannedRights.builder().build();
    private static final Person STRANGER = new Person(false, null, 0, null);

    private static final List<Predicate<ChatAdminRights>> GRANTED =
            List.of(
                    ChatAdminRights::changeInfo,
                    ChatAdminRights::postMessages,
                    ChatAdminRights::editMessages,
                    ChatAdminRights::deleteMessages,
                    ChatAdminRights::banUsers,
                    ChatAdminRights::inviteUsers,
                    ChatAdminRights::pinMessages,
                    ChatAdminRights::addAdmins,
                    ChatAdminRights::manageTopics);

    /// One of the people.
    ///
    /// @param in whether it is a member
    /// @param promotedBy who made it an admin
    record Person(
            boolean in,
            @Nullable ChatAdminRights rights,
            long promotedBy,
            @Nullable ChatBannedRights banned) {
        Person inside(boolean now) {
            return new Person(now, now ? rights : null, now ? promotedBy : 0, banned);
        }

        Person office(@Nullable ChatAdminRights now, long by) {
            return new Person(in, now, by, banned);
        }

        Person barred(@Nullable ChatBannedRights now) {
            return new Person(in, rights, promotedBy, now);
        }
    }

    Person person(long user) {
        return people.getOrDefault(user, STRANGER);
    }

    Law with(long user, UnaryOperator<Person> change) {
        var after = new HashMap<>(people);
        after.put(user, change.apply(person(user)));
        return new Law(broadcast, open, creator, barred, after);
    }

    Law barring(ChatBannedRights now) {
        return new Law(broadcast, open, creator, now, people);
    }

    Law opened(boolean now) {
        return new Law(broadcast, now, creator, barred, people);
    }

    /// What is forbidden to one alone, at `now`.
    @Nullable ChatBannedRights banned(long user, int now) {
        return ChannelCopy.lasting(person(user).banned, now);
    }

    boolean kicked(long user, int now) {
        var banned = banned(user, now);
        return banned != null && banned.viewMessages();
    }

    boolean in(long user) {
        return person(user).in;
    }

    boolean admin(long user) {
        return in(user) && (user == creator || person(user).rights != null);
    }

    boolean may(long user, Predicate<ChatAdminRights> right) {
        var rights = person(user).rights;
        return in(user) && (user == creator || (rights != null && right.test(rights)));
    }

    /// Whether a member who is no admin may do something.
    private boolean free(long user, int now, Predicate<ChatBannedRights> ban) {
        var own = banned(user, now);
        return in(user) && !admin(user) && !ban.test(barred) && (own == null || !ban.test(own));
    }

    boolean mayLook(long user, int now) {
        return in(user) || (open && !kicked(user, now));
    }

    boolean mayPost(long user, int now, Predicate<ChatBannedRights> kind) {
        if (broadcast) return may(user, ChatAdminRights::postMessages);
        return admin(user) || free(user, now, ban -> ban.sendMessages() || kind.test(ban));
    }

    boolean mayEdit(long user, long author, int now) {
        boolean own = user == author;
        if (!broadcast) return own && mayPost(user, now, ChatBannedRights::sendPlain);
        return may(user, ChatAdminRights::editMessages)
                || (own && may(user, ChatAdminRights::postMessages));
    }

    boolean mayDelete(long user, long author) {
        boolean own =
                user == author
                        && in(user)
                        && (!broadcast || may(user, ChatAdminRights::postMessages));
        return own || may(user, ChatAdminRights::deleteMessages);
    }

    boolean mayPin(long user, int now) {
        if (broadcast) return may(user, ChatAdminRights::editMessages);
        return may(user, ChatAdminRights::pinMessages)
                || free(user, now, ChatBannedRights::pinMessages);
    }

    boolean mayName(long user, int now) {
        return may(user, ChatAdminRights::changeInfo)
                || (!broadcast && free(user, now, ChatBannedRights::changeInfo));
    }

    boolean mayInvite(long user, long target, int now) {
        boolean inviter =
                may(user, ChatAdminRights::inviteUsers)
                        || (!broadcast && free(user, now, ChatBannedRights::inviteUsers));
        return inviter
                && (in(target) || !kicked(target, now) || may(user, ChatAdminRights::banUsers));
    }

    boolean mayMakeTopic(long user, int now) {
        return may(user, ChatAdminRights::manageTopics)
                || free(user, now, ban -> ban.sendMessages() || ban.manageTopics());
    }

    /// Whether someone may change a topic, and write in it while it is closed.
    boolean manages(long user, long author) {
        return may(user, ChatAdminRights::manageTopics) || (user == author && in(user));
    }

    boolean mayReact(long user, int now) {
        return in(user) && (admin(user) || free(user, now, ChatBannedRights::sendReactions));
    }

    /// Whether `target` is an admin by the grace of `user`, over whatever others.
    private boolean above(long user, long target) {
        if (user == creator) return target != creator;
        long by = person(target).promotedBy;
        for (int i = 0; i < people.size() && by != 0; i++) {
            if (by == user) return true;
            by = person(by).promotedBy;
        }
        return false;
    }

    boolean mayBar(long user, long target) {
        boolean below = !admin(target) || above(user, target);
        return may(user, ChatAdminRights::banUsers) && user != target && target != creator && below;
    }

    boolean mayPromote(long user, long target, ChatAdminRights rights, int now) {
        boolean grants = !rights.equals(ChatAdminRights.builder().build());
        if (target == creator || user == target || !may(user, ChatAdminRights::addAdmins))
            return false;
        if (admin(target) && !above(user, target)) return false;
        for (var right : GRANTED) if (right.test(rights) && !may(user, right)) return false;
        if (!grants) return true;
        if (banned(target, now) != null && !may(user, ChatAdminRights::banUsers)) return false;
        return in(target) || may(user, ChatAdminRights::inviteUsers);
    }
}
