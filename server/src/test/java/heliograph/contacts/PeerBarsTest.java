package heliograph.contacts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.privacy.Rules;
import heliograph.tl.api.InputPeerSelf;
import heliograph.tl.api.InputPrivacyKeyPhoneNumber;
import heliograph.tl.api.PeerSettings;
import heliograph.tl.api.UpdatePeerSettings;
import heliograph.tl.api.contacts.AcceptContact;
import heliograph.tl.api.contacts.AddContact;
import heliograph.tl.api.contacts.Block;
import heliograph.tl.api.messages.GetPeerSettings;
import heliograph.tl.api.messages.HidePeerSettingsBar;
import heliograph.tl.api.users.GetFullUser;
import org.junit.jupiter.api.Test;

class PeerBarsTest {
    private static final PeerSettings NONE = PeerSettings.builder().build();

    private final Village village = new Village();
    private final long alice = village.person("99966200001", "Alice");
    private final long bob = village.person("99966300002", "Bob");

    private PeerSettings bar(long viewer, long user) {
        var settings =
                village.ask(viewer, new GetPeerSettings(village.peer(viewer, user))).settings();
        var full = village.ask(viewer, new GetFullUser(village.user(viewer, user)));
        assertEquals(settings, full.fullUser().settings());
        return settings;
    }

    @Test
    void strangersWhoWriteCanBeSavedBlockedAndReported() {
        assertFalse(bar(alice, bob).addContact());
        village.write(bob, alice, "hello");
        var bar = bar(alice, bob);
        assertTrue(bar.addContact());
        assertTrue(bar.blockContact());
        assertTrue(bar.reportSpam());
        assertFalse(bar(bob, alice).addContact());

        village.write(alice, bob, "who is it?");
        assertTrue(bar(alice, bob).addContact());
        assertFalse(bar(alice, bob).reportSpam());

        village.ask(alice, new Block(false, village.peer(alice, bob)));
        assertFalse(bar(alice, bob).blockContact());
        village.ask(alice, new AddContact(false, village.user(alice, bob), "Bob", "", "", null));
        assertEquals(NONE, bar(alice, bob));
    }

    @Test
    void aBarThatWasClosedStaysClosed() {
        village.write(bob, alice, "hello");
        var hide = new HidePeerSettingsBar(village.peer(alice, bob));
        village.ask(alice, hide);
        village.ask(alice, hide);
        assertFalse(bar(alice, bob).addContact());
        assertEquals(1, village.pushed(alice, UpdatePeerSettings.class).size());
        village.write(bob, alice, "hello?");
        assertFalse(bar(alice, bob).reportSpam());
    }

    @Test
    void aContactWhoWritesCanBeShownTheNumber() {
        village.write(bob, alice, "hello");
        village.ask(alice, new AddContact(false, village.user(alice, bob), "Bob", "", "", null));
        village.ask(alice, Rules.nobody(new InputPrivacyKeyPhoneNumber()));
        assertTrue(bar(alice, bob).shareContact());
        village.ask(alice, new AcceptContact(village.user(alice, bob)));
        assertFalse(bar(alice, bob).shareContact());
        assertEquals("99966200001", village.seen(bob, alice).phone());
    }

    @Test
    void thereIsNoBarAboveOneself() {
        assertEquals(NONE, village.ask(alice, new GetPeerSettings(new InputPeerSelf())).settings());
    }
}
