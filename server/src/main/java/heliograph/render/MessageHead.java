package heliograph.render;

import heliograph.peers.PeerId;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.AnyMessageReplyHeader;
import heliograph.tl.api.Message;
import heliograph.tl.api.MessageEmpty;
import heliograph.tl.api.MessageService;
import org.jspecify.annotations.Nullable;

/// What every message has, whatever it says (https://core.telegram.org/type/Message).
public final class MessageHead {
    private MessageHead() {}

    public static int id(AnyMessage message) {
        return switch (message) {
            case Message m -> m.id();
            case MessageService m -> m.id();
            case MessageEmpty m -> m.id();
        };
    }

    /// When it was sent, in seconds since 1970; 0 for one that is not there.
    public static int date(AnyMessage message) {
        return switch (message) {
            case Message m -> m.date();
            case MessageService m -> m.date();
            case MessageEmpty _ -> 0;
        };
    }

    /// The chat that it is in, marked as [PeerId#marked] does.
    public static long peer(AnyMessage message) {
        var peer =
                switch (message) {
                    case Message m -> m.peerId();
                    case MessageService m -> m.peerId();
                    case MessageEmpty m -> m.peerId();
                };
        if (peer == null) throw new IllegalArgumentException("a message without a chat");
        return PeerId.of(peer).marked();
    }

    /// Whether it is the viewer's own.
    public static boolean out(AnyMessage message) {
        return switch (message) {
            case Message m -> m.out();
            case MessageService m -> m.out();
            case MessageEmpty _ -> false;
        };
    }

    /// What it replies to; null when that is nothing.
    public static @Nullable AnyMessageReplyHeader replyTo(AnyMessage message) {
        return switch (message) {
            case Message m -> m.replyTo();
            case MessageService m -> m.replyTo();
            case MessageEmpty _ -> null;
        };
    }
}
