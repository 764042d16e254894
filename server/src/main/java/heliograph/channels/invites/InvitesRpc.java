package heliograph.channels.invites;

import static heliograph.rpc.Access.SIGNED_IN;
import static heliograph.rpc.Access.USERS;

import heliograph.channels.invites.InviteLinks.Terms;
import heliograph.channels.invites.Invites.Link;
import heliograph.peers.PeerId;
import heliograph.peers.PeerRows;
import heliograph.peers.Peers;
import heliograph.render.Renderer;
import heliograph.rpc.Caller;
import heliograph.rpc.RpcError;
import heliograph.tl.api.ChatAdminWithInvites;
import heliograph.tl.api.ExportedChatInvite;
import heliograph.tl.api.messages.AnyExportedChatInvite;
import heliograph.tl.api.messages.ChatAdminsWithInvites;
import heliograph.tl.api.messages.DeleteExportedChatInvite;
import heliograph.tl.api.messages.DeleteRevokedExportedChatInvites;
import heliograph.tl.api.messages.EditExportedChatInvite;
import heliograph.tl.api.messages.ExportChatInvite;
import heliograph.tl.api.messages.ExportedChatInviteReplaced;
import heliograph.tl.api.messages.ExportedChatInvites;
import heliograph.tl.api.messages.GetAdminsWithInvites;
import heliograph.tl.api.messages.GetExportedChatInvite;
import heliograph.tl.api.messages.GetExportedChatInvites;
import java.util.ArrayList;
import java.util.List;

/// `messages.*` about the links of chats of one kind.
public final class InvitesRpc {
    static final int PAGE_MAX = 100;

    private final Peers peers;
    private final Renderer renderer;
    private final InviteLinks links;
    private final InviteCards cards;

    public InvitesRpc(Peers peers, Renderer renderer, InviteLinks links, InviteCards cards) {
        this.peers = peers;
        this.renderer = renderer;
        this.links = links;
        this.cards = cards;
    }

    public void register(PeerRows rows) {
        var kind = links.kind();
        rows.on(ExportChatInvite.METHOD, SIGNED_IN, kind, ExportChatInvite::peer, this::export);
        rows.on(
                EditExportedChatInvite.METHOD,
                SIGNED_IN,
                kind,
                EditExportedChatInvite::peer,
                this::edit);
        rows.on(GetExportedChatInvite.METHOD, USERS, kind, GetExportedChatInvite::peer, this::get);
        rows.on(
                GetExportedChatInvites.METHOD,
                USERS,
                kind,
                GetExportedChatInvites::peer,
                this::list);
        rows.on(
                DeleteExportedChatInvite.METHOD,
                USERS,
                kind,
                DeleteExportedChatInvite::peer,
                (caller, peer, query) -> {
                    links.delete(caller, peer.id(), hash(query.link()));
                    return true;
                });
        rows.on(
                DeleteRevokedExportedChatInvites.METHOD,
                USERS,
                kind,
                DeleteRevokedExportedChatInvites::peer,
                (caller, peer, query) -> {
                    long admin = peers.resolve(caller, query.adminId());
                    links.deleteRevoked(caller, peer.id(), admin);
                    return true;
                });
        rows.on(GetAdminsWithInvites.METHOD, USERS, kind, GetAdminsWithInvites::peer, this::admins);
    }

    private static String hash(String link) {
        var hash = InviteDirectory.hash(link);
        if (hash.isEmpty()) throw InviteErrors.INVITE_HASH_EXPIRED.refusal();
        return hash;
    }

    private ExportedChatInvite export(Caller caller, PeerId peer, ExportChatInvite query) {
        // There are no payments here.
        if (query.subscriptionPricing() != null) throw InviteErrors.PRICING_CHAT_INVALID.refusal();
        var terms =
                new Terms(
                        query.expireDate(),
                        query.usageLimit(),
                        query.requestNeeded(),
                        query.title());
        return cards.of(links.make(caller, peer.id(), query.legacyRevokePermanent(), terms));
    }

    private AnyExportedChatInvite edit(Caller caller, PeerId peer, EditExportedChatInvite query) {
        var hash = hash(query.link());
        if (!query.revoked()) {
            var terms =
                    new Terms(
                            query.expireDate(),
                            query.usageLimit(),
                            query.requestNeeded(),
                            query.title());
            return shown(caller, links.edit(caller, peer.id(), hash, terms));
        }
        var revoked = links.revoke(caller, peer.id(), hash);
        var fresh = revoked.fresh();
        if (fresh == null) return shown(caller, revoked.link());
        return new ExportedChatInviteReplaced(
                cards.of(revoked.link()),
                cards.of(fresh),
                renderer.users(caller.user(), List.of(fresh.invite().admin())));
    }

    private AnyExportedChatInvite shown(Caller caller, Link link) {
        return new heliograph.tl.api.messages.ExportedChatInvite(
                cards.of(link), renderer.users(caller.user(), List.of(link.invite().admin())));
    }

    private AnyExportedChatInvite get(Caller caller, PeerId peer, GetExportedChatInvite query) {
        return shown(caller, links.find(caller, peer.id(), hash(query.link())));
    }

    private ExportedChatInvites list(Caller caller, PeerId peer, GetExportedChatInvites query) {
        if (query.limit() < 0) throw RpcError.LIMIT_INVALID.refusal();
        long admin = peers.resolve(caller, query.adminId());
        var all = links.list(caller, peer.id(), admin, query.revoked());
        int from = 0;
        if (query.offsetLink() != null) {
            var after = InviteDirectory.hash(query.offsetLink());
            for (int i = 0; i < all.size(); i++) if (all.get(i).hash().equals(after)) from = i + 1;
        }
        var invites = new ArrayList<ExportedChatInvite>();
        int limit = Math.min(query.limit(), PAGE_MAX);
        for (var link : all.subList(from, Math.min(all.size(), from + limit)))
            invites.add(cards.of(link));
        return new ExportedChatInvites(
                all.size(), invites, renderer.users(caller.user(), List.of(admin)));
    }

    private ChatAdminsWithInvites admins(Caller caller, PeerId peer, GetAdminsWithInvites query) {
        var counts = new ArrayList<ChatAdminWithInvites>();
        var users = new ArrayList<Long>();
        for (var count : links.admins(caller, peer.id())) {
            counts.add(new ChatAdminWithInvites(count.admin(), count.live(), count.revoked()));
            users.add(count.admin());
        }
        return new ChatAdminsWithInvites(counts, renderer.users(caller.user(), users));
    }
}
