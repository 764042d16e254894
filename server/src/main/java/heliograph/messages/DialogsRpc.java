package heliograph.messages;

import static heliograph.rpc.Access.USERS;

import heliograph.messages.ChatList.Listed;
import heliograph.peers.PeerId;
import heliograph.peers.Peers;
import heliograph.render.Named;
import heliograph.render.Renderer;
import heliograph.rpc.Caller;
import heliograph.rpc.Rpc;
import heliograph.rpc.RpcError;
import heliograph.tl.api.AnyDialogPeer;
import heliograph.tl.api.AnyInputDialogPeer;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.AnyUpdates;
import heliograph.tl.api.DialogPeer;
import heliograph.tl.api.FolderPeer;
import heliograph.tl.api.InputDialogPeer;
import heliograph.tl.api.InputDialogPeerCommunity;
import heliograph.tl.api.InputDialogPeerFolder;
import heliograph.tl.api.InputPeer;
import heliograph.tl.api.InputPeerChannel;
import heliograph.tl.api.InputPeerChannelFromMessage;
import heliograph.tl.api.InputPeerChat;
import heliograph.tl.api.InputPeerEmpty;
import heliograph.tl.api.InputPeerSelf;
import heliograph.tl.api.InputPeerUser;
import heliograph.tl.api.InputPeerUserFromMessage;
import heliograph.tl.api.folders.EditPeerFolders;
import heliograph.tl.api.messages.AnyDialogs;
import heliograph.tl.api.messages.ClearAllDrafts;
import heliograph.tl.api.messages.Dialogs;
import heliograph.tl.api.messages.DialogsSlice;
import heliograph.tl.api.messages.GetAllDrafts;
import heliograph.tl.api.messages.GetDialogUnreadMarks;
import heliograph.tl.api.messages.GetDialogs;
import heliograph.tl.api.messages.GetPeerDialogs;
import heliograph.tl.api.messages.GetPinnedDialogs;
import heliograph.tl.api.messages.MarkDialogUnread;
import heliograph.tl.api.messages.PeerDialogs;
import heliograph.tl.api.messages.ReorderPinnedDialogs;
import heliograph.tl.api.messages.SaveDraft;
import heliograph.tl.api.messages.ToggleDialogPin;
import heliograph.tl.api.updates.State;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/// `messages.*` of the chat list: dialogs, pins, unread marks and drafts.
public final class DialogsRpc {
    private static final int PAGE_MAX = 100;

    private final Messages messages;
    private final ChatList list;
    private final Peers peers;
    private final Renderer renderer;
    private final LongFunction<State> state;

    /// @param state where an account stands, which `messages.peerDialogs` carries
    public DialogsRpc(
            Messages messages,
            ChatList list,
            Peers peers,
            Renderer renderer,
            LongFunction<State> state) {
        this.messages = messages;
        this.list = list;
        this.peers = peers;
        this.renderer = renderer;
        this.state = state;
    }

    public void register(Rpc rpc) {
        rpc.on(GetDialogs.METHOD, USERS, this::getDialogs);
        rpc.on(GetPinnedDialogs.METHOD, USERS, this::getPinnedDialogs);
        rpc.on(GetPeerDialogs.METHOD, USERS, this::getPeerDialogs);
        rpc.on(ToggleDialogPin.METHOD, USERS, this::toggleDialogPin);
        rpc.on(ReorderPinnedDialogs.METHOD, USERS, this::reorderPinnedDialogs);
        rpc.on(GetDialogUnreadMarks.METHOD, USERS, this::getDialogUnreadMarks);
        rpc.on(MarkDialogUnread.METHOD, USERS, this::markDialogUnread);
        rpc.on(EditPeerFolders.METHOD, USERS, this::editPeerFolders);
        rpc.on(ClearAllDrafts.METHOD, USERS, this::clearAllDrafts);
        rpc.on(SaveDraft.METHOD, USERS, this::saveDraft);
        rpc.on(GetAllDrafts.METHOD, USERS, this::getAllDrafts);
    }

    private AnyDialogs getDialogs(Caller caller, GetDialogs query) {
        int folder = query.folderId() == null ? 0 : query.folderId();
        int limit = Math.clamp(query.limit(), 1, PAGE_MAX);
        boolean first = query.offsetDate() == 0 && query.offsetId() == 0;
        var after =
                new ChatList.After(
                        folder,
                        query.offsetDate(),
                        query.offsetId(),
                        place(caller, query.offsetPeer()));
        var listed = list.page(caller.user(), after, limit, first && !query.excludePinned());
        var messages = renderer.messages(caller.user(), listed.messages());
        var named = named(listed, messages);
        var users = renderer.users(caller.user(), named);
        var chats = renderer.chats(caller.user(), named);
        // The end of the list is told by `dialogs`, or by a page that is not full.
        if (first && listed.complete())
            return new Dialogs(listed.dialogs(), messages, chats, users);
        return new DialogsSlice(listed.count(), listed.dialogs(), messages, chats, users);
    }

