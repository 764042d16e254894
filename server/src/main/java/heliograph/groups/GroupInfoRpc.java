package heliograph.groups;

import static heliograph.rpc.Access.SIGNED_IN;
import static heliograph.rpc.Access.USERS;

import heliograph.groups.Changes.Change;
import heliograph.messages.ChatState;
import heliograph.messages.Expiry;
import heliograph.peers.PeerId;
import heliograph.peers.PeerRows;
import heliograph.peers.Peers;
import heliograph.reactions.Palette;
import heliograph.render.Named;
import heliograph.render.Renderer;
import heliograph.rpc.Caller;
import heliograph.rpc.Rpc;
import heliograph.rpc.RpcError;
import heliograph.tl.api.AnyChatParticipants;
import heliograph.tl.api.AnyPhoto;
import heliograph.tl.api.AnyUpdates;
import heliograph.tl.api.ChatBannedRights;
import heliograph.tl.api.ChatOnlines;
import heliograph.tl.api.ChatParticipantsForbidden;
import heliograph.tl.api.ChatReactions;
import heliograph.tl.api.MessageActionSetMessagesTTL;
import heliograph.tl.api.Photo;
import heliograph.tl.api.PhotoEmpty;
import heliograph.tl.api.UpdateChat;
import heliograph.tl.api.UpdateChatDefaultBannedRights;
import heliograph.tl.api.UpdateChatParticipantRank;
import heliograph.tl.api.messages.AnyChats;
import heliograph.tl.api.messages.ChatFull;
import heliograph.tl.api.messages.Chats;
import heliograph.tl.api.messages.EditChatAbout;
import heliograph.tl.api.messages.EditChatDefaultBannedRights;
import heliograph.tl.api.messages.EditChatParticipantRank;
import heliograph.tl.api.messages.GetChats;
import heliograph.tl.api.messages.GetFullChat;
import heliograph.tl.api.messages.GetOnlines;
import heliograph.tl.api.messages.SetChatAvailableReactions;
import heliograph.tl.api.messages.SetHistoryTTL;
import heliograph.tl.stored.StoredGroupMember;
import java.util.Objects;

/// `messages.*` that show a basic group and change what it says of itself.
public final class GroupInfoRpc {
    /// Code points of a description.
    static final int ABOUT_MAX = 255;

    /// Code points of a rank.
    static final int RANK_MAX = 16;

    private static final int ASKED_MAX = 100;

    private final Groups groups;
    private final Changes changes;
    private final ChatState rows;
    private final Renderer renderer;
    private final GroupFeature.Extras extras;

    GroupInfoRpc(
            Groups groups,
            Changes changes,
            ChatState rows,
            Renderer renderer,
            GroupFeature.Extras extras) {
        this.groups = groups;
        this.changes = changes;
        this.rows = rows;
        this.renderer = renderer;
        this.extras = extras;
    }

    void register(Rpc rpc, PeerRows byPeer, Peers peers) {
        rpc.on(GetChats.METHOD, SIGNED_IN, this::getChats);
        rpc.on(GetFullChat.METHOD, SIGNED_IN, this::getFullChat);
        var kind = PeerId.Kind.CHAT;
        byPeer.on(SetHistoryTTL.METHOD, USERS, kind, SetHistoryTTL::peer, this::setTtl);
        byPeer.on(GetOnlines.METHOD, USERS, kind, GetOnlines::peer, this::getOnlines);
        byPeer.on(EditChatAbout.METHOD, SIGNED_IN, kind, EditChatAbout::peer, this::editAbout);
        byPeer.on(
                EditChatDefaultBannedRights.METHOD,
                SIGNED_IN,
                kind,
                EditChatDefaultBannedRights::peer,
                this::editBanned);
        byPeer.on(
                SetChatAvailableReactions.METHOD,
                USERS,
                kind,
                SetChatAvailableReactions::peer,
                this::setReactions);
        byPeer.on(
                EditChatParticipantRank.METHOD,
                SIGNED_IN,
                kind,
                EditChatParticipantRank::peer,
                (caller, peer, query) ->
                        editRank(
                                caller,
                                peer.id(),
                                peers.resolve(caller, query.participant()),
                                query.rank()));
    }

