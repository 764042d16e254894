package heliograph.messages;

import static heliograph.rpc.Access.SIGNED_IN;
import static heliograph.rpc.Access.USERS;

import heliograph.habits.Habits;
import heliograph.messages.Chat.Options;
import heliograph.peers.PeerId;
import heliograph.render.MessageHead;
import heliograph.render.Renderer;
import heliograph.rpc.Caller;
import heliograph.rpc.Limiter.Cost;
import heliograph.rpc.Rpc;
import heliograph.rpc.RpcError;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.AnyUpdates;
import heliograph.tl.api.InputMediaEmpty;
import heliograph.tl.api.InputPeer;
import heliograph.tl.api.InputReplyTo;
import heliograph.tl.api.Message;
import heliograph.tl.api.MessageMedia;
import heliograph.tl.api.messages.AffectedHistory;
import heliograph.tl.api.messages.AffectedMessages;
import heliograph.tl.api.messages.DeleteHistory;
import heliograph.tl.api.messages.DeleteMessages;
import heliograph.tl.api.messages.EditMessage;
import heliograph.tl.api.messages.SendMedia;
import heliograph.tl.api.messages.SendMessage;
import heliograph.tl.api.messages.SendMultiMedia;
import heliograph.tl.api.messages.UnpinAllMessages;
import heliograph.tl.api.messages.UpdatePinnedMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// `messages.*` that write: turns queries into calls on the box, and what comes back into updates.
public final class MessagesRpc {
    /// `messages.sendMultiMedia`: media of one album.
    private static final int ALBUM_MAX = 10;

    /// Ids in one `messages.deleteMessages`.
    private static final int DELETED_MAX = 1_000;

    private final Messages messages;
    private final MediaSource media;
    private final Chats chats;
    private final Scheduled scheduled;
    private final Renderer renderer;

    public MessagesRpc(
            Messages messages,
            MediaSource media,
            Chats chats,
            Scheduled scheduled,
            Renderer renderer) {
        this.scheduled = scheduled;
        this.messages = messages;
        this.media = media;
        this.chats = chats;
        this.renderer = renderer;
    }

    public void register(Rpc rpc) {
        rpc.on(SendMessage.METHOD, SIGNED_IN, Cost.SEND, this::sendMessage);
        rpc.on(SendMedia.METHOD, SIGNED_IN, Cost.SEND, this::sendMedia);
        rpc.on(SendMultiMedia.METHOD, SIGNED_IN, Cost.SEND, this::sendMultiMedia);
        rpc.on(EditMessage.METHOD, SIGNED_IN, Cost.SEND, this::editMessage);
        rpc.on(DeleteMessages.METHOD, SIGNED_IN, this::deleteMessages);
        rpc.on(DeleteHistory.METHOD, USERS, this::deleteHistory);
        rpc.on(UpdatePinnedMessage.METHOD, SIGNED_IN, this::updatePinnedMessage);
        rpc.on(UnpinAllMessages.METHOD, SIGNED_IN, this::unpinAllMessages);
    }

    private AnyUpdates sendMessage(Caller caller, SendMessage query) {
        var chat = chats.of(caller, query.peer());
        var text = messages.texts().message(caller, query.message(), query.entities());
        var template =
                template(caller, chat, query.replyTo())
                        .message(text.text())
                        .entities(text.entities())
                        .silent(query.silent())
                        .noforwards(query.noforwards())
                        .invertMedia(query.invertMedia())
                        .effect(query.effect())
                        .build();
        var options = new Options(query.clearDraft(), sendAs(caller, query.sendAs()));
        var outgoing = List.of(new Outgoing(query.randomId(), template));
        return send(caller, chat, outgoing, options, query.scheduleDate());
    }

    private AnyUpdates sendMedia(Caller caller, SendMedia query) {
        var chat = chats.of(caller, query.peer());
        var text = messages.texts().caption(caller, query.message(), query.entities());
        var content = media.from(caller, query.media());
        var template =
                template(caller, chat, query.replyTo())
                        .message(text.text())
                        .entities(text.entities())
                        .media(content)
                        .mediaUnread(Spoken.isListened(content))
                        .silent(query.silent())
                        .noforwards(query.noforwards())
                        .invertMedia(query.invertMedia())
                        .effect(query.effect())
                        .build();
        var options = new Options(query.clearDraft(), sendAs(caller, query.sendAs()));
        var outgoing = List.of(new Outgoing(query.randomId(), template));
        return send(caller, chat, outgoing, options, query.scheduleDate());
    }

