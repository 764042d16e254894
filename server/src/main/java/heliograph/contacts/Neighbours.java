package heliograph.contacts;

import heliograph.accounts.Audience;
import heliograph.messages.KnownChats;
import heliograph.peers.PeerId;
import java.util.Collection;
import java.util.LinkedHashSet;

/// Who wants to hear of an account: those who have saved it, and those with whom it has spoken
/// lately.
public final class Neighbours implements Audience {
    /// Chats, the newest first, whose people hear.
    private static final int CHATS_MAX = 200;

    private final Contacts contacts;
    private final KnownChats chats;

    public Neighbours(Contacts contacts, KnownChats chats) {
        this.contacts = contacts;
        this.chats = chats;
    }

    @Override
    public Collection<Long> of(long user) {
        var all = new LinkedHashSet<>(contacts.knownBy(user));
        for (long peer : chats.recent(user, CHATS_MAX))
            if (new PeerId(peer).isUser()) all.add(peer);
        all.remove(user);
        return all;
    }
}
