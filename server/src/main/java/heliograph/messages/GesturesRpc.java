package heliograph.messages;

import static heliograph.rpc.Access.USERS;

import heliograph.peers.PeerId;
import heliograph.profiles.Birthdays;
import heliograph.profiles.Profiles;
import heliograph.render.Renderer;
import heliograph.rpc.Caller;
import heliograph.rpc.Limiter.Cost;
import heliograph.rpc.Rpc;
import heliograph.rpc.RpcError;
import heliograph.tl.api.AnyUpdates;
import heliograph.tl.api.MessageAction;
import heliograph.tl.api.MessageActionScreenshotTaken;
import heliograph.tl.api.MessageActionSuggestBirthday;
import heliograph.tl.api.MessageReplyHeader;
import heliograph.tl.api.MessageService;
import heliograph.tl.api.messages.SendScreenshotNotification;
import heliograph.tl.api.users.SuggestBirthday;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What people say to each other without words: that one has taken a picture of the chat, or thinks
/// to know the other's birthday.
public final class GesturesRpc {
    private final Chats chats;
    private final Profiles profiles;
    private final Renderer renderer;

    public GesturesRpc(Chats chats, Profiles profiles, Renderer renderer) {
        this.chats = chats;
        this.profiles = profiles;
        this.renderer = renderer;
    }

    public void register(Rpc rpc) {
        rpc.on(SendScreenshotNotification.METHOD, USERS, Cost.SEND, this::screenshot);
        rpc.on(SuggestBirthday.METHOD, USERS, Cost.SEND, this::suggestBirthday);
    }

    private AnyUpdates screenshot(Caller caller, SendScreenshotNotification query) {
        var chat = chats.of(caller, query.peer());
        if (!chat.peer().isUser() || chat.peer().id() == caller.user())
            throw RpcError.PEER_ID_INVALID.refusal();
        var reply = chat.reply(caller, query.replyTo());
        if (reply == null) throw RpcError.bad("REPLY_MESSAGE_ID_INVALID").refusal();
        return say(caller, chat, query.randomId(), new MessageActionScreenshotTaken(), reply);
    }

    private AnyUpdates suggestBirthday(Caller caller, SuggestBirthday query) {
        long user = chats.peers().resolve(caller, query.id());
        var profile = profiles.find(user);
        if (user == caller.user() || profile == null || profile.bot() || profile.deleted())
            throw RpcError.USER_ID_INVALID.refusal();
        var day = Birthdays.checked(query.birthday());
        var chat = chats.of(PeerId.user(user));
        return say(caller, chat, 0, new MessageActionSuggestBirthday(day), null);
    }

    private AnyUpdates say(
            Caller caller,
            Chat chat,
            long randomId,
            MessageAction action,
            @Nullable MessageReplyHeader reply) {
        var said =
                MessageService.builder()
                        .peerId(chat.peer().toTl())
                        .replyTo(reply)
                        .action(action)
                        .build();
        var outgoing = List.of(new Outgoing(randomId, said));
        return renderer.updates(caller.user(), chat.send(caller, outgoing, Chat.Options.PLAIN));
    }
}
