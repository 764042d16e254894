package heliograph.messages;

import static heliograph.rpc.Access.USERS;

import heliograph.render.Found;
import heliograph.render.MessageHead;
import heliograph.render.Renderer;
import heliograph.rpc.Caller;
import heliograph.rpc.Limiter.Cost;
import heliograph.rpc.Rpc;
import heliograph.rpc.RpcError;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.AnyUpdates;
import heliograph.tl.api.messages.AnyMessages;
import heliograph.tl.api.messages.DeleteScheduledMessages;
import heliograph.tl.api.messages.GetScheduledHistory;
import heliograph.tl.api.messages.GetScheduledMessages;
import heliograph.tl.api.messages.SendScheduledMessages;
import java.util.List;

/// `messages.*` of messages that wait.
public final class ScheduledRpc {
    private final Scheduled scheduled;
    private final Chats chats;
    private final Renderer renderer;

    public ScheduledRpc(Scheduled scheduled, Chats chats, Renderer renderer) {
        this.scheduled = scheduled;
        this.chats = chats;
        this.renderer = renderer;
    }

    public void register(Rpc rpc) {
        rpc.on(GetScheduledHistory.METHOD, USERS, this::getScheduledHistory);
        rpc.on(GetScheduledMessages.METHOD, USERS, this::getScheduledMessages);
        rpc.on(SendScheduledMessages.METHOD, USERS, Cost.SEND, this::sendScheduledMessages);
        rpc.on(DeleteScheduledMessages.METHOD, USERS, this::deleteScheduledMessages);
    }

    private AnyMessages getScheduledHistory(Caller caller, GetScheduledHistory query) {
        var chat = chats.of(caller, query.peer());
        return whole(caller, scheduled.of(caller, chat.peer()));
    }

    private AnyMessages getScheduledMessages(Caller caller, GetScheduledMessages query) {
        var chat = chats.of(caller, query.peer());
        var found =
                scheduled.of(caller, chat.peer()).stream()
                        .filter(m -> query.id().contains(MessageHead.id(m)))
                        .toList();
        return whole(caller, found);
    }

    private AnyMessages whole(Caller caller, List<AnyMessage> found) {
        return renderer.page(caller.user(), new Found(found, found.size()));
    }

    private AnyUpdates sendScheduledMessages(Caller caller, SendScheduledMessages query) {
        if (query.id().size() > Scheduled.MAX) throw RpcError.LIMIT_INVALID.refusal();
        var chat = chats.of(caller, query.peer());
        var updates = scheduled.sendNow(caller, chat.peer(), query.id());
        return renderer.updates(caller.user(), updates);
    }

    private AnyUpdates deleteScheduledMessages(Caller caller, DeleteScheduledMessages query) {
        if (query.id().size() > Scheduled.MAX) throw RpcError.LIMIT_INVALID.refusal();
        var chat = chats.of(caller, query.peer());
        var updates = scheduled.remove(caller, chat.peer(), query.id(), List.of());
        return renderer.updates(caller.user(), updates);
    }
}
