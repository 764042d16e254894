package heliograph.messages;

import heliograph.habits.Habits;
import heliograph.peers.PeerId;
import heliograph.peers.Peers;
import heliograph.render.Named;
import heliograph.render.Service;
import heliograph.rpc.Caller;
import heliograph.store.Home;
import heliograph.store.Store;
import heliograph.store.Tx;
import heliograph.store.View;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.Message;
import heliograph.tl.api.MessageAction;
import heliograph.tl.api.MessageActionContactSignUp;
import heliograph.tl.api.MessageEntity;
import heliograph.tl.api.MessageService;
import heliograph.tl.api.PeerUser;
import heliograph.tl.api.UpdateNewMessage;
import heliograph.updates.Delivery;
import heliograph.updates.MessageSource;
import heliograph.updates.Updates;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The private chats and basic groups of every account: the parts that the `messages.*` handlers
/// work with.
public final class Messages implements MessageSource {
    private final Store store;
    private final RandomGenerator random;
    private final Mailbox mailbox;
    private final Dialogs dialogs = new Dialogs();
    private final Sending sending;
    private final Changing changing;
    private final Reading reading;
    private final Reacting reacting;
    private final History history;
    private final Drafts drafts;
    private final TextRules texts;
    private final Replies replies;
    private final Chats chats;
    private final ChannelRows channelRows;
    private final Mentions.Names names;
    private final Habits habits;

    public Messages(
            Store store, Updates updates, Company company, Peers peers, RandomGenerator random) {
        this.store = store;
        this.names = company.names();
        this.habits = new Habits(store);
        this.random = random;
        this.mailbox = new Mailbox(updates, dialogs);
        this.reading = new Reading(store, mailbox, dialogs, updates);
        this.reacting = new Reacting(store, mailbox, dialogs, updates);
        this.history = new History(store, mailbox);
        this.drafts = new Drafts(store, dialogs, updates);
        this.sending = new Sending(store, mailbox, drafts, company);
        this.changing = new Changing(store, mailbox, updates, company.rosters(), sending);
        this.texts = new TextRules(peers);
        this.chats = new Chats(peers);
        this.replies = new Replies(chats, texts);
        this.channelRows = new ChannelRows(dialogs, drafts, updates);
    }

    /// A message from the service (777000): a login code, a notice.
    public void serve(long account, String text, List<MessageEntity> entities) {
        var template =
                Message.builder()
                        .peerId(new PeerUser(account))
                        .message(text)
                        .entities(entities.isEmpty() ? null : entities)
                        .build();
        store.write(
                Home.account(account),
                tx -> {
                    sending.put(tx, Service.ID, template);
                    return true;
                });
    }

    /// Tells the account of a step that a contact has signed up, as if the contact had said so; in
    /// the contact's own box there is nothing
    /// (https://core.telegram.org/constructor/messageActionContactSignUp).
    public void joined(Tx tx, long user, boolean silent) {
        var template =
                MessageService.builder()
                        .peerId(new PeerUser(user))
                        .action(new MessageActionContactSignUp())
                        .silent(silent)
                        .build();
        sending.put(tx, user, template);
    }

    /// Whether a message in the viewer's box names a peer: it may then be reached through it.
    public boolean saw(long viewer, PeerId chat, int messageId, PeerId seen) {
        return store.read(
                Home.account(viewer),
                view -> {
                    var message = message(view, chat.marked(), messageId);
                    return message != null && new Named().message(message).peers().contains(seen);
                });
    }

    @Override
    public @Nullable AnyMessage message(View view, long peer, int id) {
        return mailbox.message(view, peer, id);
    }

    @Override
    public int unread(View view, long peer) {
        var dialog = dialogs.find(view, peer);
        return dialog == null ? 0 : dialog.unread();
    }

    /// The unread messages of all chats together.
    public int unread(View view) {
        int unread = 0;
        for (var row : dialogs.all(view).values()) unread += row.unread();
        return unread;
    }

    /// Opens the private chats.
    public Chat privateChat(PeerId peer, Blocklist blocklist, Delivery delivery, Wishes wishes) {
        return new PrivateChat(this, blocklist, delivery, wishes, peer);
    }

    /// Opens the basic groups.
    public Chat groupChat(PeerId peer, Rosters rosters, Delivery delivery) {
        return new GroupChat(this, rosters, delivery, peer);
    }

    /// Writes into the author's box what happened to a group, and tells the others whom it
    /// concerns.
    ///
    /// @param to who else gets it
    /// @param event the number of the change
    public UpdateNewMessage announce(
            Tx tx,
            Caller cause,
            PeerId group,
            MessageAction action,
            Collection<Long> to,
            int event) {
        var template = MessageService.builder().peerId(group.toTl()).action(action).build();
        long author = tx.home().id();
        return sending.post(tx, cause, author, new Party(group, to, event, null), template, true);
    }

    /// Has a newcomer get the last messages of a group, as the box that is written has them.
    public void pass(Tx tx, PeerId group, long newcomer, int limit, int event) {
        sending.pass(tx, new Party(group, List.of(), event, null), newcomer, limit);
    }

    /// Messages of a chat by id, as they lie in the caller's box; null for each that is not there.
    List<@Nullable AnyMessage> messages(Caller caller, PeerId peer, List<Integer> ids) {
        return store.read(
                Home.account(caller.user()),
                view -> {
                    var found = new ArrayList<@Nullable AnyMessage>();
                    for (int id : ids) found.add(message(view, peer.marked(), id));
                    return found;
                });
    }

    /// The chats of every kind, as the handlers reach them.
    public Chats chats() {
        return chats;
    }

    /// What accounts keep of their channels.
    public ChannelRows channelRows() {
        return channelRows;
    }

    /// What removes messages whose time is over.
    public Expiry expiry() {
        return new Expiry(store, mailbox);
    }

    /// A number that holds the parts of an album together.
    long albumId() {
        return random.nextLong() >>> 1 | 1;
    }

    /// To whom accounts turn most.
    public Habits habits() {
        return habits;
    }

    Mentions.Names names() {
        return names;
    }

    Store store() {
        return store;
    }

    Mailbox mailbox() {
        return mailbox;
    }

    Dialogs dialogs() {
        return dialogs;
    }

    Sending sending() {
        return sending;
    }

    Changing changing() {
        return changing;
    }

    Reading reading() {
        return reading;
    }

    Reacting reacting() {
        return reacting;
    }

    History history() {
        return history;
    }

    Drafts drafts() {
        return drafts;
    }

    TextRules texts() {
        return texts;
    }

    public Replies replies() {
        return replies;
    }
}
