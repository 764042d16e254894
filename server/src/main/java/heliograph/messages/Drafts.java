package heliograph.messages;

import heliograph.peers.PeerId;
import heliograph.peers.Peers;
import heliograph.rpc.Caller;
import heliograph.store.Home;
import heliograph.store.Store;
import heliograph.store.Tx;
import heliograph.tl.api.AnyDraftMessage;
import heliograph.tl.api.DraftMessage;
import heliograph.tl.api.DraftMessageEmpty;
import heliograph.tl.api.Update;
import heliograph.tl.api.UpdateDraftMessage;
import heliograph.tl.api.messages.SaveDraft;
import heliograph.updates.Updates;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was typed and not sent, by chat, the same on all of an account's devices.
final class Drafts {
    private final Store store;
    private final Dialogs dialogs;
    private final Updates updates;
    private final Peers peers;

    Drafts(Store store, Dialogs dialogs, Updates updates, Peers peers) {
        this.store = store;
        this.dialogs = dialogs;
        this.updates = updates;
        this.peers = peers;
    }

    /// Keeps a draft; one without text and reply removes what was kept.
    void save(Caller caller, SaveDraft query) {
        var peer = peers.resolve(caller, query.peer());
        boolean empty = query.message().isBlank() && query.replyTo() == null;
        store.write(
                Home.account(caller.user()),
                tx -> {
                    int date = (int) tx.now().getEpochSecond();
                    put(tx, caller, peer, empty ? null : draft(query, date));
                    return true;
                });
    }

    private static DraftMessage draft(SaveDraft query, int date) {
        return DraftMessage.builder()
                .noWebpage(query.noWebpage())
                .invertMedia(query.invertMedia())
                .replyTo(query.replyTo())
                .message(query.message())
                .entities(query.entities())
                .media(query.media())
                .date(date)
                .effect(query.effect())
                .build();
    }

    /// The draft was sent: it goes in the step that sends it.
    void clear(Tx tx, Caller caller, long peer) {
        var dialog = dialogs.find(tx, peer);
        if (dialog != null && dialog.draft() != null) put(tx, caller, new PeerId(peer), null);
    }

    /// As above, in a step of its own: the message went to another home.
    void clear(Caller caller, long peer) {
        boolean any =
                store.read(
                        Home.account(caller.user()),
                        view -> {
                            var dialog = dialogs.find(view, peer);
                            return dialog != null && dialog.draft() != null;
                        });
        if (!any) return;
        store.write(
                Home.account(caller.user()),
                tx -> {
                    clear(tx, caller, peer);
                    return true;
                });
    }

    /// Removes every draft.
    void clearAll(Caller caller) {
        store.write(
                Home.account(caller.user()),
                tx -> {
                    for (var dialog : dialogs.all(tx))
                        if (dialog.second().draft() != null)
                            put(tx, caller, new PeerId(dialog.first()), null);
                    return true;
                });
    }

    private void put(Tx tx, Caller caller, PeerId peer, @Nullable DraftMessage draft) {
        int date = (int) tx.now().getEpochSecond();
        dialogs.change(tx, peer.marked(), d -> d.toBuilder().draft(draft).build());
        AnyDraftMessage told = draft == null ? new DraftMessageEmpty(date) : draft;
        updates.state(
                tx, caller.user(), new UpdateDraftMessage(peer.toTl(), null, null, told), caller);
    }

    /// Every draft, as the updates that made them.
    List<Update> all(Caller caller) {
        return store.read(
                Home.account(caller.user()),
                view -> {
                    var all = new ArrayList<Update>();
                    for (var dialog : dialogs.all(view))
                        if (dialog.second().draft() instanceof DraftMessage draft)
                            all.add(
                                    new UpdateDraftMessage(
                                            new PeerId(dialog.first()).toTl(), null, null, draft));
                    return all;
                });
    }
}
