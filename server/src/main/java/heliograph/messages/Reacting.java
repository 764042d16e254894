package heliograph.messages;

import static heliograph.store.Nothing.NOTHING;

import heliograph.peers.PeerId;
import heliograph.reactions.Palette;
import heliograph.reactions.Reactions;
import heliograph.reactions.Reactions.Place;
import heliograph.reactions.Reactions.Reactor;
import heliograph.render.MessageHead;
import heliograph.rpc.Caller;
import heliograph.rpc.RpcError;
import heliograph.store.Codecs;
import heliograph.store.Home;
import heliograph.store.Nothing;
import heliograph.store.Pair;
import heliograph.store.Prefix;
import heliograph.store.Store;
import heliograph.store.Table;
import heliograph.store.Tx;
import heliograph.store.View;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.Message;
import heliograph.tl.api.MessagePeerReaction;
import heliograph.tl.api.MessageReactions;
import heliograph.tl.api.PeerUser;
import heliograph.tl.api.Reaction;
import heliograph.tl.api.UpdateMessageReactions;
import heliograph.tl.stored.MessageName;
import heliograph.tl.stored.NoteReacted;
import heliograph.tl.stored.StoredMessage;
import heliograph.updates.Box;
import heliograph.updates.Updates;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reactions to messages in boxes: each box counts for itself, and is told of what the others do.
final class Reacting {
    /// Messages of the account to which someone has reacted since the account last looked.
    private static final Table<Pair<Long, Integer>, Nothing> UNREAD =
            new Table<>("unreact", Codecs.pair(Codecs.LONG, Codecs.INT), Codecs.NOTHING);

    private final Store store;
    private final Mailbox mailbox;
    private final Dialogs dialogs;
    private final Updates updates;

    Reacting(Store store, Mailbox mailbox, Dialogs dialogs, Updates updates) {
        this.store = store;
        this.mailbox = mailbox;
        this.dialogs = dialogs;
        this.updates = updates;
        store.onNote(Notes.REACTED, this::reacted);
    }

    /// As [Chat#react].
    ///
    /// @param others whose boxes have the message as well
    MessageReactions react(
            Caller caller,
            PeerId peer,
            int id,
            List<Reaction> wanted,
            boolean big,
            Collection<Long> others,
            Palette.Allowed allowed) {
        long account = caller.user();
        return store.write(
                Home.account(account),
                tx -> {
                    var kept = mailbox.find(tx, peer.marked(), id);
                    if (kept == null || !(kept.message() instanceof Message m))
                        throw RpcError.MESSAGE_ID_INVALID.refusal();
                    var checked = Palette.checked(wanted, allowed, m.reactions());
                    int now = (int) tx.now().getEpochSecond();
                    var reactor = new Reactor(account, now, big, checked);
                    var name = new MessageName(kept.author(), kept.origin());
                    for (long other : others)
                        tx.tell(
                                Home.account(other),
                                Notes.REACTED,
                                new NoteReacted(big, name, now, List.copyOf(checked)));
                    return change(tx, kept, m, reactor, false, caller);
                });
    }

    private void reacted(Tx tx, Home from, NoteReacted note) {
        long account = tx.home().id();
        var kept = mailbox.find(tx, account, note.name());
        if (kept == null || !(kept.message() instanceof Message m)) return;
        var reactions = new ArrayList<Reaction>();
        for (var one : note.reactions()) reactions.add((Reaction) one);
        var reactor = new Reactor(from.id(), note.date(), note.big(), reactions);
        change(tx, kept, m, reactor, kept.author() == account, Caller.NOBODY);
    }

    /// @param notable whether the account shall look at it: the message is its own
    private MessageReactions change(
            Tx tx,
            StoredMessage kept,
            Message message,
            Reactor reactor,
            boolean notable,
            Caller cause) {
        long account = tx.home().id();
        var place = new Place(MessageHead.peer(message), message.id());
        var counted = Reactions.change(tx, place, message.reactions(), reactor);
        boolean unread = notable && !reactor.reactions().isEmpty();
        var after = counted == null ? null : Reactions.seen(tx, place, counted, account);
        boolean saved = place.chat() == account;
        if (saved) SavedIndex.tagged(tx, message, reactor.reactions());
        if (after != null && saved) after = asTags(after);
        if (after != null && unread) after = marked(after, reactor.user(), true);
        var changed = message.toBuilder().reactions(after).build();
        mailbox.overwrite(tx, new StoredMessage(kept.author(), kept.origin(), changed));
        if (notable) note(tx, place, unread || isUnread(after));
        var told = after == null ? Reactions.NONE : after;
        var peer = new PeerId(place.chat()).toTl();
        updates.state(
                tx,
                account,
                new UpdateMessageReactions(peer, place.message(), null, null, told),
                cause);
        return told;
    }

