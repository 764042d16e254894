package heliograph.messages;

import static heliograph.store.Nothing.NOTHING;

import heliograph.messages.SavedIndex.Top;
import heliograph.peers.PeerId;
import heliograph.render.Found;
import heliograph.render.MessageHead;
import heliograph.rpc.Caller;
import heliograph.rpc.RpcError;
import heliograph.storage.TlCodec;
import heliograph.store.Codecs;
import heliograph.store.Home;
import heliograph.store.Nothing;
import heliograph.store.Store;
import heliograph.store.Table;
import heliograph.store.Tx;
import heliograph.store.View;
import heliograph.tl.api.AnyDialogPeer;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.DialogPeer;
import heliograph.tl.api.Update;
import heliograph.tl.api.UpdatePinnedSavedDialogs;
import heliograph.tl.api.UpdateSavedDialogPinned;
import heliograph.tl.stored.StoredMessage;
import heliograph.tl.stored.StoredSavedPins;
import heliograph.updates.Box;
import heliograph.updates.Updates;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// Saved Messages as dialogs of their own, one for each chat that was forwarded from.
final class SavedDialogs {
    /// `saved_dialogs_pinned_limit_default`.
    static final int PINNED_MAX = 5;

    private static final Table<Nothing, StoredSavedPins> PINS =
            new Table<>("savedpin", Codecs.NOTHING, new TlCodec<>(StoredSavedPins::read));

    private final Store store;
    private final Mailbox mailbox;
    private final Updates updates;

    SavedDialogs(Store store, Mailbox mailbox, Updates updates) {
        this.store = store;
        this.mailbox = mailbox;
        this.updates = updates;
    }

    /// One dialog.
    record Row(long peer, boolean pinned, AnyMessage top) {}

    /// @param count how many there are in all, beside those that were left out
    /// @param complete whether the list ends with these
    record Listed(List<Row> rows, int count, boolean complete) {}

    /// A page of the list: those that are pinned, then the others by their newest message.
    ///
    /// @param pinned whether those that are pinned stand on it
    /// @param below only dialogs whose newest message has a smaller id; 0 for the first page
    Listed page(long account, boolean pinned, int below, int limit) {
        return store.read(
                Home.account(account),
                view -> {
                    var pins = pins(view);
                    var tops = new ArrayList<Top>();
                    if (pinned && below == 0) tops.addAll(tops(view, pins));
                    int count = 0;
                    for (var top : SavedIndex.tops(view)) {
                        if (pins.contains(top.peer())) continue;
                        count++;
                        if (below == 0 || top.message() < below) tops.add(top);
                    }
                    boolean complete = tops.size() <= limit;
                    if (!complete) tops.subList(limit, tops.size()).clear();
                    int all = pinned ? count + tops(view, pins).size() : count;
                    return new Listed(rows(view, account, tops, pins), all, complete);
                });
    }

    List<Row> pinned(long account) {
        return store.read(
                Home.account(account),
                view -> rows(view, account, tops(view, pins(view)), pins(view)));
    }

    List<Row> of(long account, List<Long> peers) {
        return store.read(
                Home.account(account), view -> rows(view, account, tops(view, peers), pins(view)));
    }

    private static List<Top> tops(View view, List<Long> peers) {
        var tops = new ArrayList<Top>();
        for (long peer : peers) {
            var top = SavedIndex.top(view, peer);
            if (top != null) tops.add(top);
        }
        return tops;
    }

    private List<Row> rows(View view, long account, List<Top> tops, List<Long> pins) {
        var rows = new ArrayList<Row>();
        for (var top : tops) {
            var message = mailbox.message(view, account, top.message());
            if (message != null) rows.add(new Row(top.peer(), pins.contains(top.peer()), message));
        }
        return rows;
    }

    private static List<Long> pins(View view) {
        var kept = view.get(PINS, NOTHING);
        return kept == null ? List.of() : kept.peers();
    }

