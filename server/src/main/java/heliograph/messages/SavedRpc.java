package heliograph.messages;

import static heliograph.rpc.Access.USERS;

import heliograph.messages.SavedDialogs.Row;
import heliograph.peers.PeerId;
import heliograph.peers.Peers;
import heliograph.render.MessageHead;
import heliograph.render.Named;
import heliograph.render.Renderer;
import heliograph.rpc.Caller;
import heliograph.rpc.ListHash;
import heliograph.rpc.Rpc;
import heliograph.rpc.RpcError;
import heliograph.tl.api.AnyInputDialogPeer;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.InputDialogPeer;
import heliograph.tl.api.InputDialogPeerCommunity;
import heliograph.tl.api.InputDialogPeerFolder;
import heliograph.tl.api.InputPeer;
import heliograph.tl.api.SavedDialog;
import heliograph.tl.api.SavedReactionTag;
import heliograph.tl.api.messages.AffectedHistory;
import heliograph.tl.api.messages.AnyMessages;
import heliograph.tl.api.messages.AnySavedDialogs;
import heliograph.tl.api.messages.AnySavedReactionTags;
import heliograph.tl.api.messages.DeleteSavedHistory;
import heliograph.tl.api.messages.GetPinnedSavedDialogs;
import heliograph.tl.api.messages.GetSavedDialogs;
import heliograph.tl.api.messages.GetSavedDialogsByID;
import heliograph.tl.api.messages.GetSavedHistory;
import heliograph.tl.api.messages.GetSavedReactionTags;
import heliograph.tl.api.messages.ReorderPinnedSavedDialogs;
import heliograph.tl.api.messages.SavedDialogsSlice;
import heliograph.tl.api.messages.SavedReactionTags;
import heliograph.tl.api.messages.SavedReactionTagsNotModified;
import heliograph.tl.api.messages.ToggleSavedDialogPin;
import heliograph.tl.api.messages.UpdateSavedReactionTag;
import heliograph.updates.Updates;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// `messages.*` of Saved Messages as dialogs. A channel that takes letters of each of its members
/// apart (`parent_peer`) is not made here, so that none can be named.
public final class SavedRpc {
    private static final int PAGE_MAX = 100;

    private final SavedDialogs saved;
    private final SavedTags tags;
    private final Peers peers;
    private final Renderer renderer;

    public SavedRpc(Messages messages, Updates updates, Renderer renderer) {
        this.saved = new SavedDialogs(messages.store(), messages.mailbox(), updates);
        this.tags = new SavedTags(messages.store(), updates);
        this.peers = messages.chats().peers();
        this.renderer = renderer;
    }

    public void register(Rpc rpc) {
        rpc.on(GetSavedDialogs.METHOD, USERS, this::getSavedDialogs);
        rpc.on(
                GetPinnedSavedDialogs.METHOD,
                USERS,
                (caller, _) -> whole(caller, saved.pinned(caller.user())));
        rpc.on(GetSavedDialogsByID.METHOD, USERS, this::getSavedDialogsById);
        rpc.on(GetSavedHistory.METHOD, USERS, this::getSavedHistory);
        rpc.on(DeleteSavedHistory.METHOD, USERS, this::deleteSavedHistory);
        rpc.on(ToggleSavedDialogPin.METHOD, USERS, this::toggleSavedDialogPin);
        rpc.on(ReorderPinnedSavedDialogs.METHOD, USERS, this::reorderPinnedSavedDialogs);
        rpc.on(GetSavedReactionTags.METHOD, USERS, this::getSavedReactionTags);
        rpc.on(
                UpdateSavedReactionTag.METHOD,
                USERS,
                (caller, query) -> {
                    tags.name(caller, query.reaction(), query.title());
                    return true;
                });
    }

    private static void own(@Nullable InputPeer parent) {
        if (parent != null) throw RpcError.bad("PARENT_PEER_INVALID").refusal();
    }

    private AnySavedDialogs getSavedDialogs(Caller caller, GetSavedDialogs query) {
        own(query.parentPeer());
        int limit = Math.clamp(query.limit(), 1, PAGE_MAX);
        var page =
                saved.page(
                        caller.user(),
                        !query.excludePinned(),
                        Math.max(0, query.offsetId()),
                        limit);
        if (query.offsetId() == 0 && page.complete()) return whole(caller, page.rows());
        var shown = shown(caller, page.rows());
        return new SavedDialogsSlice(
                page.count(),
                dialogs(page.rows()),
                shown,
                renderer.chats(caller.user(), named(page.rows(), shown)),
                renderer.users(caller.user(), named(page.rows(), shown)));
    }

