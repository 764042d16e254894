package heliograph.channels;

import heliograph.rpc.RpcError;
import heliograph.tl.api.ChatAdminRights;
import heliograph.tl.api.ChatBannedRights;
import heliograph.tl.stored.StoredChannel;
import heliograph.tl.stored.StoredMember;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What a user is in a channel at one moment, and so what the user may see and do there
/// (https://core.telegram.org/api/rights). The one place where rights are decided.
///
/// @param member the user's row, null for one who never was in it
/// @param now seconds since 1970, by which bans end
public record Standing(StoredChannel channel, long user, @Nullable StoredMember member, int now) {

    public boolean isCreator() {
        return channel.creator() == user && isMember();
    }

    public boolean isMember() {
        return member != null && !member.left() && !isKicked();
    }

    public boolean isAdmin() {
        return isCreator() || (isMember() && rights() != null);
    }

    /// Banned from even looking at the channel.
    public boolean isKicked() {
        var banned = banned();
        return banned != null && banned.viewMessages();
    }

    /// A channel with a username is open to everyone who is not banned.
    public boolean mayView() {
        return !channel.deleted() && !isKicked() && (isMember() || isPublic());
    }

    /// Who made a channel and has left it may come back, until it is another's.
    public boolean mayReturn() {
        return !channel.deleted() && channel.creator() == user && !isKicked();
    }

    public boolean isPublic() {
        return channel.username() != null || channel.location() != null;
    }

    /// The rights that the user has as an admin; null when it is none. The creator has all.
    public @Nullable ChatAdminRights rights() {
        return member != null && member.rights() instanceof ChatAdminRights rights ? rights : null;
    }

    /// Whether the user may, as an admin. The creator may everything, but is anonymous only when it
    /// says so: ask `rights()` for that.
    public boolean may(Predicate<ChatAdminRights> right) {
        if (isCreator()) return true;
        var rights = isMember() ? rights() : null;
        return rights != null && right.test(rights);
    }

    /// What is forbidden to this user alone, while it lasts.
    public @Nullable ChatBannedRights banned() {
        return member != null
                        && member.banned() instanceof ChatBannedRights banned
                        && (banned.untilDate() == 0 || banned.untilDate() > now)
                ? banned
                : null;
    }

    /// Whether something is forbidden to this user: to it alone, or to everyone who is no admin.
    public boolean isBarred(Predicate<ChatBannedRights> ban) {
        if (isAdmin()) return false;
        var banned = banned();
        if (banned != null && ban.test(banned)) return true;
        return channel.defaultBanned() instanceof ChatBannedRights all && ban.test(all);
    }

    /// The lowest id of a message that the user may read; 1 when it may read all.
    public int firstVisible() {
        return member == null || member.availableFrom() == null ? 1 : member.availableFrom();
    }

    /// Refuses with `CHANNEL_PRIVATE` who may not look.
    public Standing viewing() {
        if (!mayView()) throw RpcError.CHANNEL_PRIVATE.refusal();
        return this;
    }

    /// Refuses with `CHANNEL_PRIVATE` or `USER_NOT_PARTICIPANT` who is not in it.
    public Standing belonging() {
        viewing();
        if (!isMember()) throw RpcError.USER_NOT_PARTICIPANT.refusal();
        return this;
    }

    /// Refuses with `CHAT_ADMIN_REQUIRED` who has not the right.
    public Standing having(Predicate<ChatAdminRights> right) {
        viewing();
        if (!may(right)) throw RpcError.CHAT_ADMIN_REQUIRED.refusal();
        return this;
    }

    /// Refuses with `CHAT_ADMIN_REQUIRED` who has neither the right as an admin nor, in a
    /// supergroup, as a member to whom it is not forbidden.
    public Standing having(Predicate<ChatAdminRights> right, Predicate<ChatBannedRights> ban) {
        viewing();
        boolean asMember = !channel.broadcast() && isMember() && !isAdmin() && !isBarred(ban);
        if (!may(right) && !asMember) throw RpcError.CHAT_ADMIN_REQUIRED.refusal();
        return this;
    }
}
