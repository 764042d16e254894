package heliograph.channels.invites;

import static heliograph.rpc.Access.USERS;

import heliograph.peers.PeerId;
import heliograph.peers.PeerRows;
import heliograph.peers.Peers;
import heliograph.render.Named;
import heliograph.render.Renderer;
import heliograph.rpc.Caller;
import heliograph.rpc.Limiter.Cost;
import heliograph.rpc.Rpc;
import heliograph.tl.api.AnyChatInvite;
import heliograph.tl.api.InputUserEmpty;
import heliograph.tl.api.messages.ChatInviteImporters;
import heliograph.tl.api.messages.ChatInviteJoinResult;
import heliograph.tl.api.messages.ChatInviteJoinResultOk;
import heliograph.tl.api.messages.CheckChatInvite;
import heliograph.tl.api.messages.GetChatInviteImporters;
import heliograph.tl.api.messages.HideAllChatJoinRequests;
import heliograph.tl.api.messages.HideChatJoinRequest;
import heliograph.tl.api.messages.ImportChatInvite;
import java.util.Map;

/// `messages.*` by which people come in by links, and are let in.
public final class EnteringRpc {
    private final Peers peers;
    private final Renderer renderer;
    private final InviteDirectory directory;
    private final Map<PeerId.Kind, Invitable> kinds;

    /// @param kinds where the links of each kind of chats lead
    public EnteringRpc(
            Peers peers,
            Renderer renderer,
            InviteDirectory directory,
            Map<PeerId.Kind, Invitable> kinds) {
        this.peers = peers;
        this.renderer = renderer;
        this.directory = directory;
        this.kinds = Map.copyOf(kinds);
    }

    public void register(Rpc rpc, PeerRows rows) {
        rpc.on(CheckChatInvite.METHOD, USERS, Cost.LOOKUP, this::checkChatInvite);
        rpc.on(ImportChatInvite.METHOD, USERS, Cost.JOIN, this::importChatInvite);
        kinds.forEach((kind, invitable) -> register(rows, kind, invitable));
    }

    private void register(PeerRows rows, PeerId.Kind kind, Invitable invitable) {
        rows.on(
                GetChatInviteImporters.METHOD,
                USERS,
                kind,
                GetChatInviteImporters::peer,
                (caller, peer, query) -> getImporters(caller, peer, query, invitable.importers()));
        rows.on(
                HideChatJoinRequest.METHOD,
                USERS,
                kind,
                HideChatJoinRequest::peer,
                (caller, peer, query) -> {
                    long user = peers.resolve(caller, query.userId());
                    return invitable.answer(caller, peer, user, query.approved());
                });
        rows.on(
                HideAllChatJoinRequests.METHOD,
                USERS,
                kind,
                HideAllChatJoinRequests::peer,
                (caller, peer, query) -> {
                    var hash = query.link() == null ? null : hash(query.link());
                    return invitable.answerAll(caller, peer, hash, query.approved());
                });
    }

    private AnyChatInvite checkChatInvite(Caller caller, CheckChatInvite query) {
        var hash = hash(query.hash());
        var chat = chat(hash);
        return kind(chat).look(caller, chat, hash);
    }

    private ChatInviteJoinResult importChatInvite(Caller caller, ImportChatInvite query) {
        var hash = hash(query.hash());
        var chat = chat(hash);
        return new ChatInviteJoinResultOk(kind(chat).enter(caller, chat, hash));
    }

    private static String hash(String given) {
        if (given.isEmpty()) throw InviteErrors.INVITE_HASH_EMPTY.refusal();
        var hash = InviteDirectory.hash(given);
        if (hash.isEmpty()) throw InviteErrors.INVITE_HASH_INVALID.refusal();
        return hash;
    }

    private PeerId chat(String hash) {
        var chat = directory.find(hash);
        if (chat == null) throw InviteErrors.INVITE_HASH_EXPIRED.refusal();
        return chat;
    }

    private Invitable kind(PeerId chat) {
        var kind = kinds.get(chat.kind());
        if (kind == null) throw InviteErrors.INVITE_HASH_EXPIRED.refusal();
        return kind;
    }

    private ChatInviteImporters getImporters(
            Caller caller, PeerId peer, GetChatInviteImporters query, Importers importers) {
        var text = query.q() == null ? "" : query.q();
        var hash = query.link() == null ? null : hash(query.link());
        if (!text.isEmpty() && hash != null)
            throw InviteErrors.SEARCH_WITH_LINK_NOT_SUPPORTED.refusal();
        long after =
                query.offsetUser() instanceof InputUserEmpty
                        ? 0
                        : peers.resolve(caller, query.offsetUser());
        int limit = Math.clamp(query.limit(), 0, Importers.PAGE_MAX);
        var wanted =
                new Importers.Wanted(
                        query.requested(), hash, text, query.offsetDate(), after, limit);
        var page = importers.page(caller, peer.id(), wanted);
        var named = new Named();
        for (var importer : page.importers()) {
            named.add(PeerId.user(importer.userId()));
            if (importer.approvedBy() != null) named.add(PeerId.user(importer.approvedBy()));
        }
        return new ChatInviteImporters(
                page.count(), page.importers(), renderer.users(caller.user(), named));
    }
}
