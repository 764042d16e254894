package heliograph.messages;

import heliograph.peers.PeerId;
import heliograph.render.MessageHead;
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
import heliograph.tl.api.FolderPeer;
import heliograph.tl.api.Update;
import heliograph.tl.api.UpdateDialogPinned;
import heliograph.tl.api.UpdateDialogUnreadMark;
import heliograph.tl.api.UpdateFolderPeers;
import heliograph.tl.api.UpdatePinnedDialogs;
import heliograph.tl.stored.StoredDialog;
import heliograph.updates.Updates;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The chat list as clients page through it.
public final class ChatList {
    /// `dialogs_pinned_limit_default`.
    static final int PINNED_MAX = 5;

    private static final Comparator<Dialogs.Place> NEWEST_FIRST =
            Comparator.comparingInt(Dialogs.Place::date)
                    .thenComparingInt(Dialogs.Place::topMessage)
                    .thenComparingLong(Dialogs.Place::peer)
                    .reversed();

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
    private final OtherChats others;
    private final Predicate<View> archivists;
    private final ChannelArchive archive;

    /// @param others the channels, which stand in the list by their newest message
    /// @param archivists whose archived chats stay there
    public ChatList(
            Messages messages,
            NotifySettings settings,
            Updates updates,
            OtherChats others,
            Predicate<View> archivists) {
        this.messages = messages;
        this.dialogs = messages.dialogs();
        this.settings = settings;
        this.updates = updates;
        this.others = others;
        this.archivists = archivists;
        this.archive = new ChannelArchive(messages, settings, others, archivists, this::back);
        messages.mailbox().watch(this::surface);
    }

    /// The archived channels, which come back by what is posted there.
    public ChannelArchive archive() {
        return archive;
    }

    /// A chat comes back from the archive when someone else writes there, unless it is muted.
    private void surface(Tx tx, long account, long peer) {
        var dialog = dialogs.find(tx, peer);
        if (dialog == null || folder(dialog) == 0 || archivists.test(tx)) return;
        var until = settings.of(tx, peer).muteUntil();
        if (until != null && until > tx.now().getEpochSecond()) return;
        back(tx, account, peer);
    }

    private void back(Tx tx, long account, long peer) {
        dialogs.change(tx, peer, d -> put(d, null, null));
        var back = List.of(new FolderPeer(new PeerId(peer).toTl(), 0));
        updates.log(tx, account, 1, pts -> new UpdateFolderPeers(back, pts, 1), Caller.NOBODY);
    }

    /// A page of a folder, newest first.
    ///
    /// @param withPinned whether pinned chats come first; otherwise they are left out
    Listed page(long account, After after, int limit, boolean withPinned) {
        if (after.date == 0 && after.topMessage == 0) archive.wake(account);
        return messages.store()
                .read(
                        Home.account(account),
                        view -> {
                            var rows = dialogs.all(view);
                            var all = places(view, rows, after.folder);
                            var peers = new ArrayList<Long>();
                            if (withPinned) peers.addAll(pinnedPeers(view, rows, after.folder));
                            boolean complete = unpinned(all, after, limit, peers);
                            return listed(view, peers, rows, all.size(), complete);
                        });
    }

    /// A chat of a folder.
    private record Placed(Dialogs.Place place, boolean pinned) {}

    /// Where the chats of a folder stand, in no order.
    private List<Placed> places(View view, Map<Long, StoredDialog> rows, int folder) {
        var found = new ArrayList<Placed>();
        rows.forEach((peer, row) -> {
            if (row.topMessage() != 0 && folder(row) == folder)
                found.add(new Placed(Dialogs.place(row, peer), row.pinned() != null));
        });
        for (var one : others.newest(view)) {
            var row = rows.getOrDefault(one.peer(), Dialogs.NEW);
            var place = new Dialogs.Place(folder, one.date(), one.id(), one.peer());
            if (folder(row) == folder) found.add(new Placed(place, row.pinned() != null));
        }
        return found;
    }

    /// Adds chats that are not pinned until the page is full; true when the folder ends with it.
    private static boolean unpinned(List<Placed> chats, After after, int limit, List<Long> into) {
        var from = place(after);
        var rest = new ArrayList<Dialogs.Place>();
        for (var chat : chats)
            if (!chat.pinned && NEWEST_FIRST.compare(from, chat.place) < 0) rest.add(chat.place);
        rest.sort(NEWEST_FIRST);
        for (var one : rest.subList(0, Math.min(limit, rest.size()))) into.add(one.peer());
        return rest.size() <= limit;
    }

    private static Dialogs.Place place(After after) {
        if (after.date == 0 && after.topMessage == 0) return Dialogs.Place.first(after.folder);
        int date = after.date == 0 ? Integer.MAX_VALUE : after.date;
        return new Dialogs.Place(after.folder, date, after.topMessage, after.peer);
    }

    Listed pinned(long account, int folder) {
        archive.wake(account);
        return messages.store()
                .read(
                        Home.account(account),
                        view -> {
                            var rows = dialogs.all(view);
                            var peers = pinnedPeers(view, rows, folder);
                            return listed(view, peers, rows, peers.size(), true);
                        });
    }

    /// The chats with these peers, also those without any message.
    Listed of(long account, List<Long> peers) {
        archive.wake(account, peers);
        return messages.store()
                .read(
                        Home.account(account),
                        view -> {
                            var rows = dialogs.of(view, peers);
                            return listed(view, peers, rows, peers.size(), true);
                        });
    }

