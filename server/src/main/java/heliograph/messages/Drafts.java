package heliograph.messages;

import heliograph.peers.PeerId;
import heliograph.rpc.Caller;
import heliograph.storage.TlCodec;
import heliograph.store.Codecs;
import heliograph.store.Home;
import heliograph.store.Pair;
import heliograph.store.Prefix;
import heliograph.store.Store;
import heliograph.store.Table;
import heliograph.store.Tx;
import heliograph.store.View;
import heliograph.tl.api.AnyDraftMessage;
import heliograph.tl.api.DraftMessage;
import heliograph.tl.api.DraftMessageEmpty;
import heliograph.tl.api.InputReplyTo;
import heliograph.tl.api.InputReplyToMessage;
import heliograph.tl.api.Update;
import heliograph.tl.api.UpdateDraftMessage;
import heliograph.tl.api.messages.SaveDraft;
import heliograph.tl.stored.NoteDraftSent;
import heliograph.updates.Updates;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was typed and not sent, by chat and by topic of a forum, the same on all of an account's
/// devices. The draft of a forum's first topic is that of the chat.
final class Drafts {
    /// By (chat, topic), in the account's home.
    private static final Table<Pair<Long, Integer>, DraftMessage> TOPICS =
            new Table<>(
                    "topicdra",
                    Codecs.pair(Codecs.LONG, Codecs.INT),
                    new TlCodec<>(DraftMessage::read));

    private static final int GENERAL = 1;

    private final Store store;
    private final Dialogs dialogs;
    private final Updates updates;

    Drafts(Store store, Dialogs dialogs, Updates updates) {
        this.store = store;
        this.dialogs = dialogs;
        this.updates = updates;
        store.onNote(Notes.DRAFT_SENT, this::sent);
    }

    /// Keeps a draft; one without text and reply removes what was kept.
    void save(Caller caller, Chat chat, SaveDraft query) {
        int topic = chat.topic(caller, query.replyTo());
        boolean empty = query.message().isBlank() && !replies(query.replyTo(), topic);
        store.write(
                Home.account(caller.user()),
                tx -> {
                    int date = (int) tx.now().getEpochSecond();
                    put(tx, caller, chat.peer(), topic, empty ? null : draft(query, date));
                    return true;
                });
    }

    /// Whether there is a reply: to name the topic is none.
    private static boolean replies(@Nullable InputReplyTo to, int topic) {
        if (!(to instanceof InputReplyToMessage message)) return to != null;
        if (topic == 0) return true;
        return message.replyToPeerId() != null
                || (message.replyToMsgId() != 0 && message.replyToMsgId() != topic);
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

    /// What was typed in a chat, or in a topic that is not the first; null for nothing.
    @Nullable DraftMessage of(View view, long peer, int topic) {
        if (topic > GENERAL) return view.get(TOPICS, new Pair<>(peer, topic));
        var dialog = dialogs.find(view, peer);
        return dialog != null && dialog.draft() instanceof DraftMessage draft ? draft : null;
    }

    /// The draft was sent: it goes in the step that sends it.
    void clear(Tx tx, Caller caller, long peer, int topic) {
        if (of(tx, peer, topic) != null) put(tx, caller, new PeerId(peer), topic, null);
    }

    /// Whether there is one.
    boolean any(Caller caller, long peer, int topic) {
        return store.read(Home.account(caller.user()), view -> of(view, peer, topic) != null);
    }

    /// As [#clear], when the message goes to a channel: told by the step that sends it.
    static void tellSent(Tx channel, Caller caller, int topic) {
        var note =
                new NoteDraftSent(
                        channel.home().id(),
                        topic,
                        (int) channel.now().getEpochSecond(),
                        caller.usedKeyId(),
                        caller.sessionId());
        channel.tell(Home.account(caller.user()), Notes.DRAFT_SENT, note);
    }

    /// What was typed after the message had been sent stays.
    private void sent(Tx tx, Home from, NoteDraftSent note) {
        long peer = PeerId.channel(note.channel()).marked();
        var draft = of(tx, peer, note.topic());
        if (draft == null || draft.date() > note.date()) return;
        long user = tx.home().id();
        var cause = new Caller(user, false, 0, note.key(), note.session(), 0, 0);
        clear(tx, cause, peer, note.topic());
    }

    /// The account is out of a chat: what it typed in its topics goes, without a word.
    void drop(Tx tx, long peer) {
        for (var entry : tx.ascending(TOPICS, Prefix.of(Codecs.LONG, peer), Integer.MAX_VALUE))
            tx.delete(TOPICS, entry.key());
    }

    /// Removes every draft.
    void clearAll(Caller caller) {
        store.write(
                Home.account(caller.user()),
                tx -> {
                    dialogs.all(tx)
                            .forEach((peer, row) -> {
                                if (row.draft() != null) put(tx, caller, new PeerId(peer), 0, null);
                            });
                    for (var entry : tx.ascending(TOPICS, null, null, Integer.MAX_VALUE)) {
                        var peer = new PeerId(entry.key().first());
                        put(tx, caller, peer, entry.key().second(), null);
                    }
                    return true;
                });
    }

    private void put(Tx tx, Caller caller, PeerId peer, int topic, @Nullable DraftMessage draft) {
        int date = (int) tx.now().getEpochSecond();
        var key = new Pair<>(peer.marked(), topic);
        if (topic <= GENERAL)
            dialogs.change(tx, peer.marked(), d -> d.toBuilder().draft(draft).build());
        else if (draft == null) tx.delete(TOPICS, key);
        else tx.put(TOPICS, key, draft);
        AnyDraftMessage told = draft == null ? new DraftMessageEmpty(date) : draft;
        updates.state(tx, caller.user(), told(peer, topic, told), caller);
    }

    private static Update told(PeerId peer, int topic, AnyDraftMessage draft) {
        return new UpdateDraftMessage(peer.toTl(), topic == 0 ? null : topic, null, draft);
    }

    /// Every draft, as the updates that made them.
    List<Update> all(Caller caller) {
        return store.read(
                Home.account(caller.user()),
                view -> {
                    var all = new ArrayList<Update>();
                    dialogs.all(view)
                            .forEach((peer, row) -> {
                                if (row.draft() instanceof DraftMessage draft)
                                    all.add(told(new PeerId(peer), 0, draft));
                            });
                    for (var entry : view.ascending(TOPICS, null, null, Integer.MAX_VALUE)) {
                        var peer = new PeerId(entry.key().first());
                        all.add(told(peer, entry.key().second(), entry.value()));
                    }
                    return all;
                });
    }
}
