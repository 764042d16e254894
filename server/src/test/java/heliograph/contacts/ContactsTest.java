package heliograph.contacts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.rpc.Limiter.Cost;
import heliograph.tl.api.InputPhoneContact;
import heliograph.tl.api.InputUserSelf;
import heliograph.tl.api.TextWithEntities;
import heliograph.tl.api.UpdatePeerSettings;
import heliograph.tl.api.contacts.AcceptContact;
import heliograph.tl.api.contacts.AddContact;
import heliograph.tl.api.contacts.ContactsNotModified;
import heliograph.tl.api.contacts.DeleteByPhones;
import heliograph.tl.api.contacts.DeleteContacts;
import heliograph.tl.api.contacts.GetContacts;
import heliograph.tl.api.contacts.ImportContacts;
import heliograph.tl.api.contacts.UpdateContactNote;
import heliograph.tl.api.users.GetFullUser;
import heliograph.tl.stored.StoredContact;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ContactsTest {
    private static final String ALICE = "4915112345678";
    private static final String BOB = "99966300002";
    private static final String CAROL = "4915187654321";

    private final Village village = new Village();
    private final long alice = village.person(ALICE, "Alice");
    private final long bob = village.person(BOB, "Bob");

    @Test
    void savedPeopleBearTheNamesThatWereGivenThem() {
        village.ask(alice, add(alice, bob, "Bobby"));
        var seen = village.seen(alice, bob);
        assertEquals("Bobby", seen.firstName());
        assertTrue(seen.contact());
        assertFalse(seen.mutualContact());
        assertEquals("Bob", village.seen(bob, bob).firstName());

        village.ask(bob, add(bob, alice, "Al"));
        assertTrue(village.seen(alice, bob).mutualContact());

        village.ask(bob, new DeleteContacts(List.of(village.user(bob, alice))));
        assertFalse(village.seen(alice, bob).mutualContact());
        assertEquals("Alice", village.seen(bob, alice).firstName());
    }

    @Test
    void otherSessionsHearOfEachChangeAndOfNothingElse() {
        village.ask(alice, add(alice, bob, "Bobby"));
        village.ask(alice, new DeleteContacts(List.of(village.user(alice, bob))));
        village.ask(alice, new DeleteContacts(List.of(village.user(alice, bob))));
        var told = village.pushed(alice, UpdatePeerSettings.class);
        assertEquals(2, told.size());
        assertEquals(1, village.pushed.getFirst().cause().sessionId());
    }

    @Test
    void nobodyIsTheirOwnContactAndNamesAreNotEmptyAndAreCut() {
        var self = new AddContact(false, new InputUserSelf(), "Me", "", "", null);
        village.refused("CONTACT_ID_INVALID", alice, self);
        village.refused("CONTACT_NAME_EMPTY", alice, add(alice, bob, "  "));
        village.ask(alice, add(alice, bob, "x".repeat(ContactNames.NAME_MAX)));
        assertEquals(64, name(bob).length());
        village.ask(alice, add(alice, bob, "x".repeat(ContactNames.NAME_MAX + 1)));
        assertEquals(64, name(bob).length());
        village.ask(alice, add(alice, bob, "x".repeat(63) + "\ud83d\ude00"));
        assertEquals(63, name(bob).length());
    }

    private String name(long user) {
        return Objects.requireNonNull(village.seen(alice, user).firstName());
    }

    @Test
    void phoneBooksAreReadAsPeopleWriteThem() {
        long carol = village.person(CAROL, "Carol");
        var answer =
                village.ask(
                        alice,
                        new ImportContacts(
                                List.of(
                                        entry(1, "+" + BOB, "Bob from work"),
                                        entry(2, "0151 87654321", ""),
                                        entry(3, "no number", "Nobody"),
                                        entry(4, ALICE, "Me"))));
        assertEquals(3, answer.imported().size());
        assertEquals(3, answer.users().size());
        assertTrue(answer.retryContacts().isEmpty());
        assertEquals("Bob from work", name(bob));
        assertEquals(CAROL, name(carol));
        assertEquals(CAROL, village.seen(alice, carol).phone());
        assertFalse(village.seen(alice, alice).contact());
    }

    @Test
    void whoIsAwaitedBecomesAContactOnSigningUp() {
        var book = new ImportContacts(List.of(entry(1, CAROL, "Caro")));
        assertTrue(village.ask(alice, book).imported().isEmpty());
        assertEquals(1, contacts(0).savedCount());
        village.pushed.clear();

        long carol = village.person(CAROL, "Carol");
        assertEquals("Caro", name(carol));
        assertEquals(0, contacts(0).savedCount());
        assertEquals(1, village.pushed(alice, UpdatePeerSettings.class).size());
        assertTrue(village.contacts.knownBy(carol).contains(alice));
    }

    @Test
    void whoSignsUpWhileBeingAwaitedIsFoundToo() {
        var wanted = new StoredContact(CAROL, "Caro", "", null, false);
        village.contacts.save(Village.as(alice), List.of(), List.of(wanted));
        // The note that alice waits is still on its way when the account is made.
        long carol = village.person(CAROL, "Carol");
        village.store.deliverAll();
        assertEquals("Caro", name(carol));
    }

    @Test
    void whoIsForgottenBeforeSigningUpStaysAStranger() {
        village.ask(alice, new ImportContacts(List.of(entry(1, CAROL, "Caro"))));
        village.ask(alice, new DeleteByPhones(List.of("+" + CAROL)));
        long carol = village.person(CAROL, "Carol");
        assertFalse(village.seen(alice, carol).contact());
    }

    @Test
    void contactsCanBeForgottenByTheirNumbers() {
        village.ask(alice, new ImportContacts(List.of(entry(1, BOB, "Bobby"))));
        assertTrue(village.seen(alice, bob).contact());
        village.ask(alice, new DeleteByPhones(List.of(BOB, "nonsense")));
        assertFalse(village.seen(alice, bob).contact());
    }

    @Test
    void oneCallTakesFiveHundredEntries() {
        var book = new ArrayList<InputPhoneContact>();
        for (int i = 0; i <= PhoneBook.AT_ONCE; i++)
            book.add(entry(i, "9996655" + (1000 + i), "Number " + i));
        var answer = village.ask(alice, new ImportContacts(book));
        assertEquals(List.of((long) PhoneBook.AT_ONCE), answer.retryContacts());
        assertEquals(PhoneBook.AT_ONCE, contacts(0).savedCount());
        book.removeLast();
        assertTrue(village.ask(alice, new ImportContacts(book)).retryContacts().isEmpty());
        assertEquals(PhoneBook.AT_ONCE, contacts(0).savedCount());
    }

    @Test
    void eachEntryIsPaidFor() {
        var one = new ImportContacts(List.of(entry(1, BOB, "Bob")));
        village.limiter.pay(Cost.IMPORT, Long.toString(alice), 4_999, village.clock.millis());
        village.ask(alice, one);
        village.refused("FLOOD_WAIT_18", alice, one);
        village.clock.pass(Duration.ofSeconds(18));
        village.ask(alice, one);
    }

    @Test
    void anAccountHasRoomForSoManyContacts() {
        var wanted = new ArrayList<StoredContact>();
        for (int i = 1; i < Contacts.CONTACTS_MAX; i++)
            wanted.add(new StoredContact("number " + i, "N", "", null, false));
        var caller = Village.as(alice);
        assertEquals(Contacts.CONTACTS_MAX - 1, village.contacts.save(caller, List.of(), wanted));
        village.ask(alice, add(alice, bob, "The last"));
        long carol = village.person(CAROL, "Carol");
        village.refused("LIMIT_INVALID", alice, add(alice, carol, "One too many"));
        var more = village.ask(alice, new ImportContacts(List.of(entry(7, CAROL, "More"))));
        assertEquals(List.of(7L), more.retryContacts());
        assertTrue(more.imported().isEmpty());
        village.ask(alice, add(alice, bob, "Still there"));
        assertEquals("Still there", name(bob));
    }

    @Test
    void aListThatTheClientHasIsNotSentAgain() {
        village.ask(alice, add(alice, bob, "Bobby"));
        village.ask(alice, new ImportContacts(List.of(entry(1, CAROL, "Caro"))));
        long hash = ContactsRpc.hash(1, List.of(bob));
        assertInstanceOf(ContactsNotModified.class, village.ask(alice, new GetContacts(hash)));
        assertEquals(1, contacts(hash + 1).contacts().size());
    }

    @Test
    void notesStayWithTheirContact() {
        var note = new TextWithEntities("owes me a book", List.of());
        village.refused(
                "CONTACT_ID_INVALID", alice, new UpdateContactNote(village.user(alice, bob), note));
        village.ask(alice, add(alice, bob, "Bob"));
        village.ask(alice, new UpdateContactNote(village.user(alice, bob), note));
        village.ask(alice, add(alice, bob, "Bobby"));
        assertEquals(note, note(alice));
        assertNull(note(bob));
        var empty = new TextWithEntities("", List.of());
        village.ask(alice, new UpdateContactNote(village.user(alice, bob), empty));
        assertNull(note(alice));
    }

    private @Nullable TextWithEntities note(long viewer) {
        return village.ask(viewer, new GetFullUser(village.user(viewer, bob))).fullUser().note();
    }

    @Test
    void aContactIsShownTheNumberOnce() {
        var accept = new AcceptContact(village.user(alice, bob));
        village.refused("CONTACT_ADD_MISSING", alice, accept);
        village.ask(alice, add(alice, bob, "Bobby"));
        village.refused("CONTACT_REQ_MISSING", alice, accept);
    }

    private heliograph.tl.api.contacts.Contacts contacts(long hash) {
        return (heliograph.tl.api.contacts.Contacts) village.ask(alice, new GetContacts(hash));
    }

    private AddContact add(long viewer, long user, String name) {
        return new AddContact(false, village.user(viewer, user), name, "", "", null);
    }

    private static InputPhoneContact entry(long client, String phone, String name) {
        return new InputPhoneContact(client, phone, name, "", null);
    }
}
