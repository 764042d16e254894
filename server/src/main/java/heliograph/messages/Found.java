package heliograph.messages;

import heliograph.tl.api.AnyMessage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of messages.
///
/// @param count how many there are in all
/// @param pts where the log of a channel stands; null for chats that have none of their own
public record Found(List<AnyMessage> messages, int count, @Nullable Integer pts) {
    public Found(List<AnyMessage> messages, int count) {
        this(messages, count, null);
    }
}
