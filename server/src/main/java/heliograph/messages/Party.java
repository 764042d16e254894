package heliograph.messages;

import heliograph.peers.PeerId;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whose boxes a message goes to, beside its author's.
///
/// @param peer the chat, as its author names it
/// @param others everyone else who gets it; the author may stand among them
/// @param ttl seconds that messages of the group live; null for ever, and in private chats
/// @param event the group's event as of which these are its members; 0 in private chats
record Party(PeerId peer, Collection<Long> others, int event, @Nullable Integer ttl) {
    /// A private chat, or Saved Messages.
    static Party of(long from, long to) {
        return new Party(PeerId.user(to), from == to ? List.of() : List.of(to), 0, null);
    }

    static Party of(PeerId group, Roster roster) {
        return new Party(group, roster.members(), roster.event(), roster.ttl());
    }
}
