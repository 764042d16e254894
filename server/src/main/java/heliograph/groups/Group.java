package heliograph.groups;

import heliograph.rpc.RpcError;
import heliograph.tl.api.ChatAdminRights;
import heliograph.tl.api.ChatBannedRights;
import heliograph.tl.stored.StoredGroup;
import heliograph.tl.stored.StoredGroupMember;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A group at one moment, and what its people may do there. The one place where rights are decided.
record Group(long id, StoredGroup state) {
    /// What every admin of a basic group may.
    static final ChatAdminRights ADMIN =
            ChatAdminRights.builder()
                    .changeInfo(true)
                    .deleteMessages(true)
                    .banUsers(true)
                    .inviteUsers(true)
                    .pinMessages(true)
                    .manageCall(true)
                    .other(true)
                    .build();

    @Nullable StoredGroupMember member(long user) {
        for (var member : state.members()) if (member.user() == user) return member;
        return null;
    }

    boolean isMember(long user) {
        return member(user) != null;
    }

    boolean isCreator(long user) {
        return state.creator() == user && isMember(user);
    }

    boolean isAdmin(long user) {
        var member = member(user);
        return member != null && (member.admin() || state.creator() == user);
    }

    /// Whether nothing can be changed any more.
    boolean isClosed() {
        return state.deleted() || state.migratedTo() != null;
    }

    boolean isKicked(long user) {
        return state.kicked() != null && state.kicked().contains(user);
    }

    @Nullable ChatBannedRights banned() {
        return state.defaultBanned() instanceof ChatBannedRights banned ? banned : null;
    }

    /// Refuses with `CHAT_ID_INVALID` who is not in it.
    Group belonging(long user) {
        if (!isMember(user)) throw RpcError.CHAT_ID_INVALID.refusal();
        return this;
    }

    /// Refuses whoever is not in it, and everyone once it is closed.
    Group open(long user) {
        belonging(user);
        if (isClosed()) throw RpcError.CHAT_ID_INVALID.refusal();
        return this;
    }

    Group asCreator(long user) {
        open(user);
        if (!isCreator(user)) throw RpcError.CHAT_ADMIN_REQUIRED.refusal();
        return this;
    }

    Group asAdmin(long user) {
        open(user);
        if (!isAdmin(user)) throw RpcError.CHAT_ADMIN_REQUIRED.refusal();
        return this;
    }

    /// Refuses with `CHAT_ADMIN_REQUIRED` whoever is no admin, where members may not either.
    Group allowing(long user, Predicate<ChatBannedRights> ban) {
        open(user);
        var banned = banned();
        if (!isAdmin(user) && banned != null && ban.test(banned))
            throw RpcError.CHAT_ADMIN_REQUIRED.refusal();
        return this;
    }

    List<Long> users() {
        var users = new ArrayList<Long>();
        for (var member : state.members()) users.add(member.user());
        return users;
    }

    Set<Long> admins() {
        var admins = new HashSet<Long>();
        for (var member : state.members())
            if (member.admin() || member.user() == state.creator()) admins.add(member.user());
        return admins;
    }

    StoredGroup with(StoredGroupMember member) {
        var members = new ArrayList<>(state.members());
        members.add(member);
        var kicked = state.kicked() == null ? null : new ArrayList<>(state.kicked());
        if (kicked != null) kicked.remove(member.user());
        return state.toBuilder()
                .members(members)
                .kicked(kicked == null || kicked.isEmpty() ? null : kicked)
                .version(state.version() + 1)
                .build();
    }

    /// Without a member.
    ///
    /// @param kickedMax how many of those who were thrown out are remembered; 0 when it left itself
    StoredGroup without(long user, int kickedMax) {
        var members = new ArrayList<>(state.members());
        members.removeIf(member -> member.user() == user);
        var kicked = new ArrayList<Long>(state.kicked() == null ? List.of() : state.kicked());
        if (kickedMax > 0) {
            kicked.remove(user);
            kicked.add(user);
            if (kicked.size() > kickedMax) kicked.removeFirst();
        }
        return state.toBuilder()
                .members(members)
                .kicked(kicked.isEmpty() ? null : kicked)
                .version(state.version() + 1)
                .build();
    }

    /// With one member's row changed.
    StoredGroup changed(long user, UnaryOperator<StoredGroupMember> change) {
        var members = new ArrayList<>(state.members());
        members.replaceAll(member -> member.user() == user ? change.apply(member) : member);
        return state.toBuilder().members(members).version(state.version() + 1).build();
    }

    StoredGroup promoted(long user, boolean admin) {
        return changed(
                user, m -> new StoredGroupMember(admin, user, m.inviter(), m.date(), m.rank()));
    }

    /// Whom the group belongs to once its creator leaves: the first of its admins, else of its
    /// members; 0 when nobody is left.
    long heir() {
        long first = 0;
        for (var member : state.members()) {
            if (member.user() == state.creator()) continue;
            if (member.admin()) return member.user();
            if (first == 0) first = member.user();
        }
        return first;
    }
}
