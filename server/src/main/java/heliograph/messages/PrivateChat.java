package heliograph.messages;

import heliograph.peers.PeerId;
import heliograph.reactions.Palette;
import heliograph.reactions.Reactions.Reactor;
import heliograph.render.Found;
import heliograph.render.MessageHead;
import heliograph.rpc.Caller;
import heliograph.rpc.RpcError;
import heliograph.store.Home;
import heliograph.store.View;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.InputReplyTo;
import heliograph.tl.api.Message;
import heliograph.tl.api.MessageReactions;
import heliograph.tl.api.MessageReplyHeader;
import heliograph.tl.api.Reaction;
import heliograph.tl.api.SendMessageAction;
import heliograph.tl.api.Update;
import heliograph.tl.api.UpdateUserTyping;
import heliograph.updates.Delivery;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A private chat, or Saved Messages: its messages lie in the boxes of its two parties.
final class PrivateChat implements Chat {
    private final Messages messages;
    private final Blocklist blocklist;
    private final Delivery delivery;
    private final Wishes wishes;
    private final PeerId peer;
    private final long user;

    PrivateChat(
            Messages messages, Blocklist blocklist, Delivery delivery, Wishes wishes, PeerId peer) {
        this.messages = messages;
        this.blocklist = blocklist;
        this.delivery = delivery;
        this.wishes = wishes;
        this.peer = peer;
        this.user = peer.id();
    }

    @Override
    public PeerId peer() {
        return peer;
    }

    @Override
    public @Nullable MessageReplyHeader reply(Caller caller, @Nullable InputReplyTo to) {
        return messages.replies().header(caller, this, to);
    }

    @Override
    public List<Update> send(Caller caller, List<Outgoing> outgoing, Options options) {
        return messages.sending()
                .send(caller, Party.of(caller.user(), user), outgoing, options.clearDraft());
    }

    @Override
    public Update edit(Caller caller, int id, UnaryOperator<Message> change) {
        return messages.changing().edit(caller, Party.of(caller.user(), user), id, change);
    }

    @Override
    public void amend(Caller caller, int id, UnaryOperator<Message> change) {
        messages.changing().amend(caller, Party.of(caller.user(), user), id, change);
    }

    @Override
    public Affected clear(Caller caller, int maxId, Predicate<AnyMessage> wanted, boolean revoke) {
        return messages.changing().clear(caller, user, maxId, wanted, revoke);
    }

    /// Pins in private chats make no noise (https://core.telegram.org/bots/api#pinchatmessage).
    @Override
    public List<Update> pin(
            Caller caller, int id, boolean pinned, boolean silent, boolean oneSide) {
        var pin = new Pin(id, pinned, true, oneSide || user == caller.user());
        return messages.changing().pin(caller, Party.of(caller.user(), user), pin);
    }

    @Override
    public Affected unpinAll(Caller caller, int topic) {
        return messages.changing().unpinAll(caller, user);
    }

    @Override
    public Found page(Caller caller, Page page) {
        return messages.history().page(caller.user(), user, page);
    }

    @Override
    public List<@Nullable AnyMessage> messages(Caller caller, List<Integer> ids) {
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
        return false;
    }

    @Override
    public boolean refusesVoice(Caller caller) {
        return wishes.refusesVoice(caller.user(), user);
    }

    /// Whoever hides it from others does not learn it either.
    @Override
    public int readDate(Caller caller, int id) {
        int date = messages.store().read(Home.account(caller.user()), view -> readDate(view, id));
        if (wishes.hidesReadDates(caller.user(), user))
            throw RpcError.forbidden("USER_PRIVACY_RESTRICTED").refusal();
        if (wishes.hidesReadDates(user, caller.user()))
            throw RpcError.forbidden("YOUR_PRIVACY_RESTRICTED").refusal();
        if (date == 0) throw RpcError.bad("MESSAGE_NOT_READ_YET").refusal();
        return date;
    }

    /// 0 when it is not read yet.
    private int readDate(View view, int id) {
        var message = messages.message(view, user, id);
        if (message == null || !MessageHead.out(message))
            throw RpcError.MESSAGE_ID_INVALID.refusal();
        int age = (int) view.now().getEpochSecond() - MessageHead.date(message);
        if (age > ReadDates.KEPT_SECONDS) throw RpcError.bad("MESSAGE_TOO_OLD").refusal();
        return ReadDates.of(view, user, id);
    }

    @Override
    public Affected read(Caller caller, int maxId) {
        return messages.reading().read(caller, peer, maxId);
    }

    @Override
    public void typing(Caller caller, SendMessageAction action, int topic) {
        boolean blocked =
                messages.store()
                        .read(Home.account(user), view -> blocklist.blocks(view, caller.user()));
        if (user == caller.user() || blocked) return;
        var update = new UpdateUserTyping(caller.user(), null, action);
        delivery.push(user, List.of(update), Caller.NOBODY);
    }

    @Override
    public MessageReactions react(Caller caller, int id, List<Reaction> wanted, boolean big) {
        var others = user == caller.user() ? List.<Long>of() : List.of(user);
        return messages.reacting()
                .react(caller, peer, id, wanted, big, others, Palette.Allowed.ALL);
    }

    @Override
    public List<Reactor> reactors(
            Caller caller, int id, @Nullable Reaction only, @Nullable Reactor after, int limit) {
        return messages.reacting().reactors(caller.user(), peer, id, only, after, limit);
    }

    @Override
    public void tell(Caller caller, Update news) {
        delivery.push(caller.user(), List.of(news), caller);
        if (user != caller.user()) delivery.push(user, List.of(news), Caller.NOBODY);
    }

    @Override
    public void check(Caller caller, List<Outgoing> outgoing, Options options) {
        boolean blocked =
                messages.store()
                        .read(Home.account(caller.user()), view -> blocklist.blocks(view, user));
        if (blocked) throw RpcError.bad("YOU_BLOCKED_USER").refusal();
    }
}
