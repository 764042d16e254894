package heliograph.messages;

import heliograph.peers.PeerId;
import heliograph.render.MessageHead;
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
import heliograph.tl.api.MessageActionSetMessagesTTL;
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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Sends messages of private chats and basic groups: into the sender's box, and by a note into each
/// other's.
final class Sending {
    /// By the client's number: the id of the message, and the `pts` after it.
    private static final Table<Long, Pair<Integer, Integer>> SENT =
            new Table<>("random", Codecs.LONG, Codecs.pair(Codecs.INT, Codecs.INT));

    private final Store store;
    private final Mailbox mailbox;
    private final Drafts drafts;
    private final Company company;

    Sending(Store store, Mailbox mailbox, Drafts drafts, Company company) {
        this.store = store;
        this.mailbox = mailbox;
        this.drafts = drafts;
        this.company = company;
        store.onNote(Notes.DELIVERED, this::receive);
    }

    /// Sends all of them in one step, in order, and answers with the updates that say so.
    ///
    /// @param clearDraft whether the chat's draft is what is sent here, and goes with it
    List<Update> send(Caller caller, Party to, List<Outgoing> messages, boolean clearDraft) {
        return store.write(
                Home.account(caller.user()),
                tx -> {
                    if (to.peer().isUser() && company.blocklist().blocks(tx, to.peer().id()))
                        throw RpcError.bad("YOU_BLOCKED_USER").refusal();
                    begin(tx, caller, to);
                    var updates = new ArrayList<Update>();
                    boolean news = false;
                    for (var outgoing : messages) news |= send(tx, caller, to, outgoing, updates);
                    // A repeated query must not take what was typed after it.
                    if (clearDraft && news) drafts.clear(tx, caller, to.peer().marked(), 0);
                    return updates;
                });
    }

    /// @return whether it was not sent before
    private boolean send(Tx tx, Caller caller, Party to, Outgoing outgoing, List<Update> updates) {
        var before = outgoing.randomId() == 0 ? null : tx.get(SENT, outgoing.randomId());
        if (before != null) {
            again(tx, outgoing.randomId(), before, updates);
            return false;
        }
        var update = write(tx, caller, caller.user(), to, outgoing, false);
        int id = MessageHead.id(update.message());
        if (outgoing.randomId() != 0) {
            tx.put(SENT, outgoing.randomId(), new Pair<>(id, update.pts()));
            updates.add(new UpdateMessageID(id, outgoing.randomId()));
        }
        updates.add(update);
        return true;
    }

    /// Writes one message into its author's box, and tells the others.
    ///
    /// @param service whether the group itself says it: who is named gets it in any case
    UpdateNewMessage post(
            Tx tx, Caller cause, long from, Party to, AnyMessage template, boolean service) {
        return write(tx, cause, from, to, new Outgoing(0, template), service);
    }

    private UpdateNewMessage write(
            Tx tx, Caller cause, long from, Party to, Outgoing outgoing, boolean service) {
        int id = Box.nextMessageId(tx);
        int date = (int) tx.now().getEpochSecond();
        boolean out = to.peer().marked() != from;
        var plain = limited(tx, to, addressed(outgoing.template(), id, date, from, to.peer(), out));
        var message = out ? plain : SavedIndex.placed(plain, from);
        var kept = new StoredMessage(from, id, message);
        mailbox.live(tx, message);
        Forwards.written(tx, message);
        var update = (UpdateNewMessage) mailbox.append(tx, from, kept, false, cause);
        tell(tx, to, kept, outgoing.mentions(), service);
        return update;
    }

    /// A client repeats a send whose answer it did not get: it gets the same answer.
    private void again(Tx tx, long randomId, Pair<Integer, Integer> before, List<Update> updates) {
        var kept = mailbox.find(tx, before.first());
        if (kept == null) throw new RpcError(500, "RANDOM_ID_DUPLICATE").refusal();
        updates.add(new UpdateMessageID(before.first(), randomId));
        updates.add(new UpdateNewMessage((AnyMessage) kept.message(), before.second(), 1));
    }

    private void tell(Tx tx, Party to, StoredMessage kept, Set<Long> mentions, boolean service) {
        if (to.others().isEmpty()) return;
        var replied = replyTo((AnyMessage) kept.message());
        var original = replied == null ? null : mailbox.find(tx, replied);
        boolean group = !to.peer().isUser();
        var note =
                NoteDelivered.builder()
                        .origin(kept.origin())
                        .message(kept.message())
                        .replyAuthor(original == null ? null : original.author())
                        .replyOrigin(original == null ? null : original.origin())
                        .group(group ? to.peer().id() : null)
                        .event(group ? to.event() : null)
                        .service(service)
                        .mentions(mentions.isEmpty() ? null : List.copyOf(mentions))
                        .build();
        for (long other : to.others())
            if (other != kept.author()) tx.tell(Home.account(other), Notes.DELIVERED, note);
    }

    /// A message with the end that its chat sets it.
    private AnyMessage limited(Tx tx, Party to, AnyMessage message) {
        var ttl = to.peer().isUser() ? mailbox.lifetime(tx, to.peer().marked()) : to.ttl();
        return ttl == null || !(message instanceof Message m)
                ? message
                : m.toBuilder().ttlPeriod(ttl).build();
    }

