package heliograph.auth;

import static heliograph.auth.Town.ALICE;
import static heliograph.auth.Town.BOB;
import static heliograph.auth.Town.signIn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import heliograph.codes.Mail;
import heliograph.codes.MailCodes;
import heliograph.tl.api.AnyInputCheckPasswordSRP;
import heliograph.tl.api.InputCheckPasswordEmpty;
import heliograph.tl.api.account.CancelPasswordEmail;
import heliograph.tl.api.account.ConfirmPasswordEmail;
import heliograph.tl.api.account.DeclinePasswordReset;
import heliograph.tl.api.account.GetPassword;
import heliograph.tl.api.account.GetPasswordSettings;
import heliograph.tl.api.account.Password;
import heliograph.tl.api.account.PasswordInputSettings;
import heliograph.tl.api.account.ResendPasswordEmail;
import heliograph.tl.api.account.ResetPassword;
import heliograph.tl.api.account.ResetPasswordFailedWait;
import heliograph.tl.api.account.ResetPasswordOk;
import heliograph.tl.api.account.ResetPasswordRequestedWait;
import heliograph.tl.api.account.UpdatePasswordSettings;
import heliograph.tl.api.auth.CheckPassword;
import heliograph.tl.api.auth.CheckRecoveryPassword;
import heliograph.tl.api.auth.RecoverPassword;
import heliograph.tl.api.auth.RequestPasswordRecovery;
import java.time.Duration;
import java.util.Random;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The ways back for who forgot the password, with mail that a real SMTP server takes.
final class RecoveryTest {
    private static final String HOST = "127.0.0.1";
    private static final String ADDRESS = "alice@example.org";
    private static final String UNCONFIRMED = "EMAIL_UNCONFIRMED_6";

    private final GreenMail mail = new GreenMail(new ServerSetup(0, HOST, "smtp"));
    private final Town town = town();
    private final Town.Phone phone = town.phone();
    private final SrpClient srp = new SrpClient(new Random(5));

    private Town town() {
        mail.start();
        var server =
                new Mail.Server(
                        HOST,
                        mail.getSmtp().getPort(),
                        Mail.Protection.NONE,
                        null,
                        null,
                        Duration.ofSeconds(10));
        var settings = new Town.Settings();
        var sender = new Mail(server, "post@example.org", "Newsroom", new TestClock());
        settings.provider = new MailCodes(sender, _ -> null);
        return new Town(settings);
    }

    @AfterEach
    void stop() {
        mail.stop();
    }

    private Password state(Town.Phone phone) {
        return phone.ask(new GetPassword());
    }

    private AnyInputCheckPasswordSRP proof(Town.Phone phone, String password) {
        return password.isEmpty()
                ? new InputCheckPasswordEmpty()
                : srp.check(state(phone), password);
    }

    /// Settings for a new password (null: the old one) and an address (null: not named).
    private PasswordInputSettings settings(@Nullable String password, @Nullable String email) {
        if (password == null) return new PasswordInputSettings(null, null, null, email, null);
        var fresh = srp.change(state(phone), password, "");
        return new PasswordInputSettings(
                fresh.newAlgo(), fresh.newPasswordHash(), fresh.hint(), email, null);
    }

    private UpdatePasswordSettings update(
            String now, @Nullable String next, @Nullable String email) {
        return new UpdatePasswordSettings(proof(phone, now), settings(next, email));
    }

    /// The code in the mail that came last.
    private String mailed() throws Exception {
        var last = "";
        for (var message : mail.getReceivedMessages())
            if (message.getAllRecipients()[0].toString().equals(ADDRESS))
                last = message.getContent().toString();
        var found = Pattern.compile("\\d{6}").matcher(last);
        assertTrue(found.find());
        return found.group();
    }

    private static String wrong(String code) {
        return code.startsWith("1") ? "2" + code.substring(1) : "1" + code.substring(1);
    }

    private void set(String password) throws Exception {
        phone.enter(ALICE);
        phone.refused(UNCONFIRMED, update("", password, ADDRESS));
        assertTrue(phone.ask(new ConfirmPasswordEmail(mailed())));
    }

    private Town.Phone waiting() {
        var other = town.phone();
        other.refused("SESSION_PASSWORD_NEEDED", signIn(ALICE, other.hash(ALICE), "22222"));
        return other;
    }

