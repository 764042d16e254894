package heliograph.search;

import heliograph.render.Named;
import heliograph.render.Renderer;
import heliograph.rpc.Caller;
import heliograph.search.Search.Found;
import heliograph.tl.api.AnyChat;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.AnyUser;
import heliograph.tl.api.messages.AnyMessages;
import heliograph.tl.api.messages.ChannelMessages;
import heliograph.tl.api.messages.Messages;
import heliograph.tl.api.messages.MessagesSlice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was found, with everyone that it names.
public final class Answers {
    private final Renderer renderer;

    public Answers(Renderer renderer) {
        this.renderer = renderer;
    }

    /// Messages with what is the viewer's own in them.
    List<AnyMessage> shown(Caller caller, List<AnyMessage> messages) {
        return renderer.messages(caller.user(), messages);
    }

    List<AnyUser> users(Caller caller, List<AnyMessage> messages) {
        return renderer.users(caller.user(), new Named().messages(messages));
    }

    List<AnyChat> chats(Caller caller, List<AnyMessage> messages) {
        return renderer.chats(caller.user(), new Named().messages(messages));
    }

    /// All at once is `messages`, a part `messagesSlice`; a channel's own has its `pts`.
    AnyMessages page(Caller caller, Found found, @Nullable Integer pts) {
        var messages = shown(caller, found.messages());
        Integer newer = found.newer() == 0 ? null : found.newer();
        if (pts != null)
            return ChannelMessages.builder()
                    .pts(pts)
                    .count(found.count())
                    .offsetIdOffset(newer)
                    .messages(messages)
                    .chats(chats(caller, messages))
                    .users(users(caller, messages))
                    .build();
        if (messages.size() >= found.count())
            return new Messages(
                    messages, List.of(), chats(caller, messages), users(caller, messages));
        return MessagesSlice.builder()
                .count(found.count())
                .offsetIdOffset(newer)
                .nextRate(found.last() == null ? null : found.last().date())
                .messages(messages)
                .chats(chats(caller, messages))
                .users(users(caller, messages))
                .build();
    }
}