    /// The chat that a page begins after. It is a place in the list and gives access to nothing, so
    /// clients may name it without its hash.
    private static long place(Caller caller, InputPeer offset) {
        return switch (offset) {
            case InputPeerSelf _ -> caller.user();
            case InputPeerUser(var id, _) -> id;
            case InputPeerUserFromMessage(_, _, var id) -> id;
            case InputPeerChat(var id) -> PeerId.chat(id).marked();
            case InputPeerChannel(var id, _) -> PeerId.channel(id).marked();
            case InputPeerChannelFromMessage(_, _, var id) -> PeerId.channel(id).marked();
            case InputPeerEmpty _ -> 0;
        };
    }

    private PeerDialogs getPinnedDialogs(Caller caller, GetPinnedDialogs query) {
        return peerDialogs(caller, list.pinned(caller.user(), query.folderId()));
    }

    private PeerDialogs getPeerDialogs(Caller caller, GetPeerDialogs query) {
        if (query.peers().size() > PAGE_MAX) throw RpcError.LIMIT_INVALID.refusal();
        var asked = new ArrayList<Long>();
        for (var peer : query.peers()) asked.add(peer(caller, peer).marked());
        return peerDialogs(caller, list.of(caller.user(), asked));
    }

    private PeerDialogs peerDialogs(Caller caller, Listed listed) {
        var messages = renderer.messages(caller.user(), listed.messages());
        var named = named(listed, messages);
        return new PeerDialogs(
                listed.dialogs(),
                messages,
                renderer.chats(caller.user(), named),
                renderer.users(caller.user(), named),
                state.apply(caller.user()));
    }

    private static Named named(Listed listed, List<AnyMessage> messages) {
        var named = new Named().messages(messages);
        for (long peer : listed.peers()) named.add(new PeerId(peer));
        return named;
    }

    private Boolean toggleDialogPin(Caller caller, ToggleDialogPin query) {
        list.pin(caller, peer(caller, query.peer()), query.pinned());
        return true;
    }

    private Boolean reorderPinnedDialogs(Caller caller, ReorderPinnedDialogs query) {
        var order = new ArrayList<PeerId>();
        for (var peer : query.order()) order.add(peer(caller, peer));
        list.reorderPinned(caller, query.folderId(), order, query.force());
        return true;
    }

    private List<AnyDialogPeer> getDialogUnreadMarks(Caller caller, GetDialogUnreadMarks query) {
        var marked = new ArrayList<AnyDialogPeer>();
        for (long peer : list.unreadMarks(caller.user()))
            marked.add(new DialogPeer(new PeerId(peer).toTl()));
        return marked;
    }

    private Boolean markDialogUnread(Caller caller, MarkDialogUnread query) {
        list.markUnread(caller, peer(caller, query.peer()), query.unread());
        return true;
    }

    private AnyUpdates editPeerFolders(Caller caller, EditPeerFolders query) {
        if (query.folderPeers().isEmpty() || query.folderPeers().size() > PAGE_MAX)
            throw RpcError.LIMIT_INVALID.refusal();
        var moved = new ArrayList<FolderPeer>();
        for (var one : query.folderPeers()) {
            if (one.folderId() != 0 && one.folderId() != 1)
                throw RpcError.bad("FOLDER_ID_INVALID").refusal();
            var peer = peers.resolve(caller, one.peer());
            moved.add(new FolderPeer(peer.toTl(), one.folderId()));
        }
        return renderer.updates(caller.user(), List.of(list.move(caller, moved)));
    }

    private Boolean clearAllDrafts(Caller caller, ClearAllDrafts query) {
        messages.drafts().clearAll(caller);
        return true;
    }

    private Boolean saveDraft(Caller caller, SaveDraft query) {
        messages.drafts().save(caller, messages.chats().of(caller, query.peer()), query);
        return true;
    }

    private AnyUpdates getAllDrafts(Caller caller, GetAllDrafts query) {
        return renderer.updates(caller.user(), messages.drafts().all(caller));
    }

    private PeerId peer(Caller caller, AnyInputDialogPeer input) {
        return switch (input) {
            case InputDialogPeer(var peer) -> peers.resolve(caller, peer);
            case InputDialogPeerFolder _, InputDialogPeerCommunity _ ->
                    throw RpcError.PEER_ID_INVALID.refusal();
        };
    }
}