    @Test
    void aPasswordCountsWhenItsAddressIsConfirmed() throws Exception {
        phone.enter(ALICE);
        phone.refused(UNCONFIRMED, update("", "one", ADDRESS));
        assertFalse(state(phone).hasPassword());
        assertEquals("a***e@example.org", state(phone).emailUnconfirmedPattern());
        var code = mailed();
        phone.refused("CODE_EMPTY", new ConfirmPasswordEmail(""));
        phone.refused("CODE_INVALID", new ConfirmPasswordEmail(wrong(code)));
        phone.ask(new ResendPasswordEmail());
        assertEquals(code, mailed());
        phone.ask(new ConfirmPasswordEmail(code));
        assertTrue(state(phone).hasPassword());
        assertTrue(state(phone).hasRecovery());
        assertNull(state(phone).emailUnconfirmedPattern());
        var known = phone.ask(new GetPasswordSettings(proof(phone, "one")));
        assertEquals(ADDRESS, known.email());
        assertEquals(2, town.messages.size());
        phone.refused("EMAIL_HASH_EXPIRED", new ConfirmPasswordEmail(code));
    }

    @Test
    void anAddressIsAddedChangedAndTakenAway() throws Exception {
        phone.enter(ALICE);
        phone.refused("NEW_SETTINGS_EMPTY", update("", null, ADDRESS));
        phone.ask(update("", "one", null));
        assertFalse(state(phone).hasRecovery());
        phone.refused(UNCONFIRMED, update("one", null, ADDRESS));
        assertFalse(state(phone).hasRecovery());
        phone.ask(new ConfirmPasswordEmail(mailed()));
        assertTrue(state(phone).hasRecovery());
        phone.ask(update("one", null, ADDRESS));
        phone.ask(update("one", "two", null));
        assertTrue(state(phone).hasRecovery());
        phone.ask(update("two", null, ""));
        assertFalse(state(phone).hasRecovery());
        phone.ask(new GetPasswordSettings(proof(phone, "two")));
        for (var bad :
                new String[] {"alice", "a@b@c", "a b@c.d", "<a@b.c>", "x".repeat(251) + "@b.c"})
            phone.refused("EMAIL_INVALID", update("two", null, bad));
    }

    @Test
    void anAddressThatWaitsIsForgottenOrOutrun() throws Exception {
        phone.enter(ALICE);
        phone.refused("EMAIL_HASH_EXPIRED", new ResendPasswordEmail());
        phone.refused("EMAIL_HASH_EXPIRED", new CancelPasswordEmail());
        phone.refused("EMAIL_HASH_EXPIRED", new ConfirmPasswordEmail("123456"));
        phone.refused(UNCONFIRMED, update("", "one", ADDRESS));
        phone.ask(new CancelPasswordEmail());
        phone.refused("EMAIL_HASH_EXPIRED", new ConfirmPasswordEmail(mailed()));
        phone.refused(UNCONFIRMED, update("", "one", ADDRESS));
        phone.ask(update("", "two", null));
        phone.refused("EMAIL_HASH_EXPIRED", new ConfirmPasswordEmail(mailed()));
        phone.ask(new GetPasswordSettings(proof(phone, "two")));
    }

    @Test
    void aCodeLivesAnHourAndFewTries() throws Exception {
        phone.enter(ALICE);
        phone.refused(UNCONFIRMED, update("", "one", ADDRESS));
        var code = mailed();
        town.clock.pass(MailedCodes.LIFE.minusMillis(1));
        for (int i = 0; i < MailedCodes.WRONG_MAX; i++)
            phone.refused("CODE_INVALID", new ConfirmPasswordEmail(wrong(code)));
        phone.ask(new ConfirmPasswordEmail(code));

        phone.refused(UNCONFIRMED, update("one", "two", "bob@example.org"));
        town.clock.pass(MailedCodes.LIFE);
        phone.refused("EMAIL_HASH_EXPIRED", new ConfirmPasswordEmail("123456"));
        phone.ask(new RequestPasswordRecovery());
        code = mailed();
        for (int i = 0; i <= MailedCodes.WRONG_MAX; i++)
            phone.refused("CODE_INVALID", new CheckRecoveryPassword(wrong(code)));
        phone.refused("PASSWORD_RECOVERY_EXPIRED", new CheckRecoveryPassword(code));
    }

