package heliograph.messages;

import heliograph.rpc.Caller;
import heliograph.rpc.RpcError;
import heliograph.store.Codecs;
import heliograph.store.Home;
import heliograph.store.Pair;
import heliograph.store.Store;
import heliograph.store.Table;
import heliograph.store.Tx;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.AnyMessageReplyHeader;
import heliograph.tl.api.Message;
import heliograph.tl.api.MessageEmpty;
import heliograph.tl.api.MessageReplyHeader;
import heliograph.tl.api.MessageService;
import heliograph.tl.api.PeerUser;
import heliograph.tl.api.Update;
import heliograph.tl.api.UpdateMessageID;
import heliograph.tl.api.UpdateNewMessage;
import heliograph.tl.stored.MessageName;
import heliograph.tl.stored.NoteDelivered;
import heliograph.tl.stored.StoredMessage;
import heliograph.updates.Box;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sends messages in private chats: into the sender's box, and by a note into the other's.
final class Sending {
    /// By the client's number: the id of the message, and the `pts` after it.
    private static final Table<Long, Pair<Integer, Integer>> SENT =
            new Table<>("random", Codecs.LONG, Codecs.pair(Codecs.INT, Codecs.INT));

    private final Store store;
    private final Mailbox mailbox;
    private final Drafts drafts;
    private final Blocklist blocklist;

    Sending(Store store, Mailbox mailbox, Drafts drafts, Blocklist blocklist) {
        this.store = store;
        this.mailbox = mailbox;
        this.drafts = drafts;
        this.blocklist = blocklist;
        store.onNote(Notes.DELIVERED, this::receive);
    }

    /// Sends all of them in one step, in order, and answers with the updates that say so.
    ///
    /// @param clearDraft whether the chat's draft is what is sent here, and goes with it
    List<Update> send(Caller caller, long to, List<Outgoing> messages, boolean clearDraft) {
        long from = caller.user();
        return store.write(
                Home.account(from),
                tx -> {
                    if (blocklist.blocks(tx, to)) throw RpcError.bad("YOU_BLOCKED_USER").refusal();
                    var updates = new ArrayList<Update>();
                    boolean news = false;
                    for (var outgoing : messages) news |= send(tx, caller, to, outgoing, updates);
                    // A repeated query must not take what was typed after it.
                    if (clearDraft && news) drafts.clear(tx, caller, to);
                    return updates;
                });
    }

    /// @return whether it was not sent before
    private boolean send(Tx tx, Caller caller, long to, Outgoing outgoing, List<Update> updates) {
        var before = outgoing.randomId() == 0 ? null : tx.get(SENT, outgoing.randomId());
        if (before != null) {
            again(tx, outgoing.randomId(), before, updates);
            return false;
        }
        long from = caller.user();
        int id = Box.nextMessageId(tx);
        int date = (int) tx.now().getEpochSecond();
        var message = addressed(outgoing.template(), id, date, from, to, from != to);
        var kept = new StoredMessage(from, id, message);
        var update = (UpdateNewMessage) mailbox.append(tx, from, kept, false, caller);
        if (outgoing.randomId() != 0) {
            tx.put(SENT, outgoing.randomId(), new Pair<>(id, update.pts()));
            updates.add(new UpdateMessageID(id, outgoing.randomId()));
        }
        updates.add(update);
        if (to != from) tell(tx, to, kept);
        return true;
    }

    /// A client repeats a send whose answer it did not get: it gets the same answer.
    private void again(Tx tx, long randomId, Pair<Integer, Integer> before, List<Update> updates) {
        var kept = mailbox.find(tx, before.first());
        if (kept == null) throw new RpcError(500, "RANDOM_ID_DUPLICATE").refusal();
        updates.add(new UpdateMessageID(before.first(), randomId));
        updates.add(new UpdateNewMessage((AnyMessage) kept.message(), before.second(), 1));
    }

    private void tell(Tx tx, long to, StoredMessage kept) {
        var replied = replyTo((AnyMessage) kept.message());
        var original = replied == null ? null : mailbox.find(tx, replied);
        tx.tell(
                Home.account(to),
                Notes.DELIVERED,
                new NoteDelivered(
                        kept.origin(),
                        kept.message(),
                        original == null ? null : original.author(),
                        original == null ? null : original.origin()));
    }

    private void receive(Tx tx, Home from, NoteDelivered note) {
        long account = tx.home().id();
        long sender = from.id();
        if (blocklist.blocks(tx, sender)) return;
        int id = Box.nextMessageId(tx);
        var sent = (AnyMessage) note.message();
        int date = Mailbox.Content.date(sent);
        var own = addressed(sent, id, date, sender, sender, false);
        var message = withReply(own, localReply(tx, account, own, note));
        mailbox.append(
                tx,
                account,
                new StoredMessage(sender, note.origin(), message),
                true,
                Caller.NOBODY);
    }

    /// The reply header as this box has the replied message; none when it is not here.
    private @Nullable AnyMessageReplyHeader localReply(
            Tx tx, long account, AnyMessage message, NoteDelivered note) {
        var header = header(message);
        if (!(header instanceof MessageReplyHeader reply) || reply.replyToPeerId() != null)
            return header;
        if (note.replyAuthor() == null || note.replyOrigin() == null) return null;
        var local =
                mailbox.find(tx, account, new MessageName(note.replyAuthor(), note.replyOrigin()));
        if (local == null) return null;
        int id = Mailbox.Content.id((AnyMessage) local.message());
        return reply.toBuilder().replyToMsgId(id).build();
    }

    private static AnyMessage addressed(
            AnyMessage template, int id, int date, long from, long peer, boolean out) {
        return switch (template) {
            case Message m ->
                    m.toBuilder()
                            .id(id)
                            .out(out)
                            .fromId(new PeerUser(from))
                            .peerId(new PeerUser(peer))
                            .date(date)
                            .build();
            case MessageService m ->
                    m.toBuilder()
                            .id(id)
                            .out(out)
                            .fromId(new PeerUser(from))
                            .peerId(new PeerUser(peer))
                            .date(date)
                            .build();
            case MessageEmpty _ -> throw RpcError.MESSAGE_ID_INVALID.refusal();
        };
    }

    private static @Nullable AnyMessageReplyHeader header(AnyMessage message) {
        return switch (message) {
            case Message m -> m.replyTo();
            case MessageService m -> m.replyTo();
            case MessageEmpty _ -> null;
        };
    }

    private static @Nullable Integer replyTo(AnyMessage message) {
        return header(message) instanceof MessageReplyHeader reply && reply.replyToPeerId() == null
                ? reply.replyToMsgId()
                : null;
    }

    private static AnyMessage withReply(
            AnyMessage message, @Nullable AnyMessageReplyHeader header) {
        return switch (message) {
            case Message m -> m.toBuilder().replyTo(header).build();
            case MessageService m -> m.toBuilder().replyTo(header).build();
            case MessageEmpty m -> m;
        };
    }

    /// Puts a message into the account's box as if `author` had sent it; it is in no other.
    void put(Tx tx, long author, AnyMessage template) {
        int id = Box.nextMessageId(tx);
        int date = (int) tx.now().getEpochSecond();
        var message = addressed(template, id, date, author, author, false);
        var kept = new StoredMessage(author, 0, message);
        mailbox.append(tx, tx.home().id(), kept, true, Caller.NOBODY);
    }
}
