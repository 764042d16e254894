package heliograph.channels.invites;

import heliograph.channels.invites.InviteHall.Host;
import heliograph.channels.invites.Invites.Link;
import heliograph.peers.PeerId;
import heliograph.rpc.Caller;
import heliograph.rpc.RpcError;
import heliograph.store.Tx;
import heliograph.store.View;
import heliograph.tl.api.ChannelAdminLogEventActionExportedInviteDelete;
import heliograph.tl.api.ChannelAdminLogEventActionExportedInviteEdit;
import heliograph.tl.api.ChannelAdminLogEventActionExportedInviteRevoke;
import heliograph.tl.stored.StoredInvite;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The links of a chat's admins: made, changed, revoked and deleted by who made them, and by who
/// made the chat.
public final class InviteLinks {
    /// Uses that a link may be limited to.
    static final int USAGE_MAX = 99_999;

    /// Characters of a link's title.
    static final int TITLE_MAX = 32;

    private final InviteHall hall;
    private final InviteDirectory directory;
    private final InviteCards cards;

    public InviteLinks(InviteHall hall, InviteDirectory directory, InviteCards cards) {
        this.hall = hall;
        this.directory = directory;
        this.cards = cards;
    }

    /// What a link allows; null leaves what is there, 0 takes the limit away.
    record Terms(
            @Nullable Integer expire,
            @Nullable Integer usageLimit,
            @Nullable Boolean requestNeeded,
            @Nullable String title) {
        static final Terms NONE = new Terms(null, null, null, null);
    }

    PeerId.Kind kind() {
        return hall.kind();
    }

    private Host inviting(View view, Caller caller) {
        return hall.inviting(view, caller.user());
    }

    /// Checks that the caller may see the links of `admin`: its own, or all when it made the
    /// channel.
    private void mayOf(Host host, long admin) {
        if (admin != host.user() && !host.creator()) throw RpcError.CHAT_ADMIN_REQUIRED.refusal();
    }

    private PeerId peer(long chat) {
        return switch (hall.kind()) {
            case CHANNEL -> PeerId.channel(chat);
            case CHAT -> PeerId.chat(chat);
            case USER -> throw new IllegalStateException("people have no links: " + chat);
        };
    }

    /// Makes a link.
    ///
    /// @param permanent makes it the caller's own for ever, in the place of the one before, which
    ///   is revoked
    Link make(Caller caller, long chat, boolean permanent, Terms terms) {
        hall.read(chat, view -> inviting(view, caller));
        var hash = directory.enter(peer(chat));
        return hall.write(
                chat,
                tx -> {
                    var host = inviting(tx, caller);
                    if (Invites.of(tx, caller.user()).size() >= Invites.LINKS_MAX)
                        throw InviteErrors.INVITES_TOO_MUCH.refusal();
                    var old = permanent ? Invites.permanent(tx, caller.user()) : null;
                    if (old != null) revoke(tx, caller, old);
                    return put(tx, host, hash, permanent, permanent ? Terms.NONE : terms);
                });
    }

    private static Link put(Tx tx, Host host, String hash, boolean permanent, Terms terms) {
        var fresh =
                StoredInvite.builder()
                        .permanent(permanent)
                        .admin(host.user())
                        .date(host.now())
                        .build();
        var link = new Link(hash, changed(fresh, terms, host.now()));
        Invites.put(tx, hash, link.invite());
        return link;
    }

    /// Refuses with `EXPIRE_DATE_INVALID` or `USAGE_LIMIT_INVALID`.
    private static StoredInvite changed(StoredInvite before, Terms terms, int now) {
        var after = before.toBuilder();
        var expire = terms.expire;
        if (expire != null) {
            if (expire != 0 && expire <= now) throw InviteErrors.EXPIRE_DATE_INVALID.refusal();
            after.expire(expire == 0 ? null : expire);
        }
        var limit = terms.usageLimit;
        if (limit != null) {
            if (limit < 0 || limit > USAGE_MAX) throw InviteErrors.USAGE_LIMIT_INVALID.refusal();
            after.usageLimit(limit == 0 ? null : limit);
        }
        if (terms.requestNeeded != null) after.requestNeeded(terms.requestNeeded);
        if (terms.title != null) after.title(title(terms.title));
        var made = after.build();
        // An admin lets in one after the other: there is nothing to count.
        if (made.requestNeeded() && made.usageLimit() != null) {
            if (limit != null && limit != 0) throw InviteErrors.USAGE_LIMIT_INVALID.refusal();
            return made.toBuilder().usageLimit(null).build();
        }
        return made;
    }

    private static @Nullable String title(String title) {
        var stripped = title.strip();
        if (stripped.isEmpty()) return null;
        int length = stripped.codePointCount(0, stripped.length());
        return length <= TITLE_MAX
                ? stripped
                : stripped.substring(0, stripped.offsetByCodePoints(0, TITLE_MAX));
    }

