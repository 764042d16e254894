package heliograph.messages;

import static heliograph.rpc.Access.SIGNED_IN;
import static heliograph.rpc.Access.USERS;

import heliograph.peers.PeerId;
import heliograph.reactions.Favourites;
import heliograph.reactions.Reactions;
import heliograph.reactions.Reactions.Reactor;
import heliograph.render.Found;
import heliograph.render.Named;
import heliograph.render.Renderer;
import heliograph.rpc.Caller;
import heliograph.rpc.Rpc;
import heliograph.rpc.RpcError;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.AnyUpdates;
import heliograph.tl.api.Message;
import heliograph.tl.api.MessagePeerReaction;
import heliograph.tl.api.MessageReactions;
import heliograph.tl.api.PeerUser;
import heliograph.tl.api.Reaction;
import heliograph.tl.api.Update;
import heliograph.tl.api.UpdateMessageReactions;
import heliograph.tl.api.messages.AffectedHistory;
import heliograph.tl.api.messages.AnyMessages;
import heliograph.tl.api.messages.AnyReactions;
import heliograph.tl.api.messages.ClearRecentReactions;
import heliograph.tl.api.messages.GetMessageReactionsList;
import heliograph.tl.api.messages.GetMessagesReactions;
import heliograph.tl.api.messages.GetRecentReactions;
import heliograph.tl.api.messages.GetTopReactions;
import heliograph.tl.api.messages.GetUnreadReactions;
import heliograph.tl.api.messages.MessageReactionsList;
import heliograph.tl.api.messages.ReactionsNotModified;
import heliograph.tl.api.messages.ReadReactions;
import heliograph.tl.api.messages.SendReaction;
import heliograph.tl.api.messages.SetDefaultReaction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `messages.*` of reactions.
public final class ReactionsRpc {
    private static final int IDS_MAX = 100;

    private final Chats chats;
    private final Favourites favourites;
    private final Renderer renderer;

    public ReactionsRpc(Chats chats, Favourites favourites, Renderer renderer) {
        this.favourites = favourites;
        this.chats = chats;
        this.renderer = renderer;
    }

    public void register(Rpc rpc) {
        rpc.on(SendReaction.METHOD, SIGNED_IN, this::sendReaction);
        rpc.on(GetMessagesReactions.METHOD, USERS, this::getMessagesReactions);
        rpc.on(GetMessageReactionsList.METHOD, USERS, this::getMessageReactionsList);
        rpc.on(GetUnreadReactions.METHOD, USERS, this::getUnreadReactions);
        rpc.on(ReadReactions.METHOD, USERS, this::readReactions);
        rpc.on(
                GetTopReactions.METHOD,
                USERS,
                (caller, query) ->
                        listed(query.hash(), favourites.top(caller.user(), limit(query.limit()))));
        rpc.on(
                GetRecentReactions.METHOD,
                USERS,
                (caller, query) ->
                        listed(
                                query.hash(),
                                favourites.recent(caller.user(), limit(query.limit()))));
        rpc.on(
                ClearRecentReactions.METHOD,
                USERS,
                (caller, _) -> {
                    favourites.forget(caller);
                    return true;
                });
        rpc.on(
                SetDefaultReaction.METHOD,
                USERS,
                (caller, query) -> {
                    favourites.choose(caller, query.reaction());
                    return true;
                });
    }

    private AnyUpdates sendReaction(Caller caller, SendReaction query) {
        var chat = chats.of(caller, query.peer());
        var wanted = query.reaction() == null ? List.<Reaction>of() : query.reaction();
        var after = chat.react(caller, query.msgId(), wanted, query.big());
        if (query.addToRecent()) favourites.used(caller, wanted);
        return renderer.updates(caller.user(), List.of(update(chat.peer(), query.msgId(), after)));
    }

    private static Update update(PeerId peer, int id, MessageReactions reactions) {
        return new UpdateMessageReactions(peer.toTl(), id, null, null, reactions);
    }

    private AnyUpdates getMessagesReactions(Caller caller, GetMessagesReactions query) {
        if (query.id().size() > IDS_MAX) throw RpcError.LIMIT_INVALID.refusal();
        var chat = chats.of(caller, query.peer());
        var updates = new ArrayList<Update>();
        for (var message :
                renderer.messages(caller.user(), there(chat.messages(caller, query.id()))))
            if (message instanceof Message m) {
                var now = m.reactions() == null ? Reactions.NONE : m.reactions();
                updates.add(update(chat.peer(), m.id(), now));
            }
        return renderer.updates(caller.user(), updates);
    }

