package heliograph.messages;

import static heliograph.rpc.Access.SIGNED_IN;
import static heliograph.rpc.Access.USERS;

import heliograph.render.Found;
import heliograph.render.MessageHead;
import heliograph.render.Renderer;
import heliograph.rpc.Caller;
import heliograph.rpc.Rpc;
import heliograph.rpc.RpcError;
import heliograph.store.Home;
import heliograph.store.View;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.InputMessage;
import heliograph.tl.api.InputMessageCallbackQuery;
import heliograph.tl.api.InputMessageID;
import heliograph.tl.api.InputMessagePinned;
import heliograph.tl.api.InputMessageReplyTo;
import heliograph.tl.api.Message;
import heliograph.tl.api.MessageEmpty;
import heliograph.tl.api.MessageMediaGeoLive;
import heliograph.tl.api.MessageReplyHeader;
import heliograph.tl.api.OutboxReadDate;
import heliograph.tl.api.Peer;
import heliograph.tl.api.ReceivedNotifyMessage;
import heliograph.tl.api.messages.AffectedMessages;
import heliograph.tl.api.messages.AnyMessages;
import heliograph.tl.api.messages.GetHistory;
import heliograph.tl.api.messages.GetMessages;
import heliograph.tl.api.messages.GetOutboxReadDate;
import heliograph.tl.api.messages.GetRecentLocations;
import heliograph.tl.api.messages.ReadHistory;
import heliograph.tl.api.messages.ReadMessageContents;
import heliograph.tl.api.messages.ReceivedMessages;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// `messages.*` that read a chat, and the marks of how far it was read.
public final class HistoryRpc {
    private static final int IDS_MAX = 1_000;

    /// Messages among which those are looked for who share where they are.
    private static final int LOOKED_AT = 1_000;

    private final Messages messages;
    private final Chats chats;
    private final Renderer renderer;

    public HistoryRpc(Messages messages, Chats chats, Renderer renderer) {
        this.messages = messages;
        this.chats = chats;
        this.renderer = renderer;
    }

    public void register(Rpc rpc) {
        rpc.on(GetHistory.METHOD, USERS, this::getHistory);
        rpc.on(GetMessages.METHOD, SIGNED_IN, this::getMessages);
        rpc.on(ReadHistory.METHOD, USERS, this::readHistory);
        rpc.on(ReadMessageContents.METHOD, USERS, this::readMessageContents);
        rpc.on(ReceivedMessages.METHOD, USERS, (_, _) -> List.<ReceivedNotifyMessage>of());
        rpc.on(GetOutboxReadDate.METHOD, USERS, this::getOutboxReadDate);
        rpc.on(GetRecentLocations.METHOD, USERS, this::getRecentLocations);
    }

    private AnyMessages getHistory(Caller caller, GetHistory query) {
        var chat = chats.of(caller, query.peer());
        var page =
                new Page(
                        query.offsetId(),
                        query.offsetDate(),
                        query.addOffset(),
                        query.limit(),
                        query.maxId(),
                        query.minId());
        return renderer.page(caller.user(), chat.page(caller, page));
    }

    private AnyMessages getMessages(Caller caller, GetMessages query) {
        if (query.id().size() > IDS_MAX) throw RpcError.LIMIT_INVALID.refusal();
        var found =
                messages.store()
                        .read(
                                Home.account(caller.user()),
                                view -> {
                                    var all = new ArrayList<AnyMessage>();
                                    for (var id : query.id()) all.add(one(view, id));
                                    return all;
                                });
        return renderer.page(caller.user(), new Found(found, found.size()));
    }

    private AnyMessage one(View view, InputMessage input) {
        int id =
                switch (input) {
                    case InputMessageID(var asked) -> asked;
                    case InputMessageReplyTo(var from) -> repliedTo(view, from);
                    case InputMessagePinned _, InputMessageCallbackQuery _ -> 0;
                };
        var kept = messages.mailbox().find(view, id);
        return kept == null ? new MessageEmpty(id, null) : (AnyMessage) kept.message();
    }

    private int repliedTo(View view, int from) {
        var kept = messages.mailbox().find(view, from);
        return kept != null
                        && kept.message() instanceof Message m
                        && m.replyTo() instanceof MessageReplyHeader reply
                        && reply.replyToMsgId() != null
                ? reply.replyToMsgId()
                : 0;
    }

    /// Where people of a chat are now who share it there: the newest of each, of those among the
    /// last messages.
    private AnyMessages getRecentLocations(Caller caller, GetRecentLocations query) {
        var chat = chats.of(caller, query.peer());
        long now =
                messages.store()
                        .read(Home.account(caller.user()), view -> view.now().getEpochSecond());
        int limit = Math.clamp(query.limit(), 0, Page.MAX);
        var sharing = new HashSet<Peer>();
        var found = new ArrayList<AnyMessage>();
        int offset = 0;
        for (int seen = 0; seen < LOOKED_AT; seen += Page.MAX) {
            var page = chat.page(caller, new Page(offset, 0, 0, Page.MAX, 0, 0)).messages();
            for (var message : page)
                if (message instanceof Message m
                        && m.media() instanceof MessageMediaGeoLive live
                        && (long) m.date() + live.period() > now
                        && sharing.add(m.fromId() == null ? m.peerId() : m.fromId()))
                    found.add(message);
            if (page.size() < Page.MAX) break;
            offset = MessageHead.id(page.getLast());
        }
        var shown = found.subList(0, Math.min(limit, found.size()));
        return renderer.page(caller.user(), new Found(shown, found.size()));
    }

    private AffectedMessages readHistory(Caller caller, ReadHistory query) {
        var chat = chats.of(caller, query.peer());
        var affected = chat.read(caller, query.maxId());
        return new AffectedMessages(affected.pts(), affected.count());
    }

    private AffectedMessages readMessageContents(Caller caller, ReadMessageContents query) {
        if (query.id().size() > IDS_MAX) throw RpcError.LIMIT_INVALID.refusal();
        var affected = messages.reading().readContents(caller, query.id());
        return new AffectedMessages(affected.pts(), affected.count());
    }

    private OutboxReadDate getOutboxReadDate(Caller caller, GetOutboxReadDate query) {
        return new OutboxReadDate(chats.of(caller, query.peer()).readDate(caller, query.msgId()));
    }
}