    private AnyChats getChats(Caller caller, GetChats query) {
        if (query.id().size() > ASKED_MAX) throw RpcError.LIMIT_INVALID.refusal();
        var named = new Named();
        for (long id : query.id()) if (id > 0 && id <= PeerId.ID_MAX) named.add(PeerId.chat(id));
        var cards = renderer.chats(caller.user(), named);
        if (cards.isEmpty() && !query.id().isEmpty()) throw RpcError.CHAT_ID_INVALID.refusal();
        return new Chats(cards);
    }

    /// A group that the caller is or was in.
    private Group seen(Caller caller, long id) {
        var group = groups.find(id);
        if (group == null || (!group.isMember(caller.user()) && !groups.knew(caller.user(), id)))
            throw RpcError.CHAT_ID_INVALID.refusal();
        return group;
    }

    private ChatFull getFullChat(Caller caller, GetFullChat query) {
        var group = seen(caller, query.chatId());
        var state = group.state();
        var peer = PeerId.chat(group.id());
        boolean in = group.isMember(caller.user());
        var row = rows.of(caller.user(), peer);
        AnyChatParticipants people =
                in ? Participants.of(group) : new ChatParticipantsForbidden(group.id(), null);
        AnyPhoto photo = state.photo() instanceof Photo kept ? kept : new PhotoEmpty(0);
        var full =
                heliograph.tl.api.ChatFull.builder()
                        .id(group.id())
                        .about(state.about())
                        .participants(people)
                        .chatPhoto(in ? photo : null)
                        .notifySettings(row.notifications())
                        .pinnedMsgId(row.pinnedMessage())
                        .folderId(row.folder())
                        .hasScheduled(row.scheduled())
                        .ttlPeriod(state.ttl())
                        .availableReactions(
                                state.reactions() instanceof ChatReactions some ? some : null)
                        .reactionsLimit(state.reactionsLimit());
        if (group.isAdmin(caller.user()) && !group.isClosed()) invites(full, caller, group);
        var named = new Named().add(peer);
        if (in) named.users(group.users());
        return new ChatFull(
                full.build(),
                renderer.chats(caller.user(), named),
                renderer.users(caller.user(), named));
    }

    /// What admins see of links and of those who wait.
    private void invites(heliograph.tl.api.ChatFull.Builder full, Caller caller, Group group) {
        groups.read(
                group.id(),
                view -> {
                    full.exportedInvite(extras.cards().permanent(view, caller.user()));
                    var waiting = Entering.newest(view);
                    if (!waiting.isEmpty())
                        full.requestsPending(group.state().requests()).recentRequesters(waiting);
                    return full;
                });
    }

    private ChatOnlines getOnlines(Caller caller, PeerId peer, GetOnlines query) {
        var group = seen(caller, peer.id()).belonging(caller.user());
        int count = 0;
        for (long user : group.users()) if (extras.online().test(user)) count++;
        return new ChatOnlines(Math.max(1, count));
    }

    private Boolean editAbout(Caller caller, PeerId peer, EditChatAbout query) {
        var about = query.about().strip();
        if (about.codePointCount(0, about.length()) > ABOUT_MAX)
            throw RpcError.bad("CHAT_ABOUT_TOO_LONG").refusal();
        var _ =
                changes.change(
                        caller,
                        peer.id(),
                        (group, _) -> {
                            group.allowing(caller.user(), ChatBannedRights::changeInfo);
                            if (group.state().about().equals(about))
                                throw RpcError.bad("CHAT_ABOUT_NOT_MODIFIED").refusal();
                            var after = group.state().toBuilder().about(about).build();
                            return Change.told(after, new UpdateChat(group.id()));
                        });
        return true;
    }

