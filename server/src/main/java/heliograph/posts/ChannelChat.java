package heliograph.posts;

import heliograph.messages.Affected;
import heliograph.messages.Chat;
import heliograph.messages.Outgoing;
import heliograph.messages.Page;
import heliograph.peers.PeerId;
import heliograph.reactions.Reactions.Reactor;
import heliograph.render.Found;
import heliograph.rpc.Caller;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.InputReplyTo;
import heliograph.tl.api.Message;
import heliograph.tl.api.MessageReactions;
import heliograph.tl.api.MessageReplyHeader;
import heliograph.tl.api.Reaction;
import heliograph.tl.api.SendMessageAction;
import heliograph.tl.api.Update;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A channel or supergroup: its messages lie in its own home, once.
final class ChannelChat implements Chat {
    private final ChannelChats chats;
    private final PeerId peer;
    private final long channel;

    ChannelChat(ChannelChats chats, PeerId peer) {
        this.chats = chats;
        this.peer = peer;
        this.channel = peer.id();
    }

    @Override
    public PeerId peer() {
        return peer;
    }

    @Override
    public @Nullable MessageReplyHeader reply(Caller caller, @Nullable InputReplyTo to) {
        return chats.reply(caller, this, channel, to);
    }

    @Override
    public List<Update> send(Caller caller, List<Outgoing> messages, Options options) {
        return chats.sending().send(caller, channel, messages, options);
    }

    @Override
    public Update edit(Caller caller, int id, UnaryOperator<Message> change) {
        return chats.changing().edit(caller, channel, id, change);
    }

    @Override
    public void amend(Caller caller, int id, UnaryOperator<Message> change) {
        chats.changing().amend(caller, channel, id, change);
    }

    /// For the caller alone the messages are hidden and not deleted.
    @Override
    public Affected clear(Caller caller, int maxId, Predicate<AnyMessage> wanted, boolean revoke) {
        if (revoke) return chats.changing().clear(caller, channel, maxId, wanted);
        chats.forget(caller, channel, maxId);
        return new Affected(chats.pts(channel), 0, false);
    }

    @Override
    public List<Update> pin(
            Caller caller, int id, boolean pinned, boolean silent, boolean oneSide) {
        return chats.changing().pin(caller, channel, id, pinned, silent);
    }

    @Override
    public Affected unpinAll(Caller caller, int topic) {
        return chats.changing().unpinAll(caller, channel, topic);
    }

    @Override
    public int topic(Caller caller, @Nullable InputReplyTo to) {
        return chats.topic(channel, to);
    }

    @Override
    public Found page(Caller caller, Page page) {
        return chats.pages().page(caller.user(), channel, page);
    }

    @Override
    public List<@Nullable AnyMessage> messages(Caller caller, List<Integer> ids) {
        return chats.pages().messages(caller.user(), channel, ids);
    }

    @Override
    public boolean isProtected(Caller caller) {
        return chats.isProtected(caller, channel);
    }

    @Override
    public Affected read(Caller caller, int maxId) {
        return chats.reading().read(caller, channel, maxId);
    }

    @Override
    public MessageReactions react(Caller caller, int id, List<Reaction> wanted, boolean big) {
        return chats.reactions().react(caller, channel, id, wanted, big);
    }

    @Override
    public List<AnyMessage> unreadReactions(Caller caller, int topic) {
        return chats.reactions().unread(caller, channel, topic);
    }

    @Override
    public Affected readReactions(Caller caller, int topic) {
        return new Affected(chats.reactions().read(caller, channel, topic), 0, false);
    }

    @Override
    public List<Reactor> reactors(
            Caller caller, int id, @Nullable Reaction only, @Nullable Reactor after, int limit) {
        return chats.reactions().reactors(caller, channel, id, only, after, limit);
    }

    @Override
    public void tell(Caller caller, Update update) {
        chats.tell(caller, channel, update);
    }

    @Override
    public void typing(Caller caller, SendMessageAction action, int topic) {
        chats.typing(caller, channel, action, topic);
    }

    @Override
    public void check(Caller caller, List<Outgoing> outgoing, Options options) {
        chats.sending().check(caller, channel, outgoing, options);
    }
}