    @Test
    void whoForgotThePasswordComesInByMail() throws Exception {
        set("one");
        var other = waiting();
        assertTrue(state(other).hasRecovery());
        assertNull(state(other).emailUnconfirmedPattern());
        other.refused("PASSWORD_RECOVERY_EXPIRED", new CheckRecoveryPassword("123456"));
        assertEquals("a***e@example.org", other.ask(new RequestPasswordRecovery()).emailPattern());
        var code = mailed();
        other.refused("CODE_EMPTY", new CheckRecoveryPassword(""));
        other.refused("CODE_INVALID", new CheckRecoveryPassword(wrong(code)));
        assertTrue(other.ask(new CheckRecoveryPassword(code)));
        var bob = town.phone();
        bob.enter(BOB);
        bob.refused("PASSWORD_RECOVERY_EXPIRED", new RecoverPassword(code, null));
        town.phone().refused("AUTH_KEY_UNREGISTERED", new RecoverPassword(code, null));

        var user = Town.user(other.ask(new RecoverPassword(code, settings("new", null))));
        assertEquals(user.id(), other.caller().user());
        other.refused("PASSWORD_RECOVERY_EXPIRED", new RecoverPassword(code, null));
        assertTrue(state(phone).hasRecovery());
        var third = waiting();
        third.refused("PASSWORD_HASH_INVALID", new CheckPassword(proof(third, "one")));
        third.ask(new CheckPassword(proof(third, "new")));
    }

    @Test
    void aForgottenPasswordMayGoAltogether() throws Exception {
        set("one");
        var other = waiting();
        other.ask(new RequestPasswordRecovery());
        other.ask(new RecoverPassword(mailed(), null));
        assertFalse(state(phone).hasPassword());
        phone.refused("PASSWORD_EMPTY", new RequestPasswordRecovery());
        phone.ask(update("", "two", null));
        phone.refused("PASSWORD_RECOVERY_NA", new RequestPasswordRecovery());
    }

    @Test
    void mailThatIsNotTakenIsSaid() throws Exception {
        set("one");
        mail.stop();
        phone.refused("EMAIL_INVALID", update("one", null, "bob@example.org"));
        phone.refused("EMAIL_INVALID", new RequestPasswordRecovery());
        assertNull(state(phone).emailUnconfirmedPattern());
    }

    @Test
    void whereNoMailIsSentNoAddressIsTaken() {
        var terminal = new Town().phone();
        terminal.enter(ALICE);
        var fresh = srp.change(terminal.ask(new GetPassword()), "one", "");
        var named =
                new PasswordInputSettings(
                        fresh.newAlgo(), fresh.newPasswordHash(), "", ADDRESS, null);
        terminal.refused(
                "EMAIL_INVALID", new UpdatePasswordSettings(new InputCheckPasswordEmpty(), named));
        terminal.ask(new UpdatePasswordSettings(new InputCheckPasswordEmpty(), fresh));
        assertFalse(terminal.ask(new GetPassword()).hasRecovery());
        terminal.refused("PASSWORD_RECOVERY_NA", new RequestPasswordRecovery());
    }

    @Test
    void aPasswordGoesAWeekAfterSomebodyAsked() {
        phone.enter(ALICE);
        phone.refused("PASSWORD_EMPTY", new ResetPassword());
        phone.ask(update("", "one", null));
        int now = (int) town.clock.instant().getEpochSecond();
        int due = now + (int) Passwords.RESET_AFTER.toSeconds();
        int told = town.messages.size();
        assertEquals(new ResetPasswordRequestedWait(due), phone.ask(new ResetPassword()));
        assertEquals(due, state(phone).pendingResetDate());
        town.clock.pass(Passwords.RESET_AFTER.minusSeconds(1));
        assertEquals(new ResetPasswordRequestedWait(due), phone.ask(new ResetPassword()));
        assertEquals(told + 1, town.messages.size());
        town.clock.pass(Duration.ofSeconds(1));
        assertEquals(new ResetPasswordOk(), phone.ask(new ResetPassword()));
        assertFalse(state(phone).hasPassword());
        assertEquals(told + 2, town.messages.size());
    }

    @Test
    void aResetIsDeclinedAndNotAskedForAgainAtOnce() {
        phone.enter(ALICE);
        phone.ask(update("", "one", null));
        phone.refused("RESET_REQUEST_MISSING", new DeclinePasswordReset());
        phone.ask(new ResetPassword());
        assertTrue(phone.ask(new DeclinePasswordReset()));
        assertNull(state(phone).pendingResetDate());
        int again = (int) town.clock.instant().getEpochSecond() + (int) Passwords.PAUSE.toSeconds();
        assertEquals(new ResetPasswordFailedWait(again), phone.ask(new ResetPassword()));
        town.clock.pass(Passwords.PAUSE.minusSeconds(1));
        assertEquals(new ResetPasswordFailedWait(again), phone.ask(new ResetPassword()));
        town.clock.pass(Duration.ofSeconds(1));
        phone.ask(new ResetPassword());
        phone.ask(update("one", "two", null));
        assertNull(state(phone).pendingResetDate());
    }
}
