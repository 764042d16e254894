package heliograph.messages;

import static heliograph.rpc.Access.SIGNED_IN;
import static heliograph.rpc.Access.USERS;

import heliograph.habits.Habits;
import heliograph.messages.Chat.Options;
import heliograph.messages.Linking.Link;
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
import heliograph.tl.api.InputMediaWebPage;
import heliograph.tl.api.InputPeer;
import heliograph.tl.api.InputReplyTo;
import heliograph.tl.api.Message;
import heliograph.tl.api.MessageMedia;
import heliograph.tl.api.MessageMediaWebPage;
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
    private final Linking linking;
    private final Scheduled scheduled;
    private final Renderer renderer;

    public MessagesRpc(
            Messages messages,
            MediaSource media,
            Linking linking,
            Scheduled scheduled,
            Renderer renderer) {
        this.scheduled = scheduled;
        this.messages = messages;
        this.media = media;
        this.chats = messages.chats();
        this.linking = linking;
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
        return sendText(
                caller,
                query,
                query.noWebpage() ? null : Link.of(query.message(), query.entities()));
    }

    private AnyUpdates sendText(Caller caller, SendMessage query, @Nullable Link link) {
        var chat = chats.of(caller, query.peer());
        var text = messages.texts().message(caller, query.message(), query.entities());
        var options = new Options(query.clearDraft(), sendAs(caller, query.sendAs()));
        var template =
                template(caller, chat, query.replyTo())
                        .message(text.text())
                        .entities(text.entities())
                        .media(linking.known(caller, chat, options, link))
                        .silent(query.silent())
                        .noforwards(query.noforwards())
                        .invertMedia(query.invertMedia())
                        .effect(query.effect())
                        .build();
        var outgoing = List.of(new Outgoing(query.randomId(), template));
        return send(caller, chat, outgoing, options, query.scheduleDate(), link);
    }

    /// A text with a link whose preview it can do without.
    private static SendMessage asText(SendMedia query) {
        return SendMessage.builder()
                .silent(query.silent())
                .clearDraft(query.clearDraft())
                .noforwards(query.noforwards())
                .invertMedia(query.invertMedia())
                .peer(query.peer())
                .replyTo(query.replyTo())
                .message(query.message())
                .randomId(query.randomId())
                .entities(query.entities())
                .scheduleDate(query.scheduleDate())
                .sendAs(query.sendAs())
                .effect(query.effect())
                .build();
    }

    private AnyUpdates sendMedia(Caller caller, SendMedia query) {
        if (query.media() instanceof InputMediaWebPage page && page.optional())
            return sendText(caller, asText(query), Link.of(page));
        var chat = chats.of(caller, query.peer());
        var content = media.from(caller, query.media());
        var text = messages.texts().beside(caller, content, query.message(), query.entities());
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
        return send(caller, chat, outgoing, options, query.scheduleDate(), null);
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
        return send(caller, chat, outgoing, options, query.scheduleDate(), null);
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
            @Nullable Integer date,
            @Nullable Link link) {
        if (Outgoing.anySpoken(outgoing) && chat.refusesVoice(caller))
            throw RpcError.bad("VOICE_MESSAGES_FORBIDDEN").refusal();
        var updates =
                date == null
                        ? chat.send(caller, outgoing, options)
                        : scheduled.put(caller, chat, outgoing, options, date);
        messages.habits().used(caller.user(), Habits.Use.WRITE, chat.peer());
        if (date == null) linking.later(caller, chat, link, updates);
        return renderer.updates(caller.user(), updates);
    }

    /// What a message is to show after an edit.
    ///
    /// @param content null for what it shows already, or for the preview of a link
    /// @param link null for none
    /// @param preview of the link; null while it is not known
    private record Shown(
            @Nullable MessageMedia content, @Nullable Link link, @Nullable MessageMedia preview) {
        /// A text has a preview of its link, and nothing else; the same link keeps what it has.
        @Nullable MessageMedia beside(Message before) {
            if (content != null) return content;
            if (before.media() != null && !(before.media() instanceof MessageMediaWebPage))
                return before.media();
            boolean same =
                    link != null && link.equals(Link.of(before.message(), before.entities()));
            return same && before.media() != null ? before.media() : preview;
        }
    }

    private AnyUpdates editMessage(Caller caller, EditMessage query) {
        var chat = chats.of(caller, query.peer());
        var shown = shown(caller, chat, query);
        UnaryOperator<Message> change = m -> edited(caller, m, query, shown);
        if (query.scheduleDate() != null) {
            var update = scheduled.edit(caller, chat, query.id(), change, query.scheduleDate());
            return renderer.updates(caller.user(), List.of(update));
        }
        var updates = List.of(chat.edit(caller, query.id(), change));
        linking.later(caller, chat, shown.link, updates);
        return renderer.updates(caller.user(), updates);
    }

    private Shown shown(Caller caller, Chat chat, EditMessage query) {
        Link link = null;
        MessageMedia content = null;
        if (query.media() instanceof InputMediaWebPage page && page.optional())
            link = Link.of(page);
        else if (query.media() != null && !(query.media() instanceof InputMediaEmpty))
            content = media.from(caller, query.media());
        else if (query.message() != null && !query.noWebpage())
            link = Link.of(query.message(), query.entities());
        return new Shown(content, link, linking.known(caller, chat, Options.PLAIN, link));
    }

    private Message edited(Caller caller, Message before, EditMessage query, Shown shown) {
        if (shown.content != null) Replacement.check(before, shown.content);
        var after = before.toBuilder().invertMedia(query.invertMedia());
        if (query.message() != null) {
            var beside = shown.beside(before);
            var text = messages.texts().beside(caller, beside, query.message(), query.entities());
            after.message(text.text()).entities(text.entities()).media(beside);
        } else if (shown.content != null) after.media(shown.content);
        else if (query.replyMarkup() == null) throw RpcError.bad("MESSAGE_EMPTY").refusal();
        return after.build();
    }

    private AffectedMessages deleteMessages(Caller caller, DeleteMessages query) {
        if (query.id().size() > DELETED_MAX) throw RpcError.LIMIT_INVALID.refusal();
        var affected = messages.changing().delete(caller, query.id(), query.revoke());
        return new AffectedMessages(affected.pts(), affected.count());
    }

    private AffectedHistory deleteHistory(Caller caller, DeleteHistory query) {
        var chat = chats.of(caller, query.peer());
        boolean dated = query.minDate() != null || query.maxDate() != null;
        if (dated && !chat.peer().isUser())
            throw RpcError.bad("CHAT_REVOKE_DATE_UNSUPPORTED").refusal();
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
