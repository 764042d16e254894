package heliograph.channels.invites;

import heliograph.channels.Channels;
import heliograph.channels.Roll;
import heliograph.channels.Standing;
import heliograph.channels.adminlog.AdminLog;
import heliograph.channels.invites.Invites.Link;
import heliograph.peers.PeerId;
import heliograph.rpc.Caller;
import heliograph.rpc.RpcError;
import heliograph.store.Tx;
import heliograph.store.View;
import heliograph.tl.api.ChannelAdminLogEventActionExportedInviteDelete;
import heliograph.tl.api.ChannelAdminLogEventActionExportedInviteEdit;
import heliograph.tl.api.ChannelAdminLogEventActionExportedInviteRevoke;
import heliograph.tl.api.ChatAdminRights;
import heliograph.tl.stored.StoredInvite;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The links of a channel's admins: made, changed, revoked and deleted by who made them, and by who
/// made the channel.
public final class InviteLinks {
    /// Uses that a link may be limited to.
    static final int USAGE_MAX = 99_999;

    /// Characters of a link's title.
    static final int TITLE_MAX = 32;

    private final Channels channels;
    private final InviteDirectory directory;
    private final InviteCards cards;

    public InviteLinks(Channels channels, InviteDirectory directory, InviteCards cards) {
        this.channels = channels;
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

    private Standing inviting(View view, Caller caller) {
        return channels.standing(view, caller.user()).having(ChatAdminRights::inviteUsers);
    }

    /// Checks that the caller may see the links of `admin`: its own, or all when it made the
    /// channel.
    private void mayOf(Standing standing, long admin) {
        if (admin != standing.user() && !standing.isCreator())
            throw RpcError.CHAT_ADMIN_REQUIRED.refusal();
    }

    /// Makes a link.
    ///
    /// @param permanent makes it the caller's own for ever, in the place of the one before, which
    ///   is revoked
    Link make(Caller caller, long channel, boolean permanent, Terms terms) {
        channels.read(channel, view -> inviting(view, caller));
        var hash = directory.enter(PeerId.channel(channel));
        return channels.write(
                channel,
                tx -> {
                    var standing = inviting(tx, caller);
                    if (Invites.of(tx, caller.user()).size() >= Invites.LINKS_MAX)
                        throw InviteErrors.INVITES_TOO_MUCH.refusal();
                    var old = permanent ? Invites.permanent(tx, caller.user()) : null;
                    if (old != null) revoke(tx, caller, old);
                    return put(tx, standing, hash, permanent, permanent ? Terms.NONE : terms);
                });
    }

    private static Link put(Tx tx, Standing standing, String hash, boolean permanent, Terms terms) {
        var fresh =
                StoredInvite.builder()
                        .permanent(permanent)
                        .admin(standing.user())
                        .date(standing.now())
                        .build();
        var link = new Link(hash, changed(fresh, terms, standing.now()));
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

    /// Refuses with `INVITE_HASH_EXPIRED` when the channel has no such link.
    private Link require(View view, Standing standing, String hash) {
        var invite = Invites.find(view, hash);
        if (invite == null) throw InviteErrors.INVITE_HASH_EXPIRED.refusal();
        mayOf(standing, invite.admin());
        return new Link(hash, invite);
    }

    Link find(Caller caller, long channel, String hash) {
        return channels.read(channel, view -> require(view, inviting(view, caller), hash));
    }

    Link edit(Caller caller, long channel, String hash, Terms terms) {
        return channels.write(
                channel,
                tx -> {
                    var standing = inviting(tx, caller);
                    var before = require(tx, standing, hash);
                    if (before.invite().revoked()) throw InviteErrors.INVITE_HASH_EXPIRED.refusal();
                    if (before.invite().permanent())
                        throw InviteErrors.CHAT_INVITE_PERMANENT.refusal();
                    var after = new Link(hash, changed(before.invite(), terms, standing.now()));
                    Invites.put(tx, hash, after.invite());
                    AdminLog.write(
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
    Revoked revoke(Caller caller, long channel, String hash) {
        var known = find(caller, channel, hash);
        var fresh = known.invite().permanent() ? directory.enter(PeerId.channel(channel)) : null;
        return channels.write(
                channel,
                tx -> {
                    var standing = inviting(tx, caller);
                    var before = require(tx, standing, hash);
                    if (before.invite().revoked()) throw InviteErrors.INVITE_HASH_EXPIRED.refusal();
                    var revoked = revoke(tx, caller, before);
                    if (fresh == null) return new Revoked(revoked, null);
                    var owner = channels.standing(tx, before.invite().admin());
                    return new Revoked(revoked, put(tx, owner, fresh, true, Terms.NONE));
                });
    }

    private Link revoke(Tx tx, Caller caller, Link link) {
        var revoked = new Link(link.hash(), link.invite().toBuilder().revoked(true).build());
        Invites.put(tx, link.hash(), revoked.invite());
        AdminLog.write(
                tx, caller, new ChannelAdminLogEventActionExportedInviteRevoke(cards.of(revoked)));
        return revoked;
    }

    /// Forgets a link that was revoked. Refuses with `INVITE_REVOKED_MISSING` any other.
    void delete(Caller caller, long channel, String hash) {
        channels.write(
                channel,
                tx -> {
                    var link = require(tx, inviting(tx, caller), hash);
                    if (!link.invite().revoked())
                        throw InviteErrors.INVITE_REVOKED_MISSING.refusal();
                    delete(tx, caller, link);
                    return true;
                });
    }

    /// Forgets all revoked links of an admin.
    void deleteRevoked(Caller caller, long channel, long admin) {
        channels.write(
                channel,
                tx -> {
                    mayOf(inviting(tx, caller), admin);
                    for (var link : Invites.of(tx, admin))
                        if (link.invite().revoked()) delete(tx, caller, link);
                    return true;
                });
    }

    private void delete(Tx tx, Caller caller, Link link) {
        Invites.delete(tx, link.hash(), link.invite());
        AdminLog.write(
                tx, caller, new ChannelAdminLogEventActionExportedInviteDelete(cards.of(link)));
    }

    /// The links of an admin, the permanent one first, then the newest.
    List<Link> list(Caller caller, long channel, long admin, boolean revoked) {
        return channels.read(
                channel,
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

    /// The admins that have links. Only who made the channel sees it.
    List<Count> admins(Caller caller, long channel) {
        return channels.read(
                channel,
                view -> {
                    if (!inviting(view, caller).isCreator())
                        throw RpcError.CHAT_ADMIN_REQUIRED.refusal();
                    var counts = new ArrayList<Count>();
                    for (long admin : channels.roll(view, Roll.ADMINS, 0, 1 << 10)) {
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
