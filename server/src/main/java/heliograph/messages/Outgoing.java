package heliograph.messages;

import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.Message;
import java.util.List;

/// A message that wants to be sent.
///
/// @param randomId the client's own number for it; the same number is sent once; 0 for none
/// @param template everything but the id, the date and the parties
public record Outgoing(long randomId, AnyMessage template) {
    /// Whether one of them is a voice or round video note.
    static boolean anySpoken(List<Outgoing> all) {
        for (var one : all)
            if (one.template instanceof Message m && Filters.isListened(m.media())) return true;
        return false;
    }
}
