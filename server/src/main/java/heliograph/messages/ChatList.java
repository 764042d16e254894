package heliograph.messages;

import heliograph.peers.PeerId;
import heliograph.rpc.Caller;
import heliograph.rpc.RpcError;
import heliograph.store.Home;
import heliograph.store.Tx;
import heliograph.store.View;
import heliograph.tl.api.AnyDialog;
import heliograph.tl.api.AnyDialogPeer;
import heliograph.tl.api.AnyDraftMessage;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.Dialog;
import heliograph.tl.api.DialogPeer;
import heliograph.tl.api.UpdateDialogPinned;
import heliograph.tl.api.UpdateDialogUnreadMark;
import heliograph.tl.api.UpdatePinnedDialogs;
import heliograph.tl.stored.StoredDialog;
import heliograph.updates.Updates;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The chat list as clients page through it.
public final class ChatList {
    /// `dialogs_pinned_limit_default`.
    static final int PINNED_MAX = 5;

    /// The place after which a page begins; all zero for the newest.
    record After(int folder, int date, int topMessage, long peer) {}

    /// Dialogs, the newest message of each, and how many the folder has in all.
    record Listed(
            List<Long> peers,
            List<AnyDialog> dialogs,
            List<AnyMessage> messages,
            int count,
            boolean complete) {}

    private final Messages messages;
    private final Dialogs dialogs;
    private final NotifySettings settings;
    private final Updates updates;

    public ChatList(Messages messages, NotifySettings settings, Updates updates) {
        this.messages = messages;
        this.dialogs = messages.dialogs();
        this.settings = settings;
        this.updates = updates;
    }

    /// A page of a folder, newest first.
    ///
    /// @param withPinned whether pinned chats come first; otherwise they are left out
    Listed page(long account, After after, int limit, boolean withPinned) {
        return messages.store()
                .read(
                        Home.account(account),
                        view -> {
                            var peers = new ArrayList<Long>();
                            if (withPinned) peers.addAll(pinnedPeers(view, after.folder));
                            boolean complete = unpinned(view, after, limit, peers);
                            return listed(view, peers, dialogs.count(view, after.folder), complete);
                        });
    }

    /// Adds chats that are not pinned until the page is full; true when the folder ends with it.
    private boolean unpinned(View view, After after, int limit, List<Long> into) {
        var place =
                after.date == 0 && after.topMessage == 0
                        ? Dialogs.Place.first(after.folder)
                        : new Dialogs.Place(after.folder, after.date, after.topMessage, after.peer);
        if (after.date == 0 && after.topMessage != 0)
            place =
                    new Dialogs.Place(
                            after.folder, Integer.MAX_VALUE, after.topMessage, after.peer);
        while (true) {
            var part = dialogs.after(view, place, limit + 1);
            for (long peer : part) {
                var dialog = dialogs.find(view, peer);
                if (dialog == null) continue;
                place =
                        new Dialogs.Place(
                                after.folder, dialog.topDate(), dialog.topMessage(), peer);
                if (dialog.pinned() != null) continue;
                if (into.size() == limit) return false;
                into.add(peer);
            }
            if (part.size() <= limit) return true;
        }
    }

    Listed pinned(long account, int folder) {
        return messages.store()
                .read(
                        Home.account(account),
                        view -> {
                            var peers = pinnedPeers(view, folder);
                            return listed(view, peers, peers.size(), true);
                        });
    }

    /// The chats with these peers, also those without any message.
    Listed of(long account, List<Long> peers) {
        return messages.store()
                .read(Home.account(account), view -> listed(view, peers, peers.size(), true));
    }

    private List<Long> pinnedPeers(View view, int folder) {
        record Pinned(int order, long peer) {}
        var pinned = new ArrayList<Pinned>();
        for (var row : dialogs.all(view)) {
            var dialog = row.second();
            if (dialog.pinned() != null && folder(dialog) == folder && dialog.topMessage() != 0)
                pinned.add(new Pinned(dialog.pinned(), row.first()));
        }
        pinned.sort(Comparator.comparingInt(Pinned::order).reversed());
        var peers = new ArrayList<Long>();
        for (var one : pinned) peers.add(one.peer);
        return peers;
    }

    private Listed listed(View view, List<Long> peers, int count, boolean complete) {
        var rows = new ArrayList<AnyDialog>();
        var newest = new ArrayList<AnyMessage>();
        for (long peer : peers) {
            var stored = dialogs.find(view, peer);
            var dialog = stored == null ? StoredDialog.builder().build() : stored;
            rows.add(row(view, peer, dialog));
            var top = messages.message(view, peer, dialog.topMessage());
            if (top != null) newest.add(top);
        }
        return new Listed(peers, rows, newest, count, complete);
    }

