package heliograph.accounts;

import static heliograph.auth.Town.ALICE;
import static heliograph.auth.Town.BOB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.auth.Town;
import heliograph.peers.PeerId;
import heliograph.rpc.RpcError;
import heliograph.tl.api.User;
import heliograph.tl.api.account.CheckUsername;
import heliograph.tl.api.account.UpdateProfile;
import heliograph.tl.api.account.UpdateUsername;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Names, usernames and the words about oneself.
final class AccountsTest {
    private final Town town = new Town();
    private final Town.Phone phone = town.phone();
    private long alice;

    @BeforeEach
    void signIn() {
        alice = phone.enter(ALICE).id();
    }

    @Test
    void aUsernameHasFiveToThirtyTwoCharacters() {
        for (var good : List.of("alice", "a".repeat(32), "A_1_b_2", "al1c3"))
            assertEquals(good, Usernames.checked(good));
        for (var bad :
                List.of(
                        "",
                        "alic",
                        "a".repeat(33),
                        "1alice",
                        "_alice",
                        "alice_",
                        "al__ice",
                        "al ice",
                        "al-ice",
                        "älice",
                        "@alice"))
            assertThrows(RpcError.Refusal.class, () -> Usernames.checked(bad), bad);
        phone.refused("USERNAME_INVALID", new CheckUsername("alic"));
        phone.refused("USERNAME_INVALID", new UpdateUsername("alic"));
    }

    @Test
    void aUsernameIsOnePersons() {
        assertTrue(phone.ask(new CheckUsername("alice")));
        var user = (User) phone.ask(new UpdateUsername("Alice"));
        assertEquals("Alice", user.username());
        assertEquals(PeerId.user(alice), town.profiles.byUsername("aLICE"));
        assertTrue(phone.ask(new CheckUsername("alice")));
        phone.refused("USERNAME_NOT_MODIFIED", new UpdateUsername("Alice"));

        var bob = town.phone();
        bob.enter(BOB);
        assertFalse(bob.ask(new CheckUsername("ALICE")));
        bob.refused("USERNAME_OCCUPIED", new UpdateUsername("ALICE"));
        bob.refused("USERNAME_NOT_MODIFIED", new UpdateUsername(""));
    }

    @Test
    void onlyTheCaseOfAUsernameMayChange() {
        phone.ask(new UpdateUsername("Alice"));
        phone.ask(new UpdateUsername("ALICE"));
        assertEquals(PeerId.user(alice), town.profiles.byUsername("alice"));
        assertEquals("ALICE", town.profile(alice).username());
    }

    @Test
    void aUsernameThatWasGivenUpIsFree() {
        phone.ask(new UpdateUsername("alice"));
        phone.ask(new UpdateUsername("alice_two"));
        assertNull(town.profiles.byUsername("alice"));
        var bob = town.phone();
        long id = bob.enter(BOB).id();
        bob.ask(new UpdateUsername("alice"));
        assertEquals(PeerId.user(id), town.profiles.byUsername("alice"));
        assertNull(((User) phone.ask(new UpdateUsername(""))).username());
        assertNull(town.profiles.byUsername("alice_two"));
    }

    @Test
    void namesHaveSixtyFourCharactersAndTheWordsSeventy() {
        var name = "x".repeat(Accounts.NAME_MAX);
        var about = "y".repeat(Accounts.ABOUT_MAX);
        phone.refused("FIRSTNAME_INVALID", new UpdateProfile(" ", null, null));
        phone.refused("FIRSTNAME_INVALID", new UpdateProfile(name + "x", null, null));
        phone.refused("LASTNAME_INVALID", new UpdateProfile(null, name + "x", null));
        phone.refused("ABOUT_TOO_LONG", new UpdateProfile(null, null, about + "y"));
        var user = (User) phone.ask(new UpdateProfile(name, name, about));
        assertEquals(name, user.firstName());
        assertEquals(name, user.lastName());
        assertEquals(about, town.profile(alice).about());
    }

    @Test
    void whatIsNotNamedStaysAndWhatIsEmptyGoes() {
        phone.ask(new UpdateProfile("Alice", "Liddell", "down the hole"));
        phone.ask(new UpdateProfile(null, "", null));
        var profile = town.profile(alice);
        assertEquals("Alice", profile.firstName());
        assertNull(profile.lastName());
        assertEquals("down the hole", profile.about());
        phone.ask(new UpdateProfile(null, null, ""));
        assertNull(town.profile(alice).about());
    }

    @Test
    void othersAreToldOfChangesOnly() {
        phone.ask(new UpdateProfile("Alice", null, null));
        assertEquals(List.of(alice), town.told);
        phone.ask(new UpdateProfile("Alice", null, null));
        assertEquals(List.of(alice), town.told);
        phone.ask(new UpdateUsername("alice"));
        assertEquals(List.of(alice, alice), town.told);
    }

    @Test
    void nobodyIsRefused() {
        town.phone().refused("AUTH_KEY_UNREGISTERED", new UpdateUsername("alice"));
    }
}
