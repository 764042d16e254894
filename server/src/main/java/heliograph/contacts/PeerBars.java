package heliograph.contacts;

import heliograph.messages.KnownChats;
import heliograph.privacy.Privacy;
import heliograph.privacy.Topic;
import heliograph.render.Service;
import heliograph.tl.api.PeerSettings;

/// The bar above a private chat: what a client offers to do about the person
/// (https://core.telegram.org/constructor/peerSettings).
public final class PeerBars {
    private static final PeerSettings NONE = PeerSettings.builder().build();

    private final Contacts contacts;
    private final Visibility visibility;
    private final Privacy privacy;
    private final KnownChats chats;

    public PeerBars(Contacts contacts, Visibility visibility, Privacy privacy, KnownChats chats) {
        this.contacts = contacts;
        this.visibility = visibility;
        this.privacy = privacy;
        this.chats = chats;
    }

    /// Strangers who have written can be saved or blocked, and reported until one answers them. A
    /// contact who has written and does not see the viewer's number can be shown it.
    public PeerSettings of(long viewer, long user) {
        if (user == viewer || user == Service.ID) return NONE;
        boolean contact = contacts.isContact(viewer, user);
        boolean shown = privacy.allows(Topic.PHONE, viewer, user);
        var bar = PeerSettings.builder().needContactsException(!contact && !shown);
        if (chats.isBarHidden(viewer, user)) return bar.build();
        var words = chats.words(viewer, user);
        if (!words.received()) return bar.build();
        if (contact) return bar.shareContact(!shown).build();
        boolean blocked = visibility.isBlocked(viewer, user);
        return bar.addContact(true)
                .blockContact(!blocked)
                .reportSpam(!blocked && !words.sent())
                .build();
    }
}
