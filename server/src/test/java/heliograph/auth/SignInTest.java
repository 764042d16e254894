package heliograph.auth;

import static heliograph.auth.Town.ALICE;
import static heliograph.auth.Town.BOB;
import static heliograph.auth.Town.sendCode;
import static heliograph.auth.Town.signIn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.codes.CodeProvider;
import heliograph.tl.api.EmailVerificationCode;
import heliograph.tl.api.auth.Authorization;
import heliograph.tl.api.auth.AuthorizationSignUpRequired;
import heliograph.tl.api.auth.CancelCode;
import heliograph.tl.api.auth.ImportBotAuthorization;
import heliograph.tl.api.auth.ResendCode;
import heliograph.tl.api.auth.SentCode;
import heliograph.tl.api.auth.SentCodeTypeApp;
import heliograph.tl.api.auth.SentCodeTypeSms;
import heliograph.tl.api.auth.SignIn;
import heliograph.tl.api.auth.SignUp;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Codes and names, from the first query to `auth.authorization`.
final class SignInTest {
    private static final String REAL = "+49 30 901820";

    private final Town town = new Town();
    private final Town.Phone phone = town.phone();
    private String lastHash = "";

    @Test
    void someoneNewSignsUpWithoutALastName() {
        var sent = assertInstanceOf(SentCode.class, phone.ask(sendCode(ALICE)));
        assertEquals(new SentCodeTypeSms(5), sent.type());
        var hash = sent.phoneCodeHash();
        assertInstanceOf(
                AuthorizationSignUpRequired.class, phone.ask(signIn(ALICE, hash, "22222")));
        var answer = phone.ask(new SignUp(false, ALICE, hash, " Alice ", ""));
        var user =
                assertInstanceOf(
                        heliograph.tl.api.User.class,
                        assertInstanceOf(Authorization.class, answer).user());
        assertTrue(user.self());
        assertEquals("Alice", user.firstName());
        assertNull(user.lastName());
        assertEquals(ALICE, user.phone());
        assertEquals(user.id(), town.keys.of(phone.key.id()).user());
        assertTrue(town.messages.isEmpty());
    }

    @Test
    void theFirstAccountIsTheOwnersAndNoOther() {
        long alice = phone.enter(ALICE).id();
        long bob = town.phone().enter(BOB).id();
        assertTrue(town.profile(alice).owner());
        assertFalse(town.profile(bob).owner());
    }

    @Test
    void aNumberComesInManyForms() {
        long alice = phone.enter(ALICE).id();
        for (var form : new String[] {"+" + ALICE, "+999 662 000 01", "999-66 (2) 00001"})
            assertEquals(alice, town.phone().enter(form.replaceAll("\\D", "")).id(), form);
        phone.ask(sendCode("+999 662 000 01"));
    }

    @Test
    void whatIsNoNumberIsRefused() {
        for (var bad : new String[] {"", "+", "12", "abc", "+4930901820x", "0".repeat(41)})
            phone.refused("PHONE_NUMBER_INVALID", sendCode(bad));
    }

    @Test
    void testNumbersAreOffByDefault() {
        var settings = new Town.Settings();
        settings.testAccounts = false;
        new Town(settings).phone().refused("PHONE_NUMBER_INVALID", sendCode(ALICE));
    }

    @Test
    void theCodeIsOnTheConsole() {
        var hash = phone.hash(REAL);
        phone.refused("PHONE_CODE_EMPTY", signIn(REAL, hash, ""));
        phone.refused("PHONE_CODE_HASH_EMPTY", signIn(REAL, "", "12345"));
        assertInstanceOf(
                AuthorizationSignUpRequired.class, phone.ask(signIn(REAL, hash, town.shown())));
    }

    @Test
    void aCodeByMailMayComeBackAsOne() {
        var hash = phone.hash(REAL);
        var typed = new SignIn(REAL, hash, null, new EmailVerificationCode(town.shown()));
        assertInstanceOf(AuthorizationSignUpRequired.class, phone.ask(typed));
    }

