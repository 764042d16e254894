package heliograph.auth;

import static heliograph.auth.Town.ALICE;
import static heliograph.auth.Town.BOB;
import static heliograph.auth.Town.signIn;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.tl.api.InputCheckPasswordEmpty;
import heliograph.tl.api.InputCheckPasswordSRP;
import heliograph.tl.api.PasswordKdfAlgoSHA256SHA256PBKDF2HMACSHA512iter100000SHA256ModPow;
import heliograph.tl.api.PasswordKdfAlgoUnknown;
import heliograph.tl.api.account.GetPassword;
import heliograph.tl.api.account.GetPasswordSettings;
import heliograph.tl.api.account.Password;
import heliograph.tl.api.account.PasswordInputSettings;
import heliograph.tl.api.account.PasswordSettings;
import heliograph.tl.api.account.UpdatePasswordSettings;
import heliograph.tl.api.auth.CheckPassword;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The second factor, with a client that was written from the documentation.
final class PasswordTest {
    private final Town town = new Town();
    private final Town.Phone phone = town.phone();
    private final SrpClient srp = new SrpClient(new Random(5));

    private Password state(Town.Phone phone) {
        return phone.ask(new GetPassword());
    }

    private long id() {
        return requireNonNull(state(phone).srpId());
    }

    private void set(String password) {
        var settings = srp.change(state(phone), password, "the usual");
        assertTrue(phone.ask(new UpdatePasswordSettings(new InputCheckPasswordEmpty(), settings)));
    }

    private Town.Phone waiting() {
        var other = town.phone();
        var hash = other.hash(ALICE);
        other.refused("SESSION_PASSWORD_NEEDED", signIn(ALICE, hash, "22222"));
        return other;
    }

    @Test
    void anAccountHasNoPasswordAtFirst() {
        phone.refused("AUTH_KEY_UNREGISTERED", new GetPassword());
        phone.enter(ALICE);
        var state = state(phone);
        assertFalse(state.hasPassword());
        assertNull(state.srpB());
        assertEquals(256, state.secureRandom().length);
        assertInstanceOf(
                PasswordSettings.class,
                phone.ask(new GetPasswordSettings(new InputCheckPasswordEmpty())));
    }

    @Test
    void aPasswordIsAskedForAfterTheCode() {
        long alice = phone.enter(ALICE).id();
        set("correct horse");
        var other = waiting();
        assertFalse(other.caller().signedIn());
        var state = state(other);
        assertTrue(state.hasPassword());
        assertEquals("the usual", state.hint());
        other.refused("PASSWORD_HASH_INVALID", new CheckPassword(srp.check(state, "wrong")));
        other.refused("PASSWORD_HASH_INVALID", new CheckPassword(new InputCheckPasswordEmpty()));
        var answer = other.ask(new CheckPassword(srp.check(state(other), "correct horse")));
        assertEquals(alice, Town.user(answer).id());
        assertEquals(alice, other.caller().user());
    }

    @Test
    void aProofCountsOnceAndForItsOwnClient() {
        phone.enter(ALICE);
        set("one");
        var other = waiting();
        var proof = new CheckPassword(srp.check(state(other), "one"));
        town.phone().refused("AUTH_KEY_UNREGISTERED", proof);
        var bob = town.phone();
        bob.enter(BOB);
        bob.refused("PASSWORD_HASH_INVALID", proof);
        other.ask(proof);
        other.refused("SRP_ID_INVALID", proof);
    }

    @Test
    void aPasswordIsChangedAndTakenAwayByWhoKnowsIt() {
        phone.enter(ALICE);
        set("one");
        var state = state(phone);
        var change = srp.change(state, "two", "");
        phone.refused(
                "PASSWORD_HASH_INVALID",
                new UpdatePasswordSettings(new InputCheckPasswordEmpty(), change));
        phone.refused(
                "PASSWORD_HASH_INVALID",
                new UpdatePasswordSettings(srp.check(state, "two"), change));
        var late = state(phone);
        phone.ask(new UpdatePasswordSettings(srp.check(state, "one"), change));
        phone.refused("SRP_PASSWORD_CHANGED", new GetPasswordSettings(srp.check(late, "one")));

        state = state(phone);
        assertNull(state.hint());
        phone.ask(new GetPasswordSettings(srp.check(state, "two")));
        var none =
                new PasswordInputSettings(
                        new PasswordKdfAlgoUnknown(), new byte[0], "", null, null);
        phone.ask(new UpdatePasswordSettings(srp.check(state(phone), "two"), none));
        assertFalse(state(phone).hasPassword());
        town.phone().enter(ALICE);
    }

    @Test
    void aCheckLivesTenMinutesAndNotOverARestart() {
        phone.enter(ALICE);
        set("one");
        var state = state(phone);
        town.clock.pass(Duration.ofMinutes(10).minusMillis(1));
        phone.ask(new GetPasswordSettings(srp.check(state, "one")));
        state = state(phone);
        town.clock.pass(Duration.ofMinutes(10));
        phone.refused("SRP_ID_INVALID", new GetPasswordSettings(srp.check(state, "one")));
    }

