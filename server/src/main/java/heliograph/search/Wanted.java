package heliograph.search;

import heliograph.tl.api.InputMessagesFilterEmpty;
import heliograph.tl.api.MessagesFilter;
import org.jspecify.annotations.Nullable;

/// What messages are looked for, whatever the chat.
///
/// @param text words, of which the last may be the beginning of one; tags; empty for any
/// @param filter traits
/// @param viewer who looks
/// @param from only messages that show this sender, as [heliograph.peers.PeerId] marks it; 0 for
///   any
/// @param thread only answers to this message, or of this topic; 0 for any
/// @param saved only what was saved from this peer; 0 for any
/// @param minDate only from this second on; 0 for any
/// @param maxDate only up to this second; 0 for any
/// @param minId only larger ids; 0 for any
/// @param maxId only smaller ids; 0 for any
public record Wanted(
        String text,
        MessagesFilter filter,
        long viewer,
        long from,
        int thread,
        long saved,
        int minDate,
        int maxDate,
        int minId,
        int maxId) {
    /// Everything that the viewer may see.
    public static Wanted all(long viewer) {
        return new Wanted("", new InputMessagesFilterEmpty(), viewer, 0, 0, 0, 0, 0, 0, 0);
    }

    public Wanted text(@Nullable String asked) {
        return new Wanted(
                asked == null ? "" : asked,
                filter,
                viewer,
                from,
                thread,
                saved,
                minDate,
                maxDate,
                minId,
                maxId);
    }

    public Wanted filter(MessagesFilter asked) {
        return new Wanted(text, asked, viewer, from, thread, saved, minDate, maxDate, minId, maxId);
    }

    public Wanted from(long peer) {
        return new Wanted(
                text, filter, viewer, peer, thread, saved, minDate, maxDate, minId, maxId);
    }

    public Wanted thread(@Nullable Integer top) {
        return new Wanted(
                text,
                filter,
                viewer,
                from,
                top == null ? 0 : top,
                saved,
                minDate,
                maxDate,
                minId,
                maxId);
    }

    public Wanted saved(long peer) {
        return new Wanted(text, filter, viewer, from, thread, peer, minDate, maxDate, minId, maxId);
    }

    public Wanted dates(int min, int max) {
        return new Wanted(text, filter, viewer, from, thread, saved, min, max, minId, maxId);
    }

    public Wanted ids(int min, int max) {
        return new Wanted(text, filter, viewer, from, thread, saved, minDate, maxDate, min, max);
    }
}
