package heliograph.tl.layer;

import heliograph.tl.api.InputReplyTo;
import heliograph.tl.api.InputReplyToMessage;
import org.jspecify.annotations.Nullable;

/// Replies: a message's number until layer 159, an object since.
public final class Replies {
    private Replies() {}

    /// The reply that the two numbers mean. A topic alone is a message in that topic.
    public static @Nullable InputReplyTo to(
            @Nullable Integer replyToMsgId, @Nullable Integer topMsgId) {
        Integer message = replyToMsgId != null ? replyToMsgId : topMsgId;
        if (message == null) return null;
        return new InputReplyToMessage(message, topMsgId, null, null, null, null, null, null, null);
    }

    /// A reply to a message that is always there.
    public static InputReplyTo to(int replyToMsgId) {
        return new InputReplyToMessage(
                replyToMsgId, null, null, null, null, null, null, null, null);
    }

    /// The number of the message that is replied to; null for stories and for no reply.
    public static @Nullable Integer messageId(@Nullable InputReplyTo reply) {
        return reply instanceof InputReplyToMessage message ? message.replyToMsgId() : null;
    }
}