    @Test
    void tryingPasswordsHasALimit() {
        var settings = new Town.Settings();
        settings.limitTests = true;
        var town = new Town(settings);
        var phone = town.phone();
        phone.enter(ALICE);
        var change = srp.change(state(phone), "one", "");
        phone.ask(new UpdatePasswordSettings(new InputCheckPasswordEmpty(), change));
        long id = requireNonNull(state(phone).srpId());
        var wrong = new InputCheckPasswordSRP(id, new byte[] {2}, new byte[32]);
        for (int i = 0; i < 20; i++)
            phone.refused("PASSWORD_HASH_INVALID", new GetPasswordSettings(wrong));
        phone.refused("FLOOD_WAIT_180", new GetPasswordSettings(wrong));
    }

    @Test
    void testAccountsMayTryAsOftenAsTheyLike() {
        phone.enter(ALICE);
        set("one");
        var wrong = new InputCheckPasswordSRP(id(), new byte[] {2}, new byte[32]);
        for (int i = 0; i < 50; i++)
            phone.refused("PASSWORD_HASH_INVALID", new GetPasswordSettings(wrong));
    }

    @Test
    void numbersThatNeedNoSecretAreRefused() {
        phone.enter(ALICE);
        set("one");
        for (var a :
                new BigInteger[] {
                    BigInteger.ZERO,
                    BigInteger.ONE,
                    Srp.P.subtract(BigInteger.ONE),
                    Srp.P,
                    Srp.P.add(BigInteger.ONE)
                }) {
            var proof = new InputCheckPasswordSRP(id(), SrpClient.pad(a), new byte[32]);
            phone.refused("PASSWORD_HASH_INVALID", new GetPasswordSettings(proof));
        }
        assertNull(Srp.verifier(SrpClient.pad(BigInteger.ONE)));
        assertNull(Srp.verifier(SrpClient.pad(Srp.P.subtract(BigInteger.ONE))));
        assertEquals(BigInteger.TWO, Srp.verifier(SrpClient.pad(BigInteger.TWO)));
        assertNull(Srp.verifier(new byte[255]));
        assertNull(Srp.verifier(new byte[257]));
    }

    @Test
    void onlySettingsThatWereOfferedAreTaken() {
        phone.enter(ALICE);
        var good = srp.change(state(phone), "one", "x".repeat(Passwords.HINT_MAX));
        var offered = SrpClient.algorithm(good.newAlgo());
        refusedChange(
                "NEW_SALT_INVALID", with(good, offered.salt1(), new byte[16], 3, offered.p()));
        refusedChange(
                "NEW_SALT_INVALID",
                with(good, new byte[40], offered.salt2(), offered.g(), offered.p()));
        var short1 = java.util.Arrays.copyOf(offered.salt1(), 39);
        refusedChange("NEW_SALT_INVALID", with(good, short1, offered.salt2(), 3, offered.p()));
        refusedChange(
                "NEW_SETTINGS_INVALID",
                with(good, offered.salt1(), offered.salt2(), 2, offered.p()));
        refusedChange(
                "NEW_SETTINGS_INVALID",
                with(good, offered.salt1(), offered.salt2(), 3, new byte[256]));
        var hash = good.newPasswordHash();
        var tooLong = "x".repeat(Passwords.HINT_MAX + 1);
        refusedChange(
                "NEW_SETTINGS_INVALID",
                new PasswordInputSettings(offered, hash, tooLong, null, null));
        refusedChange(
                "NEW_SETTINGS_INVALID",
                new PasswordInputSettings(new PasswordKdfAlgoUnknown(), hash, "", null, null));
        refusedChange("EMAIL_INVALID", new PasswordInputSettings(offered, hash, "", "a@b.c", null));
        refusedChange(
                "NEW_SETTINGS_EMPTY", new PasswordInputSettings(null, null, null, null, null));
        assertFalse(state(phone).hasPassword());
        phone.ask(new UpdatePasswordSettings(new InputCheckPasswordEmpty(), good));
        assertTrue(state(phone).hasPassword());
    }

    private void refusedChange(String error, PasswordInputSettings settings) {
        phone.refused(error, new UpdatePasswordSettings(new InputCheckPasswordEmpty(), settings));
    }

    private static PasswordInputSettings with(
            PasswordInputSettings good, byte[] salt1, byte[] salt2, int g, byte[] p) {
        var algorithm =
                new PasswordKdfAlgoSHA256SHA256PBKDF2HMACSHA512iter100000SHA256ModPow(
                        salt1, salt2, g, p);
        return new PasswordInputSettings(algorithm, good.newPasswordHash(), "", null, null);
    }

    @Test
    void saltsAreAnAccountsOwnAndChecksDiffer() {
        phone.enter(ALICE);
        var bob = town.phone();
        bob.enter(BOB);
        var mine = SrpClient.algorithm(state(phone).newAlgo());
        var his = SrpClient.algorithm(state(bob).newAlgo());
        assertArrayEquals(mine.salt1(), SrpClient.algorithm(state(phone).newAlgo()).salt1());
        assertFalse(java.util.Arrays.equals(mine.salt1(), his.salt1()));
        set("one");
        assertNotEquals(state(phone).srpId(), state(phone).srpId());
    }
}
