package heliograph.sync;

import heliograph.Client;
import heliograph.Harness;
import heliograph.tl.TlFunction;
import heliograph.tl.api.AnyDialog;
import heliograph.tl.api.AnyInputDialogPeer;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.Dialog;
import heliograph.tl.api.InputDialogPeer;
import heliograph.tl.api.InputPeer;
import heliograph.tl.api.InputPeerEmpty;
import heliograph.tl.api.PeerChannel;
import heliograph.tl.api.Updates;
import heliograph.tl.api.messages.AnyDialogs;
import heliograph.tl.api.messages.AnyMessages;
import heliograph.tl.api.messages.Dialogs;
import heliograph.tl.api.messages.DialogsSlice;
import heliograph.tl.api.messages.GetAllDrafts;
import heliograph.tl.api.messages.GetDialogs;
import heliograph.tl.api.messages.GetHistory;
import heliograph.tl.api.messages.GetPeerDialogs;
import heliograph.tl.api.messages.GetPinnedDialogs;
import heliograph.tl.api.messages.Messages;
import heliograph.tl.api.messages.MessagesSlice;
import heliograph.tl.api.messages.PeerDialogs;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Loads a whole account as a client without a copy does: chat list, histories, drafts.
final class Loading {
    private static final int TRIES = 200;

    private final Harness server;
    private final Client client;
    private final Box box;
    private final List<Dialog> all = new ArrayList<>();

    private final Collection<Long> known;

    private Loading(Harness server, Client client, Collection<Long> known) {
        this.known = known;
        this.server = server;
        this.client = client;
        this.box = new Box(client.id());
    }

    /// @param known the accounts that the client may talk to
    static Box load(Harness server, Client client, Collection<Long> known) {
        return new Loading(server, client, known).all();
    }

    /// Every row of the chat list.
    static List<Dialog> rows(Harness server, Client client) {
        var loading = new Loading(server, client, List.of());
        loading.all();
        return loading.all;
    }

    private Box all() {
        PeerDialogs pinned = ask(new GetPinnedDialogs(0));
        rows(pinned.dialogs(), pinned.messages());
        for (var one : pinned.dialogs()) box.pinned.add(Box.peer(((Dialog) one).peer()));
        dialogs();
        for (long peer : List.copyOf(box.chats.keySet())) history(peer);
        rest();
        ((Updates) ask(new GetAllDrafts())).updates().forEach(box::change);
        return box;
    }

    /// The rows of chats that are not in the list, which clients ask for when such a chat comes up.
    private void rest() {
        var peers = new ArrayList<AnyInputDialogPeer>();
        for (long peer : known)
            if (!box.chats.containsKey(peer))
                peers.add(new InputDialogPeer(server.peer(client, peer)));
        PeerDialogs rows = ask(new GetPeerDialogs(peers));
        for (var one : rows.dialogs()) box.row((Dialog) one);
    }

    private void dialogs() {
        int date = 0;
        int id = 0;
        InputPeer offset = new InputPeerEmpty();
        while (true) {
            AnyDialogs page = ask(new GetDialogs(true, null, date, id, offset, 2, 0));
            var dialogs =
                    switch (page) {
                        case Dialogs d -> d.dialogs();
                        case DialogsSlice d -> d.dialogs();
                        default -> throw new AssertionError(page);
                    };
            var messages =
                    switch (page) {
                        case Dialogs d -> d.messages();
                        case DialogsSlice d -> d.messages();
                        default -> throw new AssertionError(page);
                    };
            if (dialogs.isEmpty()) return;
            rows(dialogs, messages);
            if (page instanceof Dialogs) return;
            var last = Box.plain(messages.getLast());
            date = last.date();
            id = last.id();
            offset = server.peer(client, Box.peer(last.peerId()));
        }
    }

    /// Each row's newest message comes with it.
    private void rows(List<? extends AnyDialog> dialogs, List<? extends AnyMessage> messages) {
        for (int i = 0; i < dialogs.size(); i++) {
            var dialog = (Dialog) dialogs.get(i);
            if (Box.plain(messages.get(i)).id() != dialog.topMessage())
                throw new AssertionError("the newest message of " + dialog);
            all.add(dialog);
            // Channels have logs and copies of their own.
            if (!(dialog.peer() instanceof PeerChannel)) box.row(dialog);
        }
    }

    private void history(long peer) {
        int offset = 0;
        while (true) {
            AnyMessages page =
                    ask(new GetHistory(server.peer(client, peer), offset, 0, 0, 7, 0, 0, 0));
            var messages =
                    switch (page) {
                        case Messages m -> m.messages();
                        case MessagesSlice m -> m.messages();
                        default -> throw new AssertionError(page);
                    };
            if (messages.isEmpty()) return;
            messages.forEach(box::put);
            int next = Box.plain(messages.getLast()).id();
            if (offset != 0 && next >= offset) throw new AssertionError("a page again");
            offset = next;
        }
    }

    /// Asks until the store can answer.
    @SuppressWarnings("unchecked") // the schema promises the type of each answer
    private <R> R ask(TlFunction<R> query) {
        for (int i = 0; i < TRIES; i++) {
            var outcome = client.outcome(query);
            if (outcome.answer() != null) return (R) outcome.answer();
            if (outcome.code() != 500) throw new AssertionError(outcome.error() + ": " + query);
        }
        throw new AssertionError("no answer to " + query);
    }
}