    private static List<AnyMessage> there(List<@Nullable AnyMessage> found) {
        var there = new ArrayList<AnyMessage>();
        for (var one : found) if (one != null) there.add(one);
        return there;
    }

    private MessageReactionsList getMessageReactionsList(
            Caller caller, GetMessageReactionsList query) {
        var chat = chats.of(caller, query.peer());
        var message = chat.messages(caller, List.of(query.id())).getFirst();
        if (!(message instanceof Message m)) throw RpcError.MSG_ID_INVALID.refusal();
        if (m.post()) throw RpcError.forbidden("BROADCAST_FORBIDDEN").refusal();
        int limit = Math.clamp(query.limit(), 1, IDS_MAX);
        var reactors =
                chat.reactors(
                        caller, query.id(), query.reaction(), after(query.offset()), limit + 1);
        var page = reactors.size() > limit ? reactors.subList(0, limit) : reactors;
        var named = new Named();
        var rows = new ArrayList<MessagePeerReaction>();
        for (var reactor : page) {
            named.add(PeerId.user(reactor.user()));
            rows.addAll(rows(caller, reactor, query));
        }
        return new MessageReactionsList(
                count(m, query),
                rows,
                List.of(),
                renderer.users(caller.user(), named),
                reactors.size() > limit ? offset(page.getLast()) : null);
    }

    private static List<MessagePeerReaction> rows(
            Caller caller, Reactor reactor, GetMessageReactionsList query) {
        var rows = new ArrayList<MessagePeerReaction>();
        var peer = new PeerUser(reactor.user());
        boolean my = reactor.user() == caller.user();
        for (var one : reactor.reactions())
            if (query.reaction() == null || query.reaction().equals(one))
                rows.add(
                        new MessagePeerReaction(
                                reactor.big(), false, my, peer, reactor.date(), one));
        return rows;
    }

    private static int count(Message message, GetMessageReactionsList query) {
        int count = 0;
        if (message.reactions() != null)
            for (var one : message.reactions().results())
                if (query.reaction() == null || query.reaction().equals(one.reaction()))
                    count += one.count();
        return count;
    }

    /// Where the next page begins: date and user of the last one. Opaque to clients.
    private static String offset(Reactor last) {
        return last.date() + ":" + last.user();
    }

    private static @Nullable Reactor after(@Nullable String offset) {
        if (offset == null || offset.isEmpty()) return null;
        try {
            int colon = offset.indexOf(':');
            int date = Integer.parseInt(offset, 0, Math.max(0, colon), 10);
            long user = Long.parseLong(offset, colon + 1, offset.length(), 10);
            return new Reactor(user, date, false, List.of());
        } catch (NumberFormatException foreign) {
            throw RpcError.bad("OFFSET_INVALID").refusal();
        }
    }

    private AnyMessages getUnreadReactions(Caller caller, GetUnreadReactions query) {
        int topic = query.topMsgId() == null ? 0 : query.topMsgId();
        var all = chats.of(caller, query.peer()).unreadReactions(caller, topic);
        int from = Math.clamp(query.addOffset(), 0, all.size());
        int to = Math.min(all.size(), from + Math.clamp(query.limit(), 0, IDS_MAX));
        return renderer.page(caller.user(), new Found(all.subList(from, to), all.size()));
    }

    private AffectedHistory readReactions(Caller caller, ReadReactions query) {
        int topic = query.topMsgId() == null ? 0 : query.topMsgId();
        var affected = chats.of(caller, query.peer()).readReactions(caller, topic);
        return new AffectedHistory(affected.pts(), affected.count(), 0);
    }

    private static int limit(int asked) {
        return Math.clamp(asked, 0, IDS_MAX);
    }

    /// A list with a number that says which it is: clients that have it are not told it again.
    private static AnyReactions listed(long known, List<Reaction> reactions) {
        long hash = 0;
        for (var one : reactions) hash = 31 * hash + one.hashCode();
        if (known != 0 && known == hash) return new ReactionsNotModified();
        return new heliograph.tl.api.messages.Reactions(hash, reactions);
    }
}