    private Dialog row(View view, long peer, StoredDialog d) {
        return Dialog.builder()
                .pinned(d.pinned() != null)
                .unreadMark(d.unreadMark())
                .peer(new PeerId(peer).toTl())
                .topMessage(d.topMessage())
                .readInboxMaxId(d.readInbox())
                .readOutboxMaxId(d.readOutbox())
                .unreadCount(d.unread())
                .notifySettings(settings.of(view, peer))
                .draft(d.draft() instanceof AnyDraftMessage draft ? draft : null)
                .folderId(d.folder())
                .ttlPeriod(d.ttl())
                .build();
    }

    private static int folder(StoredDialog dialog) {
        return dialog.folder() == null ? 0 : dialog.folder();
    }

    void pin(Caller caller, PeerId peer, boolean pinned) {
        change(
                caller,
                tx -> {
                    var before = dialogs.find(tx, peer.marked());
                    if (before == null || before.topMessage() == 0)
                        throw RpcError.bad("PEER_HISTORY_EMPTY").refusal();
                    int folder = folder(before);
                    var all = pinnedPeers(tx, folder);
                    if (pinned == all.contains(peer.marked())) return;
                    if (pinned && all.size() >= PINNED_MAX)
                        throw RpcError.bad("PINNED_DIALOGS_TOO_MUCH").refusal();
                    int top = 0;
                    for (long other : all) top = Math.max(top, order(tx, other));
                    Integer order = pinned ? top + 1 : null;
                    dialogs.change(tx, peer.marked(), d -> d.toBuilder().pinned(order).build());
                    updates.state(
                            tx,
                            caller.user(),
                            new UpdateDialogPinned(
                                    pinned,
                                    folder == 0 ? null : folder,
                                    new DialogPeer(peer.toTl())),
                            caller);
                });
    }

    private int order(Tx tx, long peer) {
        var dialog = dialogs.find(tx, peer);
        return dialog == null || dialog.pinned() == null ? 0 : dialog.pinned();
    }

    /// @param force whether pinned chats that are not named lose their pin
    void reorderPinned(Caller caller, int folder, List<PeerId> order, boolean force) {
        if (order.size() > PINNED_MAX) throw RpcError.bad("PINNED_DIALOGS_TOO_MUCH").refusal();
        change(
                caller,
                tx -> {
                    var all = pinnedPeers(tx, folder);
                    for (long peer : all)
                        if (force && !order.contains(new PeerId(peer)))
                            dialogs.change(tx, peer, d -> d.toBuilder().pinned(null).build());
                    for (int i = 0; i < order.size(); i++) {
                        long peer = order.get(i).marked();
                        int rank = order.size() - i;
                        var dialog = dialogs.find(tx, peer);
                        if (dialog == null || dialog.topMessage() == 0) continue;
                        if (force || all.contains(peer))
                            dialogs.change(tx, peer, d -> d.toBuilder().pinned(rank).build());
                    }
                    var now = new ArrayList<AnyDialogPeer>();
                    for (long peer : pinnedPeers(tx, folder))
                        now.add(new DialogPeer(new PeerId(peer).toTl()));
                    updates.state(
                            tx,
                            caller.user(),
                            new UpdatePinnedDialogs(folder == 0 ? null : folder, now),
                            caller);
                });
    }

    List<Long> unreadMarks(long account) {
        return messages.store()
                .read(
                        Home.account(account),
                        view -> {
                            var marked = new ArrayList<Long>();
                            for (var row : dialogs.all(view))
                                if (row.second().unreadMark()) marked.add(row.first());
                            return marked;
                        });
    }

    void markUnread(Caller caller, PeerId peer, boolean unread) {
        change(
                caller,
                tx -> {
                    dialogs.change(
                            tx, peer.marked(), d -> d.toBuilder().unreadMark(unread).build());
                    updates.state(
                            tx,
                            caller.user(),
                            new UpdateDialogUnreadMark(unread, new DialogPeer(peer.toTl()), null),
                            caller);
                });
    }

    private void change(Caller caller, java.util.function.Consumer<Tx> work) {
        messages.store()
                .write(
                        Home.account(caller.user()),
                        tx -> {
                            work.accept(tx);
                            return true;
                        });
    }
}
