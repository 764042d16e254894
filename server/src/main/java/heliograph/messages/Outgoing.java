package heliograph.messages;

import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.Message;
import heliograph.tl.api.MessageReplyHeader;
import java.util.List;
import java.util.Set;

/// A message that wants to be sent.
///
/// @param randomId the client's own number for it; the same number is sent once; 0 for none
/// @param template everything but the id, the date and the parties
/// @param mentions who is mentioned in a basic group, which [GroupChat] finds out
public record Outgoing(long randomId, AnyMessage template, Set<Long> mentions) {
    public Outgoing(long randomId, AnyMessage template) {
        this(randomId, template, Set.of());
    }

    /// Whether one of them is a voice or round video note.
    static boolean anySpoken(List<Outgoing> all) {
        for (var one : all)
            if (one.template instanceof Message m && Spoken.isListened(m.media())) return true;
        return false;
    }

    /// The topic of a forum that it goes into; 0 for none, or for the first.
    int topic() {
        if (!(template instanceof Message m)
                || !(m.replyTo() instanceof MessageReplyHeader header)
                || !header.forumTopic()) return 0;
        var top = header.replyToTopId() != null ? header.replyToTopId() : header.replyToMsgId();
        return top == null ? 0 : top;
    }
}