    @Test
    void aCodeOutlivesFourWrongTriesAndNotFive() {
        var wrong = "00000";
        var hash = phone.hash(ALICE);
        for (int i = 0; i < LoginCodes.WRONG_MAX; i++)
            phone.refused("PHONE_CODE_INVALID", signIn(ALICE, hash, wrong));
        phone.ask(signIn(ALICE, hash, "22222"));

        var second = phone.hash(ALICE);
        for (int i = 0; i <= LoginCodes.WRONG_MAX; i++)
            phone.refused("PHONE_CODE_INVALID", signIn(ALICE, second, wrong));
        phone.refused("PHONE_CODE_EXPIRED", signIn(ALICE, second, "22222"));
    }

    @Test
    void aCodeLivesFiveMinutes() {
        var hash = phone.hash(ALICE);
        town.clock.pass(LoginCodes.LIFE.minusMillis(1));
        phone.ask(signIn(ALICE, hash, "22222"));

        var second = phone.hash(ALICE);
        town.clock.pass(LoginCodes.LIFE);
        phone.refused("PHONE_CODE_EXPIRED", signIn(ALICE, second, "22222"));
    }

    @Test
    void aCodeIsUsedOnceAndOnlyByWhoAskedForIt() {
        town.phone().enter(ALICE);
        var hash = phone.hash(ALICE);
        town.phone().refused("PHONE_CODE_EXPIRED", signIn(ALICE, hash, "22222"));
        phone.refused("PHONE_CODE_EXPIRED", signIn(BOB, hash, "22222"));
        phone.ask(signIn(ALICE, hash, "22222"));
        phone.refused("PHONE_CODE_EXPIRED", signIn(ALICE, hash, "22222"));
    }

    @Test
    void anotherCodeVoidsTheOneBefore() {
        var first = phone.hash(ALICE);
        var second = phone.hash(ALICE);
        phone.refused("PHONE_CODE_EXPIRED", signIn(ALICE, first, "22222"));
        phone.ask(signIn(ALICE, second, "22222"));
    }

    @Test
    void aCancelledCodeIsVoid() {
        var hash = phone.hash(ALICE);
        assertTrue(phone.ask(new CancelCode(ALICE, hash)));
        phone.refused("PHONE_CODE_EXPIRED", signIn(ALICE, hash, "22222"));
        phone.refused("PHONE_CODE_EXPIRED", new CancelCode(ALICE, hash));
    }

    @Test
    void aNameIsNeededAndHasALimit() {
        var hash = phone.hash(ALICE);
        phone.refused("PHONE_CODE_INVALID", new SignUp(false, ALICE, hash, "Alice", ""));
        phone.ask(signIn(ALICE, hash, "22222"));
        var most = "x".repeat(NewAccounts.NAME_MAX);
        phone.refused("FIRSTNAME_INVALID", new SignUp(false, ALICE, hash, " ", ""));
        phone.refused("FIRSTNAME_INVALID", new SignUp(false, ALICE, hash, most + "x", ""));
        phone.refused("LASTNAME_INVALID", new SignUp(false, ALICE, hash, most, most + "x"));
        phone.ask(new SignUp(false, ALICE, hash, most, most));
        phone.refused("PHONE_CODE_EXPIRED", new SignUp(false, ALICE, hash, most, most));
    }

    @Test
    void twoWhoSignUpWithOneNumberMakeOneAccount() {
        var other = town.phone();
        var hash = phone.hash(ALICE);
        phone.ask(signIn(ALICE, hash, "22222"));
        other.enter(ALICE);
        phone.refused("PHONE_NUMBER_OCCUPIED", new SignUp(false, ALICE, hash, "Alice", ""));
    }