    private AnyUpdates sendMultiMedia(Caller caller, SendMultiMedia query) {
        var chat = chats.of(caller, query.peer());
        var parts = query.multiMedia();
        if (parts.isEmpty()) throw RpcError.bad("MEDIA_EMPTY").refusal();
        if (parts.size() > ALBUM_MAX) throw RpcError.bad("MULTI_MEDIA_TOO_LONG").refusal();
        long album = messages.albumId();
        var outgoing = new ArrayList<Outgoing>();
        for (var part : parts) {
            var text = messages.texts().caption(caller, part.message(), part.entities());
            outgoing.add(
                    new Outgoing(
                            part.randomId(),
                            template(caller, chat, query.replyTo())
                                    .message(text.text())
                                    .entities(text.entities())
                                    .media(media.from(caller, part.media()))
                                    .groupedId(parts.size() > 1 ? album : null)
                                    .silent(query.silent())
                                    .noforwards(query.noforwards())
                                    .invertMedia(query.invertMedia())
                                    .build()));
        }
        var options = new Options(query.clearDraft(), sendAs(caller, query.sendAs()));
        return send(caller, chat, outgoing, options, query.scheduleDate());
    }

    private static Message.Builder template(
            Caller caller, Chat chat, @Nullable InputReplyTo replyTo) {
        return Message.builder().peerId(chat.peer().toTl()).replyTo(chat.reply(caller, replyTo));
    }

    private @Nullable PeerId sendAs(Caller caller, @Nullable InputPeer peer) {
        return peer == null ? null : chats.peers().resolve(caller, peer);
    }

    private AnyUpdates send(
            Caller caller,
            Chat chat,
            List<Outgoing> outgoing,
            Options options,
            @Nullable Integer date) {
        if (Outgoing.anySpoken(outgoing) && chat.refusesVoice(caller))
            throw RpcError.bad("VOICE_MESSAGES_FORBIDDEN").refusal();
        var updates =
                date == null
                        ? chat.send(caller, outgoing, options)
                        : scheduled.put(caller, chat, outgoing, options, date);
        messages.habits().used(caller.user(), Habits.Use.WRITE, chat.peer());
        return renderer.updates(caller.user(), updates);
    }

    private AnyUpdates editMessage(Caller caller, EditMessage query) {
        var chat = chats.of(caller, query.peer());
        MessageMedia content =
                query.media() == null || query.media() instanceof InputMediaEmpty
                        ? null
                        : media.from(caller, query.media());
        UnaryOperator<Message> change = m -> edited(caller, m, query, content);
        var update =
                query.scheduleDate() == null
                        ? chat.edit(caller, query.id(), change)
                        : scheduled.edit(caller, chat, query.id(), change, query.scheduleDate());
        return renderer.updates(caller.user(), List.of(update));
    }

    private Message edited(
            Caller caller, Message before, EditMessage query, @Nullable MessageMedia content) {
        var after = before.toBuilder().invertMedia(query.invertMedia());
        if (content != null) after.media(content);
        var kept = content != null ? content : before.media();
        if (query.message() != null) {
            var text =
                    kept == null
                            ? messages.texts().message(caller, query.message(), query.entities())
                            : messages.texts().caption(caller, query.message(), query.entities());
            after.message(text.text()).entities(text.entities());
        } else if (content == null && query.replyMarkup() == null)
            throw RpcError.bad("MESSAGE_EMPTY").refusal();
        return after.build();
    }

    private AffectedMessages deleteMessages(Caller caller, DeleteMessages query) {
        if (query.id().size() > DELETED_MAX) throw RpcError.LIMIT_INVALID.refusal();
        var affected = messages.changing().delete(caller, query.id(), query.revoke());
        return new AffectedMessages(affected.pts(), affected.count());
    }

    private AffectedHistory deleteHistory(Caller caller, DeleteHistory query) {
        var chat = chats.of(caller, query.peer());
        int from = query.minDate() == null ? 0 : query.minDate();
        int to = query.maxDate() == null ? Integer.MAX_VALUE : query.maxDate();
        Predicate<AnyMessage> wanted =
                m -> MessageHead.date(m) >= from && MessageHead.date(m) <= to;
        var affected = chat.clear(caller, query.maxId(), wanted, query.revoke());
        return new AffectedHistory(affected.pts(), affected.count(), affected.more() ? 1 : 0);
    }

    private AnyUpdates updatePinnedMessage(Caller caller, UpdatePinnedMessage query) {
        var chat = chats.of(caller, query.peer());
        var updates =
                chat.pin(caller, query.id(), !query.unpin(), query.silent(), query.pmOneside());
        return renderer.updates(caller.user(), updates);
    }

    private AffectedHistory unpinAllMessages(Caller caller, UnpinAllMessages query) {
        var chat = chats.of(caller, query.peer());
        int topic = query.topMsgId() == null ? 0 : query.topMsgId();
        var affected = chat.unpinAll(caller, topic);
        return new AffectedHistory(affected.pts(), affected.count(), affected.more() ? 1 : 0);
    }
}
