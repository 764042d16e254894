package heliograph.messages;

import static heliograph.rpc.Access.SIGNED_IN;

import heliograph.habits.Habits;
import heliograph.render.Renderer;
import heliograph.rpc.Caller;
import heliograph.rpc.Limiter.Cost;
import heliograph.rpc.Rpc;
import heliograph.rpc.RpcError;
import heliograph.tl.api.AnyUpdates;
import heliograph.tl.api.InputReplyTo;
import heliograph.tl.api.InputReplyToMessage;
import heliograph.tl.api.Message;
import heliograph.tl.api.MessageFwdHeader;
import heliograph.tl.api.PeerUser;
import heliograph.tl.api.messages.ForwardMessages;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `messages.forwardMessages`: sends copies that say whose the originals were.
public final class ForwardRpc {
    /// `forwarded_count_max`.
    static final int FORWARDED_MAX = 100;

    private final Messages messages;
    private final Chats chats;
    private final Renderer renderer;
    private final Authorship authorship;
    private final Scheduled scheduled;

    public ForwardRpc(
            Messages messages,
            Chats chats,
            Renderer renderer,
            Authorship authorship,
            Scheduled scheduled) {
        this.scheduled = scheduled;
        this.messages = messages;
        this.chats = chats;
        this.renderer = renderer;
        this.authorship = authorship;
    }

    public void register(Rpc rpc) {
        rpc.on(ForwardMessages.METHOD, SIGNED_IN, Cost.SEND, this::forwardMessages);
    }

    private AnyUpdates forwardMessages(Caller caller, ForwardMessages query) {
        if (query.id().isEmpty()) throw RpcError.bad("MESSAGE_IDS_EMPTY").refusal();
        if (query.id().size() > FORWARDED_MAX) throw RpcError.LIMIT_INVALID.refusal();
        if (query.id().size() != query.randomId().size())
            throw RpcError.bad("RANDOM_ID_INVALID").refusal();
        var from = chats.of(caller, query.fromPeer());
        var to = chats.of(caller, query.toPeer());
        var originals = originals(caller, from, query.id());
        var albums = new HashMap<Long, Long>();
        var outgoing = new ArrayList<Outgoing>();
        for (int i = 0; i < originals.size(); i++) {
            var original = originals.get(i);
            if (original == null) continue;
            outgoing.add(
                    new Outgoing(
                            query.randomId().get(i),
                            copy(caller, from, to, original, query)
                                    .groupedId(album(original, albums))
                                    .build()));
        }
        if (outgoing.isEmpty()) throw RpcError.MESSAGE_ID_INVALID.refusal();
        if (Outgoing.anySpoken(outgoing) && to.refusesVoice(caller))
            throw RpcError.forbidden("VOICE_MESSAGES_FORBIDDEN").refusal();
        var sendAs = query.sendAs() == null ? null : chats.peers().resolve(caller, query.sendAs());
        var options = new Chat.Options(false, sendAs);
        var updates =
                query.scheduleDate() == null
                        ? to.send(caller, outgoing, options)
                        : scheduled.put(caller, to, outgoing, options, query.scheduleDate());
        messages.habits().used(caller.user(), Habits.Use.FORWARD, to.peer());
        return renderer.updates(caller.user(), updates);
    }

    private static List<@Nullable Message> originals(Caller caller, Chat from, List<Integer> ids) {
        boolean closed = from.isProtected(caller);
        var found = new ArrayList<@Nullable Message>();
        for (var message : from.messages(caller, ids)) {
            var original = message instanceof Message m ? m : null;
            if (original != null && (closed || original.noforwards()))
                throw RpcError.bad("CHAT_FORWARDS_RESTRICTED").refusal();
            found.add(original);
        }
        return found;
    }

    /// Parts of one album stay one album, under a new number.
    private @Nullable Long album(Message original, Map<Long, Long> albums) {
        if (original.groupedId() == null) return null;
        return albums.computeIfAbsent(original.groupedId(), _ -> messages.albumId());
    }

    private Message.Builder copy(
            Caller caller, Chat from, Chat to, Message original, ForwardMessages query) {
        boolean caption = original.media() == null || !query.dropMediaCaptions();
        var copy =
                Message.builder()
                        .peerId(to.peer().toTl())
                        .replyTo(to.reply(caller, place(query)))
                        .message(caption ? original.message() : "")
                        .entities(caption ? original.entities() : null)
                        .media(original.media())
                        .mediaUnread(Spoken.isListened(original.media()))
                        .replyMarkup(original.replyMarkup())
                        .invertMedia(original.invertMedia())
                        .silent(query.silent())
                        .noforwards(query.noforwards());
        if (!query.dropAuthor()) copy.fwdFrom(header(caller, from, to, original));
        return copy;
    }

    /// Where the copies go: a topic may be named by itself.
    private static @Nullable InputReplyTo place(ForwardMessages query) {
        if (query.replyTo() != null || query.topMsgId() == null) return query.replyTo();
        return InputReplyToMessage.builder()
                .replyToMsgId(query.topMsgId())
                .topMsgId(query.topMsgId())
                .build();
    }

    /// Whose the message was, and, in Saved Messages, where it can be found again.
    private MessageFwdHeader header(Caller caller, Chat from, Chat to, Message original) {
        var before = original.fwdFrom();
        var header = before == null ? MessageFwdHeader.builder() : before.toBuilder();
        if (before == null) {
            header.date(original.date());
            if (original.post()) {
                header.fromId(original.peerId())
                        .channelPost(original.id())
                        .postAuthor(original.postAuthor());
                return saved(header, from, to, original, caller).build();
            }
            var name =
                    original.fromId() instanceof PeerUser(var author)
                            ? authorship.nameOnly(caller.user(), author)
                            : null;
            if (name == null) header.fromId(original.fromId());
            else header.fromName(name);
        }
        return saved(header, from, to, original, caller).build();
    }

    private static MessageFwdHeader.Builder saved(
            MessageFwdHeader.Builder header, Chat from, Chat to, Message original, Caller caller) {
        boolean saved = to.peer().marked() == caller.user();
        boolean before = original.fwdFrom() != null;
        return header.savedFromPeer(saved ? from.peer().toTl() : null)
                .savedFromMsgId(saved ? original.id() : null)
                .savedFromId(saved && before ? original.fromId() : null)
                .savedDate(saved && before ? original.date() : null)
                .savedOut(saved && original.out());
    }
}
