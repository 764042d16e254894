package heliograph.auth;

import static heliograph.auth.Town.ALICE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import heliograph.tl.api.InputCheckPasswordEmpty;
import heliograph.tl.api.UpdateLoginToken;
import heliograph.tl.api.UpdateShort;
import heliograph.tl.api.account.GetAuthorizations;
import heliograph.tl.api.account.GetPassword;
import heliograph.tl.api.account.UpdatePasswordSettings;
import heliograph.tl.api.auth.AcceptLoginToken;
import heliograph.tl.api.auth.CheckPassword;
import heliograph.tl.api.auth.ExportLoginToken;
import heliograph.tl.api.auth.ImportLoginToken;
import heliograph.tl.api.auth.LoginToken;
import heliograph.tl.api.auth.LoginTokenSuccess;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Signing in by a QR code.
final class LoginTokenTest {
    private final Town town = new Town();
    private final Town.Phone phone = town.phone();
    private final Town.Phone screen = town.phone();

    private LoginToken shown() {
        return assertInstanceOf(LoginToken.class, screen.ask(export()));
    }

    private static ExportLoginToken export(Long... except) {
        return new ExportLoginToken(4, "hash", List.of(except));
    }

    @Test
    void aTokenThatIsAcceptedSignsItsClientIn() {
        long alice = phone.enter(ALICE).id();
        var token = shown();
        int now = (int) (town.clock.millis() / 1000);
        assertEquals(now + 30, token.expires());
        assertArrayEquals(token.token(), shown().token());

        var coming = phone.ask(new AcceptLoginToken(token.token()));
        assertEquals("Test phone", coming.deviceModel());
        assertFalse(coming.current());
        var told = assertInstanceOf(UpdateShort.class, town.pushed.get(screen.key.id()));
        assertInstanceOf(UpdateLoginToken.class, told.update());

        var success = assertInstanceOf(LoginTokenSuccess.class, screen.ask(export()));
        assertEquals(alice, Town.user(success.authorization()).id());
        assertEquals(alice, screen.caller().user());
        var listed = phone.ask(new GetAuthorizations()).authorizations();
        assertEquals(coming.hash(), listed.get(1).hash());
    }

    @Test
    void importSaysTheSameAsExport() {
        phone.enter(ALICE);
        var token = shown().token();
        assertArrayEquals(token, ((LoginToken) screen.ask(new ImportLoginToken(token))).token());
        town.phone().refused("AUTH_TOKEN_INVALID", new ImportLoginToken(token));
        screen.refused("AUTH_TOKEN_INVALID", new ImportLoginToken(new byte[32]));
        phone.ask(new AcceptLoginToken(token));
        assertInstanceOf(LoginTokenSuccess.class, screen.ask(new ImportLoginToken(token)));
        screen.refused("AUTH_TOKEN_INVALID", new ImportLoginToken(token));
    }

    @Test
    void aTokenLivesThirtySeconds() {
        phone.enter(ALICE);
        var token = shown().token();
        town.clock.pass(LoginTokens.LIFE.minusMillis(1));
        phone.ask(new AcceptLoginToken(token));
        assertInstanceOf(LoginTokenSuccess.class, screen.ask(export()));

        token = shown().token();
        town.clock.pass(LoginTokens.LIFE);
        phone.refused("AUTH_TOKEN_EXPIRED", new AcceptLoginToken(token));
        screen.refused("AUTH_TOKEN_EXPIRED", new ImportLoginToken(token));
        assertFalse(java.util.Arrays.equals(token, shown().token()));
    }

    @Test
    void aTokenIsAcceptedOnceByWhoIsNotThereYet() {
        long alice = phone.enter(ALICE).id();
        phone.refused("AUTH_TOKEN_INVALIDX", new AcceptLoginToken(new byte[32]));
        phone.refused("AUTH_TOKEN_INVALIDX", new AcceptLoginToken(new byte[0]));
        var excepting = (LoginToken) screen.ask(export(alice));
        phone.refused("AUTH_TOKEN_EXCEPTION", new AcceptLoginToken(excepting.token()));
        var token = shown().token();
        phone.ask(new AcceptLoginToken(token));
        phone.refused("AUTH_TOKEN_ALREADY_ACCEPTED", new AcceptLoginToken(token));
        town.phone().refused("AUTH_KEY_UNREGISTERED", new AcceptLoginToken(token));
    }

    @Test
    void thePasswordIsAskedForAfterTheToken() {
        long alice = phone.enter(ALICE).id();
        var srp = new SrpClient(new Random(3));
        phone.ask(
                new UpdatePasswordSettings(
                        new InputCheckPasswordEmpty(),
                        srp.change(phone.ask(new GetPassword()), "one", "")));
        phone.ask(new AcceptLoginToken(shown().token()));
        screen.refused("SESSION_PASSWORD_NEEDED", export());
        assertNotEquals(alice, screen.caller().user());
        screen.ask(new CheckPassword(srp.check(screen.ask(new GetPassword()), "one")));
        assertEquals(alice, screen.caller().user());
    }
}
