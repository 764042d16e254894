package heliograph.render;

import heliograph.tl.api.AnyMessage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of messages as they are kept: [Renderer#page] makes an answer of it.
///
/// @param count how many there are in all
/// @param pts where the log of the channel stands whose messages these are; null for others
/// @param newer how many are newer than the first of the page; null where that is not counted
/// @param rate where the next page of a global search begins; null when there is none
public record Found(
        List<AnyMessage> messages,
        int count,
        @Nullable Integer pts,
        @Nullable Integer newer,
        @Nullable Integer rate) {
    public Found(List<AnyMessage> messages, int count, @Nullable Integer pts) {
        this(messages, count, pts, null, null);
    }

    public Found(List<AnyMessage> messages, int count) {
        this(messages, count, null);
    }
}