    /// Refuses with `INVITE_HASH_EXPIRED` when the chat has no such link.
    private Link require(View view, Host host, String hash) {
        var invite = Invites.find(view, hash);
        if (invite == null) throw InviteErrors.INVITE_HASH_EXPIRED.refusal();
        mayOf(host, invite.admin());
        return new Link(hash, invite);
    }

    Link find(Caller caller, long chat, String hash) {
        return hall.read(chat, view -> require(view, inviting(view, caller), hash));
    }

    Link edit(Caller caller, long chat, String hash, Terms terms) {
        return hall.write(
                chat,
                tx -> {
                    var host = inviting(tx, caller);
                    var before = require(tx, host, hash);
                    if (before.invite().revoked()) throw InviteErrors.INVITE_HASH_EXPIRED.refusal();
                    if (before.invite().permanent())
                        throw InviteErrors.CHAT_INVITE_PERMANENT.refusal();
                    var after = new Link(hash, changed(before.invite(), terms, host.now()));
                    Invites.put(tx, hash, after.invite());
                    hall.log(
                            tx,
                            caller,
                            new ChannelAdminLogEventActionExportedInviteEdit(
                                    cards.of(before), cards.of(after)));
                    return after;
                });
    }

    /// A link that was revoked, and the one that is there for it.
    record Revoked(Link link, @Nullable Link fresh) {}

    /// Makes a link of no use. For a permanent one its admin gets another.
    Revoked revoke(Caller caller, long chat, String hash) {
        var known = find(caller, chat, hash);
        var fresh = known.invite().permanent() ? directory.enter(peer(chat)) : null;
        return hall.write(
                chat,
                tx -> {
                    var host = inviting(tx, caller);
                    var before = require(tx, host, hash);
                    if (before.invite().revoked()) throw InviteErrors.INVITE_HASH_EXPIRED.refusal();
                    var revoked = revoke(tx, caller, before);
                    if (fresh == null) return new Revoked(revoked, null);
                    var owner = new Host(before.invite().admin(), false, host.now());
                    return new Revoked(revoked, put(tx, owner, fresh, true, Terms.NONE));
                });
    }

    private Link revoke(Tx tx, Caller caller, Link link) {
        var revoked = new Link(link.hash(), link.invite().toBuilder().revoked(true).build());
        Invites.put(tx, link.hash(), revoked.invite());
        hall.log(tx, caller, new ChannelAdminLogEventActionExportedInviteRevoke(cards.of(revoked)));
        return revoked;
    }

    /// Forgets a link that was revoked. Refuses with `INVITE_REVOKED_MISSING` any other.
    void delete(Caller caller, long chat, String hash) {
        hall.write(
                chat,
                tx -> {
                    var link = require(tx, inviting(tx, caller), hash);
                    if (!link.invite().revoked())
                        throw InviteErrors.INVITE_REVOKED_MISSING.refusal();
                    delete(tx, caller, link);
                    return true;
                });
    }

    /// Forgets all revoked links of an admin.
    void deleteRevoked(Caller caller, long chat, long admin) {
        hall.write(
                chat,
                tx -> {
                    mayOf(inviting(tx, caller), admin);
                    for (var link : Invites.of(tx, admin))
                        if (link.invite().revoked()) delete(tx, caller, link);
                    return true;
                });
    }

    private void delete(Tx tx, Caller caller, Link link) {
        Invites.delete(tx, link.hash(), link.invite());
        hall.log(tx, caller, new ChannelAdminLogEventActionExportedInviteDelete(cards.of(link)));
    }

    /// The links of an admin, the permanent one first, then the newest.
    List<Link> list(Caller caller, long chat, long admin, boolean revoked) {
        return hall.read(
                chat,
                view -> {
                    mayOf(inviting(view, caller), admin);
                    var links = new ArrayList<Link>();
                    for (var link : Invites.of(view, admin))
                        if (link.invite().revoked() == revoked) links.add(link);
                    links.sort((a, b) ->
                            Boolean.compare(b.invite().permanent(), a.invite().permanent()));
                    return links;
                });
    }

    /// How many links an admin has.
    record Count(long admin, int live, int revoked) {}

    /// The admins that have links. Only who made the chat sees it.
    List<Count> admins(Caller caller, long chat) {
        return hall.read(
                chat,
                view -> {
                    if (!inviting(view, caller).creator())
                        throw RpcError.CHAT_ADMIN_REQUIRED.refusal();
                    var counts = new ArrayList<Count>();
                    for (long admin : hall.admins(view)) {
                        int live = 0;
                        int revoked = 0;
                        for (var link : Invites.of(view, admin))
                            if (link.invite().revoked()) revoked++;
                            else live++;
                        if (live + revoked > 0) counts.add(new Count(admin, live, revoked));
                    }
                    return counts;
                });
    }
}