    private static MessageReactions asTags(MessageReactions all) {
        return new MessageReactions(
                all.min(), false, true, all.results(), all.recentReactions(), all.topReactors());
    }

    private static MessageReactions marked(MessageReactions all, long user, boolean unread) {
        if (all.recentReactions() == null) return all;
        var recent = new ArrayList<MessagePeerReaction>();
        for (var r : all.recentReactions()) {
            boolean his = user == 0 || (r.peerId() instanceof PeerUser(var id) && id == user);
            recent.add(
                    new MessagePeerReaction(
                            r.big(),
                            his ? unread : r.unread(),
                            r.my(),
                            r.peerId(),
                            r.date(),
                            r.reaction()));
        }
        return new MessageReactions(
                all.min(), all.canSeeList(), false, all.results(), recent, null);
    }

    private static boolean isUnread(@Nullable MessageReactions all) {
        if (all == null || all.recentReactions() == null) return false;
        for (var one : all.recentReactions()) if (one.unread()) return true;
        return false;
    }

    /// Enters or strikes a message among the unread, and keeps the count of its chat true.
    private void note(Tx tx, Place place, boolean unread) {
        var key = new Pair<>(place.chat(), place.message());
        boolean was = tx.get(UNREAD, key) != null;
        if (was == unread) return;
        if (unread) tx.put(UNREAD, key, NOTHING);
        else tx.delete(UNREAD, key);
        int step = unread ? 1 : -1;
        dialogs.change(
                tx,
                place.chat(),
                d -> {
                    int before = d.unreadReactions() == null ? 0 : d.unreadReactions();
                    return d.toBuilder().unreadReactions(Math.max(0, before + step)).build();
                });
    }

    /// As [Chat#reactors].
    List<Reactor> reactors(
            long account,
            PeerId peer,
            int id,
            @Nullable Reaction only,
            @Nullable Reactor after,
            int limit) {
        var place = new Place(peer.marked(), id);
        return store.read(
                Home.account(account), view -> Reactions.reactors(view, place, only, after, limit));
    }

    /// Messages of a chat with reactions that the account has not looked at, newest first.
    List<AnyMessage> unread(long account, PeerId peer) {
        return store.read(
                Home.account(account),
                view -> {
                    var found = new ArrayList<AnyMessage>();
                    for (int id : unreadIds(view, peer)) {
                        var message = mailbox.message(view, peer.marked(), id);
                        if (message != null) found.add(message);
                    }
                    return found;
                });
    }

    private static List<Integer> unreadIds(View view, PeerId peer) {
        var ids = new ArrayList<Integer>();
        Prefix<Pair<Long, Integer>> prefix = Prefix.of(Codecs.LONG, peer.marked());
        for (var row : view.descending(UNREAD, prefix, 1_000)) ids.add(row.key().second());
        return ids;
    }

    /// Marks all reactions of a chat as looked at.
    Affected read(Caller caller, PeerId peer) {
        return store.write(
                Home.account(caller.user()),
                tx -> {
                    for (int id : unreadIds(tx, peer)) {
                        var kept = mailbox.find(tx, peer.marked(), id);
                        note(tx, new Place(peer.marked(), id), false);
                        if (kept == null
                                || !(kept.message() instanceof Message m)
                                || m.reactions() == null) continue;
                        var looked = marked(m.reactions(), 0, false);
                        mailbox.overwrite(
                                tx,
                                new StoredMessage(
                                        kept.author(),
                                        kept.origin(),
                                        m.toBuilder().reactions(looked).build()));
                    }
                    return new Affected(Box.of(tx).pts(), 0, false);
                });
    }
}
