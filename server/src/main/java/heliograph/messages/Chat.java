package heliograph.messages;

import heliograph.peers.PeerId;
import heliograph.reactions.Reactions.Reactor;
import heliograph.render.Found;
import heliograph.rpc.Caller;
import heliograph.rpc.RpcError;
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

/// A chat as the handlers of `messages.*` see it, whatever its kind and wherever its messages lie.
///
/// Every method checks what the caller may do, at the moment at which it is done.
public interface Chat {
    /// How messages are sent.
    ///
    /// @param clearDraft whether the chat's draft is what is sent, and goes with it
    /// @param sendAs in whose name, null for the caller's usual
    record Options(boolean clearDraft, @Nullable PeerId sendAs) {
        public static final Options PLAIN = new Options(false, null);
    }

    PeerId peer();

    /// The header of a reply; null when it replies to nothing, or to what is not there any more.
    @Nullable MessageReplyHeader reply(Caller caller, @Nullable InputReplyTo to);

    /// Sends all of them in one step, in order.
    ///
    /// @return the updates that say so, as the caller's answer carries them
    List<Update> send(Caller caller, List<Outgoing> messages, Options options);

    /// Changes a message.
    ///
    /// @param change gives the message as it shall be; the edit date is set by the chat
    Update edit(Caller caller, int id, UnaryOperator<Message> change);

    /// Changes a message of the caller's as the server does of itself: it does not count as edited,
    /// and no log names it. Nothing happens when it is gone, or when `change` gives it back.
    void amend(Caller caller, int id, UnaryOperator<Message> change);

    /// Clears the chat, newest first, a bounded number of messages a call.
    ///
    /// @param maxId up to this id; 0 for all
    /// @param revoke whether also for the others
    Affected clear(Caller caller, int maxId, Predicate<AnyMessage> wanted, boolean revoke);

    /// Pins or unpins a message.
    ///
    /// @param silent whether nobody is notified
    /// @param oneSide whether only the caller's box changes
    List<Update> pin(Caller caller, int id, boolean pinned, boolean silent, boolean oneSide);

    /// Unpins all messages.
    ///
    /// @param topic only those in this topic of a forum; 0 for all
    Affected unpinAll(Caller caller, int topic);

    /// The topic of a forum that something is written in which replies to this; 0 where there are
    /// no topics, or when none is named.
    default int topic(Caller caller, @Nullable InputReplyTo to) {
        return 0;
    }

    /// A page of the history, newest first.
    Found page(Caller caller, Page page);

    /// Messages by id, as the caller sees them; null in the place of each that is not there.
    List<@Nullable AnyMessage> messages(Caller caller, List<Integer> ids);

    /// Whether nobody may forward or save what is in the chat.
    boolean isProtected(Caller caller);

    /// Whether the chat takes no voice and round video notes from the caller; groups have rights
    /// for that.
    default boolean refusesVoice(Caller caller) {
        return false;
    }

    /// When the other party had read a message of the caller's, in seconds since 1970. Refuses with
    /// `PEER_ID_INVALID` where there is no other party.
    default int readDate(Caller caller, int id) {
        throw RpcError.PEER_ID_INVALID.refusal();
    }

    /// Marks the chat as read up to `maxId`; 0 reads all.
    Affected read(Caller caller, int maxId);

    /// Tells the others what the caller is doing.
    ///
    /// @param topic the topic or thread in which; 0 for none
    void typing(Caller caller, SendMessageAction action, int topic);

    /// Puts the caller's reactions on a message, in the place of those before; none takes them
    /// away. The others are told.
    ///
    /// @return what the message carries now, as the caller sees it
    MessageReactions react(Caller caller, int id, List<Reaction> wanted, boolean big);

    /// Who has reacted to a message, the latest first.
    ///
    /// @param only with this reaction; null for any
    /// @param after the last of the page before; null for the first page
    List<Reactor> reactors(
            Caller caller, int id, @Nullable Reaction only, @Nullable Reactor after, int limit);

    /// Refuses what the caller may not send at this moment, as [#send] does.
    void check(Caller caller, List<Outgoing> messages, Options options);

    /// Messages of the caller's with reactions that it has not looked at, newest first.
    ///
    /// @param topic only those in this topic of a forum; 0 for all
    List<AnyMessage> unreadReactions(Caller caller, int topic);

    /// Marks them as looked at.
    Affected readReactions(Caller caller, int topic);

    /// Tells everyone who may see the chat, and listens, of something that is not kept. It must not
    /// name a message by its id, unless the chat is a channel: boxes have ids of their own.
    void tell(Caller caller, Update news);
}
