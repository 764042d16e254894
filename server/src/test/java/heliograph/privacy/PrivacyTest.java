package heliograph.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.contacts.Village;
import heliograph.tl.api.AccountDaysTTL;
import heliograph.tl.api.AnyInputUser;
import heliograph.tl.api.Birthday;
import heliograph.tl.api.GlobalPrivacySettings;
import heliograph.tl.api.InputPhoneContact;
import heliograph.tl.api.InputPrivacyKeyAbout;
import heliograph.tl.api.InputPrivacyKeyAddedByPhone;
import heliograph.tl.api.InputPrivacyKeyBirthday;
import heliograph.tl.api.InputPrivacyKeyForwards;
import heliograph.tl.api.InputPrivacyKeyPhoneNumber;
import heliograph.tl.api.InputPrivacyKeyProfilePhoto;
import heliograph.tl.api.InputPrivacyKeyStatusTimestamp;
import heliograph.tl.api.InputPrivacyKeyVoiceMessages;
import heliograph.tl.api.InputPrivacyRule;
import heliograph.tl.api.InputPrivacyValueAllowAll;
import heliograph.tl.api.InputPrivacyValueAllowCloseFriends;
import heliograph.tl.api.InputPrivacyValueAllowContacts;
import heliograph.tl.api.InputPrivacyValueAllowUsers;
import heliograph.tl.api.InputPrivacyValueDisallowAll;
import heliograph.tl.api.InputUser;
import heliograph.tl.api.Message;
import heliograph.tl.api.MessageFwdHeader;
import heliograph.tl.api.PeerUser;
import heliograph.tl.api.PrivacyValueAllowContacts;
import heliograph.tl.api.PrivacyValueAllowUsers;
import heliograph.tl.api.UpdateNewMessage;
import heliograph.tl.api.UpdatePrivacy;
import heliograph.tl.api.UserFull;
import heliograph.tl.api.account.GetAccountTTL;
import heliograph.tl.api.account.GetGlobalPrivacySettings;
import heliograph.tl.api.account.GetPrivacy;
import heliograph.tl.api.account.SetAccountTTL;
import heliograph.tl.api.account.SetGlobalPrivacySettings;
import heliograph.tl.api.account.SetPrivacy;
import heliograph.tl.api.contacts.AddContact;
import heliograph.tl.api.contacts.EditCloseFriends;
import heliograph.tl.api.contacts.ImportContacts;
import heliograph.tl.api.contacts.ResolvePhone;
import heliograph.tl.api.messages.ForwardMessages;
import heliograph.tl.api.users.GetFullUser;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrivacyTest {
    private final Village village = new Village();
    private final long alice = village.person("99966200001", "Alice");
    private final long bob = village.person("99966300002", "Bob");
    private final long carol = village.person("99966400003", "Carol");

    private UserFull full(long viewer, long user) {
        return village.ask(viewer, new GetFullUser(village.user(viewer, user))).fullUser();
    }

    private void save(long viewer, long user) {
        village.ask(
                viewer, new AddContact(false, village.user(viewer, user), "Saved", "", "", null));
    }

    @Test
    void numbersAreShownToContactsUnlessTheRulesSayOtherwise() {
        assertNull(village.seen(bob, alice).phone());
        save(alice, bob);
        assertEquals("99966200001", village.seen(bob, alice).phone());
        village.ask(alice, Rules.nobody(new InputPrivacyKeyPhoneNumber()));
        assertNull(village.seen(bob, alice).phone());
        village.ask(alice, new AddContact(true, village.user(alice, bob), "Saved", "", "", null));
        assertEquals("99966200001", village.seen(bob, alice).phone());
        assertNull(village.seen(carol, alice).phone());
        assertEquals("99966200001", village.seen(alice, alice).phone());
    }

    @Test
    void rulesAreKeptAndTheOtherSessionsHear() {
        var key = new InputPrivacyKeyPhoneNumber();
        var before = village.ask(alice, new GetPrivacy(key));
        assertEquals(List.of(new PrivacyValueAllowContacts()), before.rules());
        var set =
                Rules.of(
                        key,
                        new InputPrivacyValueAllowUsers(List.of(village.user(alice, bob))),
                        new InputPrivacyValueDisallowAll());
        var after = village.ask(alice, set);
        assertEquals(new PrivacyValueAllowUsers(List.of(bob)), after.rules().getFirst());
        assertEquals(1, after.users().size());
        assertEquals(after, village.ask(alice, new GetPrivacy(key)));
        var told = village.pushed(alice, UpdatePrivacy.class).getFirst();
        assertEquals(after.rules(), told.rules());
        assertEquals("99966200001", village.seen(bob, alice).phone());
        var stranger =
                Rules.of(key, new InputPrivacyValueAllowUsers(List.of(new InputUser(bob, 5))));
        village.refused("USER_ID_INVALID", alice, stranger);
    }

    @Test
    void rulesHaveLimits() {
        var key = new InputPrivacyKeyAbout();
        village.refused("PRIVACY_VALUE_INVALID", alice, new SetPrivacy(key, List.of()));
        InputPrivacyRule all = new InputPrivacyValueAllowAll();
        village.ask(alice, new SetPrivacy(key, Collections.nCopies(PrivacyRpc.RULES_MAX, all)));
        village.refused(
                "PRIVACY_TOO_LONG",
                alice,
                new SetPrivacy(key, Collections.nCopies(PrivacyRpc.RULES_MAX + 1, all)));
        var crowd =
                new ArrayList<AnyInputUser>(
                        Collections.nCopies(PrivacyRpc.NAMED_MAX, village.user(alice, bob)));
        village.ask(alice, Rules.of(key, new InputPrivacyValueAllowUsers(crowd)));
        crowd.add(village.user(alice, carol));
        village.refused(
                "PRIVACY_TOO_LONG", alice, Rules.of(key, new InputPrivacyValueAllowUsers(crowd)));
    }

    @Test
    void aProfileShowsWhatItsOwnerShows() {
        var born = new Birthday(1, 2, 1990);
        village.change(alice, p -> p.about("I am here").birthday(born));
        assertEquals("I am here", full(bob, alice).about());
        assertNull(full(bob, alice).birthday());
        assertFalse(full(bob, alice).voiceMessagesForbidden());
        save(alice, bob);
        assertEquals(born, full(bob, alice).birthday());
        for (var key :
                List.of(
                        new InputPrivacyKeyAbout(),
                        new InputPrivacyKeyBirthday(),
                        new InputPrivacyKeyVoiceMessages(),
                        new InputPrivacyKeyProfilePhoto())) village.ask(alice, Rules.nobody(key));
        var hidden = full(bob, alice);
        assertNull(hidden.about());
        assertNull(hidden.birthday());
        assertTrue(hidden.voiceMessagesForbidden());
        assertEquals("I am here", full(alice, alice).about());
    }

    @Test
    void closeFriendsAreACircleOfTheirOwn() {
        village.change(alice, p -> p.about("I am here"));
        save(alice, bob);
        save(alice, carol);
        village.ask(alice, new EditCloseFriends(List.of(bob, 99L)));
        village.ask(
                alice,
                Rules.of(
                        new InputPrivacyKeyAbout(),
                        new InputPrivacyValueAllowCloseFriends(),
                        new InputPrivacyValueDisallowAll()));
        assertEquals("I am here", full(bob, alice).about());
        assertNull(full(carol, alice).about());
        village.ask(alice, new EditCloseFriends(List.of(carol)));
        assertNull(full(bob, alice).about());
        assertEquals("I am here", full(carol, alice).about());
    }

    @Test
    void numbersLeadOnlyThereWhereTheOwnerLetsThem() {
        var contacts =
                Rules.of(
                        new InputPrivacyKeyAddedByPhone(),
                        new InputPrivacyValueAllowContacts(),
                        new InputPrivacyValueDisallowAll());
        village.ask(alice, contacts);
        village.refused("PHONE_NOT_OCCUPIED", bob, new ResolvePhone("99966200001"));
        var book =
                new ImportContacts(
                        List.of(new InputPhoneContact(1, "99966200001", "Al", "", null)));
        assertTrue(village.ask(bob, book).imported().isEmpty());
        save(alice, bob);
        assertEquals(new PeerUser(alice), village.ask(bob, new ResolvePhone("99966200001")).peer());
        assertEquals(1, village.ask(bob, book).imported().size());
    }

    @Test
    void whoHidesForwardsIsNamedButNotLedTo() {
        village.write(alice, bob, "a secret");
        var header = forwarded();
        assertEquals(new PeerUser(alice), header.fromId());
        assertNull(header.fromName());
        village.ask(alice, Rules.nobody(new InputPrivacyKeyForwards()));
        assertEquals("Alice", full(bob, alice).privateForwardName());
        header = forwarded();
        assertNull(header.fromId());
        assertEquals("Alice", header.fromName());
    }

    /// Bob forwards to Carol the first message that he got.
    private MessageFwdHeader forwarded() {
        var got = village.pushed(bob, UpdateNewMessage.class).getFirst();
        village.ask(
                bob,
                ForwardMessages.builder()
                        .fromPeer(village.peer(bob, alice))
                        .toPeer(village.peer(bob, carol))
                        .id(List.of(((Message) got.message()).id()))
                        .randomId(List.of(village.pushed.size() + 1L))
                        .build());
        var sent = village.pushed(carol, UpdateNewMessage.class).getLast();
        var header = ((Message) sent.message()).fwdFrom();
        assertNotNull(header);
        return header;
    }

    @Test
    void settingsForAllChatsAreKept() {
        var none = village.ask(alice, new GetGlobalPrivacySettings());
        assertFalse(none.hideReadMarks());
        var settings = GlobalPrivacySettings.builder().hideReadMarks(true).build();
        assertEquals(settings, village.ask(alice, new SetGlobalPrivacySettings(settings)));
        assertEquals(settings, village.ask(alice, new GetGlobalPrivacySettings()));
        assertFalse(full(bob, alice).readDatesPrivate());
        village.ask(alice, Rules.nobody(new InputPrivacyKeyStatusTimestamp()));
        assertTrue(full(bob, alice).readDatesPrivate());
        assertFalse(full(alice, alice).readDatesPrivate());
        village.refused(
                "PREMIUM_ACCOUNT_REQUIRED",
                alice,
                new SetGlobalPrivacySettings(
                        settings.toBuilder().newNoncontactPeersRequirePremium(true).build()));
    }

    @Test
    void anAccountLivesBetweenAMonthAndTwoYearsOfSilence() {
        assertEquals(Privacy.LIFE_DAYS, village.ask(alice, new GetAccountTTL()).days());
        for (int days : List.of(PrivacyRpc.LIFE_DAYS_MIN, PrivacyRpc.LIFE_DAYS_MAX)) {
            village.ask(alice, new SetAccountTTL(new AccountDaysTTL(days)));
            assertEquals(days, village.ask(alice, new GetAccountTTL()).days());
        }
        for (int days : List.of(PrivacyRpc.LIFE_DAYS_MIN - 1, PrivacyRpc.LIFE_DAYS_MAX + 1))
            village.refused("TTL_DAYS_INVALID", alice, new SetAccountTTL(new AccountDaysTTL(days)));
    }
}