    private AnySavedDialogs whole(Caller caller, List<Row> rows) {
        var shown = shown(caller, rows);
        var named = named(rows, shown);
        return new heliograph.tl.api.messages.SavedDialogs(
                dialogs(rows),
                shown,
                renderer.chats(caller.user(), named),
                renderer.users(caller.user(), named));
    }

    private List<AnyMessage> shown(Caller caller, List<Row> rows) {
        return renderer.messages(caller.user(), rows.stream().map(Row::top).toList());
    }

    private static Named named(List<Row> rows, List<AnyMessage> shown) {
        var named = new Named().messages(shown);
        for (var row : rows) named.add(new PeerId(row.peer()));
        return named;
    }

    private static List<heliograph.tl.api.AnySavedDialog> dialogs(List<Row> rows) {
        var dialogs = new ArrayList<heliograph.tl.api.AnySavedDialog>();
        for (var row : rows)
            dialogs.add(
                    new SavedDialog(
                            row.pinned(),
                            new PeerId(row.peer()).toTl(),
                            MessageHead.id(row.top())));
        return dialogs;
    }

    private AnySavedDialogs getSavedDialogsById(Caller caller, GetSavedDialogsByID query) {
        own(query.parentPeer());
        if (query.ids().size() > PAGE_MAX) throw RpcError.LIMIT_INVALID.refusal();
        var asked = new ArrayList<Long>();
        for (var peer : query.ids()) asked.add(peers.resolve(caller, peer).marked());
        return whole(caller, saved.of(caller.user(), asked));
    }

    private AnyMessages getSavedHistory(Caller caller, GetSavedHistory query) {
        own(query.parentPeer());
        long peer = peers.resolve(caller, query.peer()).marked();
        var page =
                new Page(
                        query.offsetId(),
                        query.offsetDate(),
                        query.addOffset(),
                        query.limit(),
                        query.maxId(),
                        query.minId());
        return renderer.page(caller.user(), saved.history(caller.user(), peer, page));
    }

    private AffectedHistory deleteSavedHistory(Caller caller, DeleteSavedHistory query) {
        own(query.parentPeer());
        long peer = peers.resolve(caller, query.peer()).marked();
        int from = query.minDate() == null ? 0 : query.minDate();
        int to = query.maxDate() == null ? Integer.MAX_VALUE : query.maxDate();
        Predicate<AnyMessage> wanted =
                m -> MessageHead.date(m) >= from && MessageHead.date(m) <= to;
        var affected = saved.clear(caller, peer, query.maxId(), wanted);
        return new AffectedHistory(affected.pts(), affected.count(), affected.more() ? 1 : 0);
    }

    private AnySavedReactionTags getSavedReactionTags(Caller caller, GetSavedReactionTags query) {
        long peer = query.peer() == null ? 0 : peers.resolve(caller, query.peer()).marked();
        var all = tags.list(caller.user(), peer);
        long hash = ListHash.of(all, SavedReactionTag::hashCode);
        return query.hash() != 0 && query.hash() == hash
                ? new SavedReactionTagsNotModified()
                : new SavedReactionTags(all, hash);
    }

    private Boolean toggleSavedDialogPin(Caller caller, ToggleSavedDialogPin query) {
        saved.pin(caller, peer(caller, query.peer()), query.pinned());
        return true;
    }

    private Boolean reorderPinnedSavedDialogs(Caller caller, ReorderPinnedSavedDialogs query) {
        var order = new ArrayList<PeerId>();
        for (var peer : query.order()) order.add(peer(caller, peer));
        saved.order(caller, order, query.force());
        return true;
    }

    private PeerId peer(Caller caller, AnyInputDialogPeer input) {
        return switch (input) {
            case InputDialogPeer(var peer) -> peers.resolve(caller, peer);
            case InputDialogPeerFolder _, InputDialogPeerCommunity _ ->
                    throw RpcError.PEER_ID_INVALID.refusal();
        };
    }
}