    private AnyUpdates editBanned(Caller caller, PeerId peer, EditChatDefaultBannedRights query) {
        var rights = query.bannedRights();
        if (rights.viewMessages()) throw RpcError.bad("BANNED_RIGHTS_INVALID").refusal();
        if (rights.untilDate() != 0 && rights.untilDate() != Integer.MAX_VALUE)
            throw RpcError.bad("UNTIL_DATE_INVALID").refusal();
        var updates =
                changes.change(
                        caller,
                        peer.id(),
                        (group, _) -> {
                            group.asAdmin(caller.user());
                            if (rights.equals(group.banned()))
                                throw RpcError.CHAT_NOT_MODIFIED.refusal();
                            int version = group.state().version() + 1;
                            var after =
                                    group.state().toBuilder()
                                            .defaultBanned(rights)
                                            .version(version)
                                            .build();
                            return Change.told(
                                    after,
                                    new UpdateChatDefaultBannedRights(
                                            peer.toTl(), rights, version));
                        });
        return renderer.updates(caller.user(), updates);
    }

    private AnyUpdates setTtl(Caller caller, PeerId peer, SetHistoryTTL query) {
        Expiry.check(query.period());
        Integer ttl = query.period() == 0 ? null : query.period();
        var updates =
                changes.change(
                        caller,
                        peer.id(),
                        (group, _) -> {
                            group.allowing(caller.user(), ChatBannedRights::changeInfo);
                            if (Objects.equals(ttl, group.state().ttl()))
                                throw RpcError.CHAT_NOT_MODIFIED.refusal();
                            var after = group.state().toBuilder().ttl(ttl).build();
                            return Change.said(
                                    after, new MessageActionSetMessagesTTL(query.period(), null));
                        });
        return renderer.updates(caller.user(), updates);
    }

    private AnyUpdates setReactions(Caller caller, PeerId peer, SetChatAvailableReactions query) {
        var wanted = query.availableReactions();
        Integer limit = query.reactionsLimit();
        Palette.check(wanted, limit);
        var updates =
                changes.change(
                        caller,
                        peer.id(),
                        (group, _) -> {
                            var before = group.asAdmin(caller.user()).state();
                            var after = before.toBuilder().reactions(wanted);
                            if (limit != null) after.reactionsLimit(limit);
                            var state = after.build();
                            if (state.equals(before)) throw RpcError.CHAT_NOT_MODIFIED.refusal();
                            return Change.told(state, new UpdateChat(peer.id()));
                        });
        return renderer.updates(caller.user(), updates);
    }

    private AnyUpdates editRank(Caller caller, long id, PeerId of, String rank) {
        var name = rank.strip();
        if (!of.isUser()) throw RpcError.bad("PARTICIPANT_ID_INVALID").refusal();
        if (name.codePointCount(0, name.length()) > RANK_MAX)
            throw RpcError.bad("ADMIN_RANK_INVALID").refusal();
        var updates =
                changes.change(
                        caller,
                        id,
                        (group, _) -> {
                            if (of.id() == caller.user())
                                group.allowing(caller.user(), ChatBannedRights::editRank);
                            else group.asAdmin(caller.user());
                            if (!group.isMember(of.id()))
                                throw RpcError.USER_NOT_PARTICIPANT.refusal();
                            if (group.isCreator(of.id()) && !group.isCreator(caller.user()))
                                throw RpcError.CHAT_ADMIN_REQUIRED.refusal();
                            var after = group.changed(of.id(), m -> ranked(m, name));
                            return Change.told(
                                    after,
                                    new UpdateChatParticipantRank(
                                            id, of.id(), name, after.version()));
                        });
        return renderer.updates(caller.user(), updates);
    }

    private static StoredGroupMember ranked(StoredGroupMember m, String rank) {
        var kept = rank.isEmpty() ? null : rank;
        return new StoredGroupMember(m.admin(), m.user(), m.inviter(), m.date(), kept);
    }
}