    /// Sets how long messages of a private chat live from now on.
    ///
    /// @param period in seconds; 0 for ever
    List<Update> limit(Caller caller, long user, int period) {
        return store.write(
                Home.account(caller.user()),
                tx -> {
                    if (company.blocklist().blocks(tx, user))
                        throw RpcError.bad("YOU_BLOCKED_USER").refusal();
                    var before = mailbox.lifetime(tx, user);
                    if ((before == null ? 0 : before) == period)
                        throw RpcError.CHAT_NOT_MODIFIED.refusal();
                    return List.of(limit(tx, caller, user, period, null));
                });
    }

    private Update limit(Tx tx, Caller caller, long user, int period, @Nullable Long auto) {
        var said =
                MessageService.builder()
                        .peerId(new PeerUser(user))
                        .action(new MessageActionSetMessagesTTL(period, auto))
                        .build();
        return post(tx, caller, caller.user(), Party.of(caller.user(), user), said, false);
    }

    /// A chat that is begun has the lifetime that its beginner usually wants.
    private void begin(Tx tx, Caller caller, Party to) {
        if (!to.peer().isUser() || to.others().isEmpty()) return;
        int usual = LifetimesRpc.usual(tx);
        if (usual == 0 || !mailbox.isNew(tx, to.peer().marked())) return;
        // No answer carries it, so every session is told, the caller's own as well.
        var told = new Caller(caller.user(), caller.bot(), 0, 0, 0, 0, caller.layer());
        var _ = limit(tx, told, to.peer().id(), usual, caller.user());
    }

    /// Has a newcomer get the last messages of a group, as this box has them.
    void pass(Tx tx, Party group, long newcomer, int limit) {
        var last =
                mailbox.newestFirst(tx, group.peer().marked(), 0, Integer.MAX_VALUE, limit)
                        .reversed();
        for (var kept : last)
            if (kept.message() instanceof Message message && kept.origin() != 0)
                tx.tell(
                        Home.account(newcomer),
                        Notes.DELIVERED,
                        NoteDelivered.builder()
                                .origin(kept.origin())
                                .message(message.toBuilder().replyTo(null).build())
                                .group(group.peer().id())
                                .event(group.event())
                                .service(true)
                                .author(kept.author())
                                .build());
    }

    private void receive(Tx tx, Home from, NoteDelivered note) {
        long account = tx.home().id();
        long author = note.author() == null ? from.id() : note.author();
        if (isUnwanted(tx, author, note)) return;
        int id = Box.nextMessageId(tx);
        var sent = (AnyMessage) note.message();
        int date = MessageHead.date(sent);
        var peer = note.group() == null ? PeerId.user(author) : PeerId.chat(note.group());
        var own = addressed(sent, id, date, author, peer, false);
        var replying = withReply(own, localReply(tx, account, own, note));
        var message = mentioning(account, replying, note);
        mailbox.live(tx, message);
        mailbox.append(
                tx,
                account,
                new StoredMessage(author, note.origin(), message),
                true,
                Caller.NOBODY);
    }

    /// In a group, who is named and who is replied to is told so, until it has looked at it.
    private static AnyMessage mentioning(long account, AnyMessage message, NoteDelivered note) {
        if (note.group() == null || note.author() != null || !(message instanceof Message m))
            return message;
        boolean named = note.mentions() != null && note.mentions().contains(account);
        boolean replied = note.replyAuthor() != null && note.replyAuthor() == account;
        return named || replied ? m.toBuilder().mentioned(true).mediaUnread(true).build() : message;
    }

    private boolean isUnwanted(Tx tx, long author, NoteDelivered note) {
        if (note.group() == null) return company.blocklist().blocks(tx, author);
        // What is passed on to a newcomer may have been there before.
        if (note.author() != null) {
            var name = new MessageName(author, note.origin());
            return author == tx.home().id() || mailbox.find(tx, tx.home().id(), name) != null;
        }
        int event = note.event() == null ? 0 : note.event();
        return !note.service() && company.rosters().isOut(tx, note.group(), event);
    }

    /// The reply header as this box has the replied message; none when it is not here.
    private @Nullable AnyMessageReplyHeader localReply(
            Tx tx, long account, AnyMessage message, NoteDelivered note) {
        var header = MessageHead.replyTo(message);
        if (!(header instanceof MessageReplyHeader reply) || reply.replyToPeerId() != null)
            return header;
        if (note.replyAuthor() == null || note.replyOrigin() == null) return null;
        var local =
                mailbox.find(tx, account, new MessageName(note.replyAuthor(), note.replyOrigin()));
        if (local == null) return null;
        int id = MessageHead.id((AnyMessage) local.message());
        return reply.toBuilder().replyToMsgId(id).build();
    }

    private static AnyMessage addressed(
            AnyMessage template, int id, int date, long from, PeerId peer, boolean out) {
        return switch (template) {
            case Message m ->
                    m.toBuilder()
                            .id(id)
                            .out(out)
                            .fromId(new PeerUser(from))
                            .peerId(peer.toTl())
                            .date(date)
                            .build();
            case MessageService m ->
                    m.toBuilder()
                            .id(id)
                            .out(out)
                            .fromId(new PeerUser(from))
                            .peerId(peer.toTl())
                            .date(date)
                            .build();
            case MessageEmpty _ -> throw RpcError.MESSAGE_ID_INVALID.refusal();
        };
    }

    private static @Nullable Integer replyTo(AnyMessage message) {
        return MessageHead.replyTo(message) instanceof MessageReplyHeader reply
                        && reply.replyToPeerId() == null
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
        var message = addressed(template, id, date, author, PeerId.user(author), false);
        var kept = new StoredMessage(author, 0, message);
        mailbox.append(tx, tx.home().id(), kept, true, Caller.NOBODY);
    }
}
