package heliograph.channels.invites;

import static heliograph.rpc.Access.USERS;

import heliograph.channels.ChannelGround;
import heliograph.peers.PeerId;
import heliograph.peers.PeerRows;
import heliograph.render.Named;
import heliograph.rpc.Caller;
import heliograph.rpc.Limiter.Cost;
import heliograph.rpc.Rpc;
import heliograph.tl.api.AnyChatInvite;
import heliograph.tl.api.AnyPhoto;
import heliograph.tl.api.AnyUpdates;
import heliograph.tl.api.ChatInvite;
import heliograph.tl.api.ChatInviteAlready;
import heliograph.tl.api.InputUserEmpty;
import heliograph.tl.api.PhotoEmpty;
import heliograph.tl.api.messages.ChatInviteImporters;
import heliograph.tl.api.messages.ChatInviteJoinResult;
import heliograph.tl.api.messages.ChatInviteJoinResultOk;
import heliograph.tl.api.messages.CheckChatInvite;
import heliograph.tl.api.messages.GetChatInviteImporters;
import heliograph.tl.api.messages.HideAllChatJoinRequests;
import heliograph.tl.api.messages.HideChatJoinRequest;
import heliograph.tl.api.messages.ImportChatInvite;
import java.util.EnumMap;
import java.util.Map;

/// `messages.*` by which people come in by links, and are let in.
public final class EnteringRpc implements Invitable {
    private static final PeerId.Kind KIND = PeerId.Kind.CHANNEL;

    private final ChannelGround ground;
    private final InviteDirectory directory;
    private final Entering entering;
    private final Importers importers;
    private final Map<PeerId.Kind, Invitable> kinds = new EnumMap<>(PeerId.Kind.class);

    public EnteringRpc(
            ChannelGround ground,
            InviteDirectory directory,
            Entering entering,
            Importers importers) {
        this.ground = ground;
        this.directory = directory;
        this.entering = entering;
        this.importers = importers;
        open(KIND, this);
    }

    /// Enters where the links of a kind of chats lead.
    public void open(PeerId.Kind kind, Invitable invitable) {
        if (kinds.put(kind, invitable) != null) throw new IllegalStateException("twice: " + kind);
    }

    public void register(Rpc rpc, PeerRows rows) {
        rpc.on(CheckChatInvite.METHOD, USERS, Cost.LOOKUP, this::checkChatInvite);
        rpc.on(ImportChatInvite.METHOD, USERS, Cost.JOIN, this::importChatInvite);
        rows.on(
                GetChatInviteImporters.METHOD,
                USERS,
                KIND,
                GetChatInviteImporters::peer,
                this::getImporters);
        rows.on(
                HideChatJoinRequest.METHOD,
                USERS,
                KIND,
                HideChatJoinRequest::peer,
                this::hideRequest);
        rows.on(
                HideAllChatJoinRequests.METHOD,
                USERS,
                KIND,
                HideAllChatJoinRequests::peer,
                this::hideAll);
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

    @Override
    public AnyChatInvite look(Caller caller, PeerId chat, String hash) {
        var door = entering.look(caller, chat.id(), hash);
        if (door.standing().isMember()) {
            var cards = ground.renderer().chats(caller.user(), new Named().add(chat));
            return new ChatInviteAlready(cards.getFirst());
        }
        var channel = door.standing().channel();
        return ChatInvite.builder()
                .channel(true)
                .broadcast(channel.broadcast())
                .megagroup(!channel.broadcast())
                .public_(channel.username() != null)
                .requestNeeded(door.link().invite().requestNeeded())
                .title(channel.title())
                .about(channel.about().isEmpty() ? null : channel.about())
                .photo(channel.photo() instanceof AnyPhoto photo ? photo : new PhotoEmpty(0))
                .participantsCount(door.members())
                .build();
    }

    @Override
    public AnyUpdates enter(Caller caller, PeerId chat, String hash) {
        return ground.renderer().updates(caller.user(), entering.enter(caller, chat.id(), hash));
    }

    private ChatInviteImporters getImporters(
            Caller caller, PeerId peer, GetChatInviteImporters query) {
        var text = query.q() == null ? "" : query.q();
        var hash = query.link() == null ? null : hash(query.link());
        if (!text.isEmpty() && hash != null)
            throw InviteErrors.SEARCH_WITH_LINK_NOT_SUPPORTED.refusal();
        long after =
                query.offsetUser() instanceof InputUserEmpty
                        ? 0
                        : ground.peers().resolve(caller, query.offsetUser());
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
                page.count(), page.importers(), ground.renderer().users(caller.user(), named));
    }

    private AnyUpdates hideRequest(Caller caller, PeerId peer, HideChatJoinRequest query) {
        long user = ground.peers().resolve(caller, query.userId());
        var updates = entering.answer(caller, peer.id(), user, query.approved());
        return ground.renderer().updates(caller.user(), updates);
    }

    private AnyUpdates hideAll(Caller caller, PeerId peer, HideAllChatJoinRequests query) {
        var hash = query.link() == null ? null : hash(query.link());
        var updates = entering.answerAll(caller, peer.id(), hash, query.approved());
        return ground.renderer().updates(caller.user(), updates);
    }
}