    /// A page of one dialog, newest first.
    Found history(long account, long peer, Page page) {
        return store.read(
                Home.account(account),
                view -> {
                    var line =
                            new Line<AnyMessage>(
                                    (from, to, limit) ->
                                            messages(
                                                    view,
                                                    account,
                                                    SavedIndex.newestFirst(
                                                            view, peer, from, to, limit)),
                                    (from, to, limit) ->
                                            messages(
                                                    view,
                                                    account,
                                                    SavedIndex.oldestFirst(
                                                            view, peer, from, to, limit)),
                                    MessageHead::id,
                                    MessageHead::date);
                    return new Found(line.page(page), SavedIndex.count(view, peer));
                });
    }

    private List<AnyMessage> messages(View view, long account, List<Integer> ids) {
        var messages = new ArrayList<AnyMessage>();
        for (int id : ids) {
            var message = mailbox.message(view, account, id);
            if (message != null) messages.add(message);
        }
        return messages;
    }

    /// Removes messages of one dialog, newest first, a bounded number at once.
    ///
    /// @param maxId the largest id that goes; 0 for all
    Affected clear(Caller caller, long peer, int maxId, Predicate<AnyMessage> wanted) {
        long account = caller.user();
        int below = maxId <= 0 || maxId == Integer.MAX_VALUE ? Integer.MAX_VALUE : maxId + 1;
        return store.write(
                Home.account(account),
                tx -> {
                    var page = SavedIndex.newestFirst(tx, peer, 0, below, Changing.REMOVED_AT_ONCE);
                    var doomed = new ArrayList<StoredMessage>();
                    for (int id : page) {
                        var kept = mailbox.find(tx, account, id);
                        if (kept != null && wanted.test((AnyMessage) kept.message()))
                            doomed.add(kept);
                    }
                    boolean more = page.size() == Changing.REMOVED_AT_ONCE && !doomed.isEmpty();
                    var update = mailbox.remove(tx, account, doomed, caller);
                    return update == null
                            ? new Affected(Box.of(tx).pts(), 0, more)
                            : new Affected(update.pts(), update.ptsCount(), more);
                });
    }

    /// Pins a dialog on top of the others, or unpins it. Refuses with `PINNED_TOO_MUCH`.
    void pin(Caller caller, PeerId peer, boolean pinned) {
        var told = new UpdateSavedDialogPinned(pinned, new DialogPeer(peer.toTl()));
        change(
                caller,
                before -> {
                    var after = new ArrayList<>(before);
                    after.remove(peer.marked());
                    if (pinned) after.addFirst(peer.marked());
                    return after;
                },
                told);
    }

    /// Puts the pinned dialogs into an order.
    ///
    /// @param force whether those that are not named are unpinned; else they come last
    void order(Caller caller, List<PeerId> order, boolean force) {
        var named = new LinkedHashSet<Long>();
        var told = new ArrayList<AnyDialogPeer>();
        for (var peer : order) if (named.add(peer.marked())) told.add(new DialogPeer(peer.toTl()));
        change(
                caller,
                before -> {
                    var after = new ArrayList<>(named);
                    if (!force) for (long peer : before) if (!named.contains(peer)) after.add(peer);
                    return after;
                },
                new UpdatePinnedSavedDialogs(told));
    }

    private void change(Caller caller, UnaryOperator<List<Long>> change, Update told) {
        store.write(
                Home.account(caller.user()),
                tx -> {
                    var before = pins(tx);
                    // A dialog that is empty is not pinned any more.
                    var after = new ArrayList<Long>();
                    for (long peer : change.apply(before))
                        if (SavedIndex.top(tx, peer) != null) after.add(peer);
                    if (after.size() > PINNED_MAX) throw RpcError.bad("PINNED_TOO_MUCH").refusal();
                    if (!after.equals(before)) write(tx, caller, after, told);
                    return true;
                });
    }

    private void write(Tx tx, Caller caller, List<Long> after, Update told) {
        tx.put(PINS, NOTHING, new StoredSavedPins(after));
        updates.state(tx, caller.user(), told, caller);
    }
}