    @Test
    void whoIsSignedInElsewhereGetsTheCodeThereFirst() {
        var first = town.phone();
        var hash = first.hash(REAL);
        first.ask(signIn(REAL, hash, town.shown()));
        first.ask(new SignUp(false, REAL, hash, "Real", ""));

        var second = town.phone();
        var sent = (SentCode) second.ask(sendCode(REAL));
        assertEquals(new SentCodeTypeApp(5), sent.type());
        assertEquals(1, town.messages.size());
        var code = town.messages.getFirst().replaceAll("(?s).*Login code: (\\d{5}).*", "$1");
        assertEquals(code, town.shown());
        town.console.reset();

        var again = (SentCode) second.ask(new ResendCode(REAL, sent.phoneCodeHash(), null));
        assertEquals(new SentCodeTypeSms(5), again.type());
        assertEquals(code, town.shown());
        second.refused("SEND_CODE_UNAVAILABLE", new ResendCode(REAL, sent.phoneCodeHash(), null));

        assertInstanceOf(Authorization.class, second.ask(signIn(REAL, sent.phoneCodeHash(), code)));
        assertTrue(town.messages.getLast().contains("New login."));
        assertTrue(town.messages.getLast().contains("Test phone"));
    }

    @Test
    void askingForCodesHasALimitForEachNumber() {
        for (int i = 0; i < 5; i++) phone.ask(sendCode(REAL));
        phone.refused("FLOOD_WAIT_720", sendCode(REAL));
        town.clock.pass(Duration.ofMinutes(12));
        phone.ask(sendCode(REAL));
    }

    @Test
    void guessingCodesHasALimitForEachNumber() {
        for (int i = 0; i < 20; i++) {
            var hash = i % 5 == 0 ? phone.hash(REAL) : lastHash;
            lastHash = hash;
            phone.refused("PHONE_CODE_INVALID", signIn(REAL, hash, "none"));
        }
        var hash = phone.hash(REAL);
        phone.refused("FLOOD_WAIT_180", signIn(REAL, hash, town.shown()));
        town.clock.pass(Duration.ofMinutes(3));
        phone.ask(signIn(REAL, hash, town.shown()));
    }

    @Test
    void noiseAtTheDoorLocksNobodyOut() {
        for (int i = 0; i < 100; i++)
            town.phone().refused("PHONE_CODE_EXPIRED", signIn(REAL, "nothing", "12345"));
        phone.ask(signIn(REAL, phone.hash(REAL), town.shown()));
    }

    @Test
    void oneAddressMayTryOnlySoOften() {
        town.address = "192.0.2.1";
        for (int i = 0; i < 600; i++)
            phone.refused("PHONE_CODE_EXPIRED", signIn(REAL, "nothing", "12345"));
        phone.refused("FLOOD_WAIT_6", signIn(REAL, "nothing", "12345"));
    }

    @Test
    void oneAddressHasALimitOverAllNumbers() {
        town.address = "192.0.2.1";
        for (int i = 0; i < 200; i++) phone.ask(sendCode("+4930" + (901000 + i)));
        phone.refused("FLOOD_WAIT_18", sendCode("+4930902000"));
        town.address = "192.0.2.2";
        phone.ask(sendCode("+4930902000"));
    }

    @Test
    void testNumbersAreCountedOnlyWhenTheOperatorSaysSo() {
        for (int i = 0; i < 50; i++) phone.ask(sendCode(ALICE));
        var settings = new Town.Settings();
        settings.limitTests = true;
        var strict = new Town(settings).phone();
        for (int i = 0; i < 5; i++) strict.ask(sendCode(ALICE));
        strict.refused("FLOOD_WAIT_720", sendCode(ALICE));
    }

    @Test
    void aProviderThatFailsIsToldToTheClient() {
        var settings = new Town.Settings();
        settings.provider = brokenHook();
        var town = new Town(settings);
        town.phone().refused("SMS_CODE_CREATE_FAILED", sendCode(REAL));
    }

    private static CodeProvider brokenHook() {
        return new heliograph.codes.HookCodes(
                java.net.URI.create("http://127.0.0.1:1/"),
                new byte[16],
                Duration.ofSeconds(2),
                new TestClock());
    }

    @Test
    void thereAreNoBotsYet() {
        for (var token : new String[] {"", "x", "1:" + "a".repeat(35)})
            phone.refused("ACCESS_TOKEN_INVALID", new ImportBotAuthorization(0, 4, "", token));
    }
}
