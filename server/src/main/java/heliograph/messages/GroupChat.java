package heliograph.messages;

import heliograph.peers.PeerId;
import heliograph.reactions.Reactions.Reactor;
import heliograph.render.Found;
import heliograph.rpc.Caller;
import heliograph.rpc.RpcError;
import heliograph.store.Home;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.ChatBannedRights;
import heliograph.tl.api.InputReplyTo;
import heliograph.tl.api.Message;
import heliograph.tl.api.MessageReactions;
import heliograph.tl.api.MessageReplyHeader;
import heliograph.tl.api.Reaction;
import heliograph.tl.api.SendMessageAction;
import heliograph.tl.api.Update;
import heliograph.tl.api.UpdateChatUserTyping;
import heliograph.updates.Delivery;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A basic group: its messages lie in the boxes of all its members
/// (https://core.telegram.org/api/channel#basic-groups).
///
/// What an account has got stays in its box when it leaves; it gets nothing more.
final class GroupChat implements Chat {
    private final Messages messages;
    private final Rosters rosters;
    private final Delivery delivery;
    private final PeerId peer;

    GroupChat(Messages messages, Rosters rosters, Delivery delivery, PeerId peer) {
        this.messages = messages;
        this.rosters = rosters;
        this.delivery = delivery;
        this.peer = peer;
    }

    @Override
    public PeerId peer() {
        return peer;
    }

    /// The group, for a caller who is or was in it.
    private Roster seen(Caller caller) {
        var roster = rosters.of(peer.id());
        if (roster == null) throw RpcError.PEER_ID_INVALID.refusal();
        boolean known =
                roster.isMember(caller.user())
                        || messages.store()
                                .read(
                                        Home.account(caller.user()),
                                        view -> rosters.knew(view, peer.id()));
        if (!known) throw RpcError.PEER_ID_INVALID.refusal();
        return roster;
    }

    /// The group, for a caller who is in it while it is open.
    private Roster joined(Caller caller) {
        var roster = seen(caller);
        if (roster.closed() || !roster.isMember(caller.user()))
            throw RpcError.CHAT_WRITE_FORBIDDEN.refusal();
        return roster;
    }

    @Override
    public @Nullable MessageReplyHeader reply(Caller caller, @Nullable InputReplyTo to) {
        return messages.replies().header(caller, this, to);
    }

    private Roster allowing(Caller caller, List<Outgoing> outgoing, Options options) {
        var roster = joined(caller);
        boolean own = options.sendAs() == null || options.sendAs().marked() == caller.user();
        if (!own) throw RpcError.bad("SEND_AS_PEER_INVALID").refusal();
        if (roster.banned() != null && !roster.isAdmin(caller.user()))
            for (var one : outgoing) Bans.check(roster.banned(), one.template());
        return roster;
    }

    @Override
    public void check(Caller caller, List<Outgoing> outgoing, Options options) {
        var _ = allowing(caller, outgoing, options);
    }

    @Override
    public List<Update> send(Caller caller, List<Outgoing> outgoing, Options options) {
        var roster = allowing(caller, outgoing, options);
        var mentioning = new ArrayList<Outgoing>();
        for (var one : outgoing)
            mentioning.add(
                    new Outgoing(
                            one.randomId(),
                            one.template(),
                            Mentions.of(messages.names(), one.template())));
        return messages.sending()
                .send(caller, Party.of(peer, roster), mentioning, options.clearDraft());
    }

    @Override
    public Update edit(Caller caller, int id, UnaryOperator<Message> change) {
        return messages.changing().edit(caller, Party.of(peer, joined(caller)), id, change);
    }

    @Override
    public void amend(Caller caller, int id, UnaryOperator<Message> change) {
        var roster = joined(caller);
        UnaryOperator<Message> allowed =
                before -> {
                    var after = change.apply(before);
                    if (roster.banned() != null && !roster.isAdmin(caller.user()))
                        Bans.check(roster.banned(), after);
                    return after;
                };
        messages.changing().amend(caller, Party.of(peer, roster), id, allowed);
    }

    @Override
    public Affected clear(Caller caller, int maxId, Predicate<AnyMessage> wanted, boolean revoke) {
        seen(caller);
        return messages.changing().clear(caller, peer.marked(), maxId, wanted, revoke);
    }

    @Override
    public List<Update> pin(
            Caller caller, int id, boolean pinned, boolean silent, boolean oneSide) {
        var roster = joined(caller);
        if (roster.isBarred(caller.user(), ChatBannedRights::pinMessages))
            throw RpcError.CHAT_ADMIN_REQUIRED.refusal();
        return messages.changing()
                .pin(caller, Party.of(peer, roster), new Pin(id, pinned, silent, oneSide));
    }

    @Override
    public Affected unpinAll(Caller caller, int topic) {
        var roster = joined(caller);
        if (roster.isBarred(caller.user(), ChatBannedRights::pinMessages))
            throw RpcError.CHAT_ADMIN_REQUIRED.refusal();
        return messages.changing().unpinAll(caller, peer.marked());
    }

    @Override
    public Found page(Caller caller, Page page) {
        seen(caller);
        return messages.history().page(caller.user(), peer.marked(), page);
    }

    @Override
    public List<@Nullable AnyMessage> messages(Caller caller, List<Integer> ids) {
        seen(caller);
        return messages.messages(caller, peer, ids);
    }

    @Override
    public List<AnyMessage> unreadReactions(Caller caller, int topic) {
        return messages.reacting().unread(caller.user(), peer);
    }

    @Override
    public Affected readReactions(Caller caller, int topic) {
        return messages.reacting().read(caller, peer);
    }

    @Override
    public boolean isProtected(Caller caller) {
        return seen(caller).noForwards();
    }

    @Override
    public Affected read(Caller caller, int maxId) {
        seen(caller);
        return messages.reading().read(caller, peer, maxId);
    }

    @Override
    public MessageReactions react(Caller caller, int id, List<Reaction> wanted, boolean big) {
        var roster = joined(caller);
        if (roster.isBarred(caller.user(), ChatBannedRights::sendReactions))
            throw RpcError.CHAT_WRITE_FORBIDDEN.refusal();
        var others = new ArrayList<>(roster.members());
        others.remove(caller.user());
        return messages.reacting().react(caller, peer, id, wanted, big, others, roster.reactions());
    }

    @Override
    public List<Reactor> reactors(
            Caller caller, int id, @Nullable Reaction only, @Nullable Reactor after, int limit) {
        seen(caller);
        return messages.reacting().reactors(caller.user(), peer, id, only, after, limit);
    }

    @Override
    public void tell(Caller caller, Update update) {
        for (long member : seen(caller).members()) delivery.push(member, List.of(update), caller);
    }

    @Override
    public void typing(Caller caller, SendMessageAction action, int topic) {
        var roster = joined(caller);
        var from = PeerId.user(caller.user()).toTl();
        var update = new UpdateChatUserTyping(peer.id(), from, action);
        for (long member : roster.members())
            if (member != caller.user()) delivery.push(member, List.of(update), Caller.NOBODY);
    }
}