    /// The row of one chat; null when the account sees no message in it.
    public @Nullable AnyDialog row(long account, PeerId peer) {
        var listed = of(account, List.of(peer.marked()));
        return listed.dialogs().isEmpty() ? null : listed.dialogs().getFirst();
    }

    private List<Long> pinnedPeers(View view, int folder) {
        return pinnedPeers(view, dialogs.all(view), folder);
    }

    private List<Long> pinnedPeers(View view, Map<Long, StoredDialog> rows, int folder) {
        record Pinned(int order, long peer) {}
        var pinned = new ArrayList<Pinned>();
        rows.forEach((peer, dialog) -> {
            if (dialog.pinned() != null && folder(dialog) == folder && isListed(view, peer, dialog))
                pinned.add(new Pinned(dialog.pinned(), peer));
        });
        pinned.sort(Comparator.comparingInt(Pinned::order).reversed());
        var peers = new ArrayList<Long>();
        for (var one : pinned) peers.add(one.peer);
        return peers;
    }

    /// Whether a chat has a message, without which it does not stand in the list.
    private boolean isListed(View view, long peer, StoredDialog dialog) {
        if (new PeerId(peer).kind() != PeerId.Kind.CHANNEL) return dialog.topMessage() != 0;
        return others.row(view.home().id(), peer, dialog) != null;
    }

    private Listed listed(
            View view,
            List<Long> peers,
            Map<Long, StoredDialog> kept,
            int count,
            boolean complete) {
        var rows = new ArrayList<AnyDialog>();
        var newest = new ArrayList<AnyMessage>();
        var listed = new ArrayList<Long>();
        for (long peer : peers) {
            var dialog = kept.getOrDefault(peer, Dialogs.NEW);
            if (new PeerId(peer).kind() == PeerId.Kind.CHANNEL) {
                var other = others.row(view.home().id(), peer, dialog);
                if (other == null) continue;
                rows.add(row(view, peer, dialog, other));
                newest.add(other.newest());
            } else {
                rows.add(row(view, peer, dialog).build());
                var top = messages.message(view, peer, dialog.topMessage());
                if (top != null) newest.add(top);
            }
            listed.add(peer);
        }
        return new Listed(listed, rows, newest, count, complete);
    }

    private Dialog row(View view, long peer, StoredDialog d, OtherChats.Row other) {
        return row(view, peer, d)
                .pts(other.pts())
                .topMessage(MessageHead.id(other.newest()))
                .unreadCount(other.unread())
                .unreadMentionsCount(other.unreadMentions())
                .unreadReactionsCount(other.unreadReactions())
                .readOutboxMaxId(other.readOutbox())
                .ttlPeriod(other.ttl())
                .build();
    }

    private Dialog.Builder row(View view, long peer, StoredDialog d) {
        return Dialog.builder()
                .pinned(d.pinned() != null)
                .unreadMark(d.unreadMark())
                .viewForumAsMessages(d.forumAsMessages())
                .peer(new PeerId(peer).toTl())
                .topMessage(d.topMessage())
                .readInboxMaxId(d.readInbox())
                .readOutboxMaxId(d.readOutbox())
                .unreadCount(d.unread())
                .unreadMentionsCount(d.unreadMentions() == null ? 0 : d.unreadMentions())
                .unreadReactionsCount(d.unreadReactions() == null ? 0 : d.unreadReactions())
                .notifySettings(settings.of(view, peer))
                .draft(d.draft() instanceof AnyDraftMessage draft ? draft : null)
                .folderId(d.folder())
                .ttlPeriod(d.ttl());
    }

    private static int folder(StoredDialog dialog) {
        return dialog.folder() == null ? 0 : dialog.folder();
    }

    void pin(Caller caller, PeerId peer, boolean pinned) {
        change(
                caller,
                tx -> {
                    var before = dialogs.find(tx, peer.marked());
                    var row = before == null ? Dialogs.NEW : before;
                    if (!isListed(tx, peer.marked(), row))
                        throw RpcError.bad("PEER_HISTORY_EMPTY").refusal();
                    int folder = folder(row);
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
                        if (dialog == null || !isListed(tx, peer, dialog)) continue;
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

    /// Puts chats into the archive (1) or back among the others (0); a pin does not go along.
    Update move(Caller caller, List<FolderPeer> moved) {
        return messages.store()
                .write(
                        Home.account(caller.user()),
                        tx -> {
                            for (var one : moved) {
                                Integer folder = one.folderId() == 0 ? null : one.folderId();
                                long peer = PeerId.of(one.peer()).marked();
                                var top = folder == null ? null : archive.top(tx, peer);
                                dialogs.change(tx, peer, d -> put(d, folder, top));
                            }
                            return updates.log(
                                    tx,
                                    caller.user(),
                                    1,
                                    pts -> new UpdateFolderPeers(moved, pts, 1),
                                    caller);
                        });
    }

    private static StoredDialog put(
            StoredDialog d, @Nullable Integer folder, @Nullable Integer top) {
        return d.toBuilder().folder(folder).folderTop(top).pinned(null).build();
    }

    List<Long> unreadMarks(long account) {
        return messages.store()
                .read(
                        Home.account(account),
                        view -> {
                            var marked = new ArrayList<Long>();
                            dialogs.all(view)
                                    .forEach((peer, row) -> {
                                        if (row.unreadMark()) marked.add(peer);
                                    });
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
