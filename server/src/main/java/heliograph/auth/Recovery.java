package heliograph.auth;

import heliograph.auth.MailedCodes.Letter;
import heliograph.codes.Addresses;
import heliograph.codes.Mail;
import heliograph.tl.api.account.PasswordInputSettings;
import heliograph.tl.stored.StoredPassword;
import org.jspecify.annotations.Nullable;

/// The password and the e-mail address by which people come back who forgot it
/// (https://core.telegram.org/api/srp#email-recovery).
///
/// An address counts once its owner has typed in the code that went there; until then the settings
/// that came with it wait. Where the installation sends no mail, no address is taken.
final class Recovery {
    private static final Letter CONFIRM =
            new Letter(
                    "recovery address", "to confirm this address", AuthErrors.EMAIL_HASH_EXPIRED);
    private static final Letter RECOVER =
            new Letter(
                    "password recovery",
                    "to set a new password",
                    AuthErrors.PASSWORD_RECOVERY_EXPIRED);

    /// Settings that wait for their address to be confirmed.
    ///
    /// @param since the version of the password that they follow, 0 for none
    private record Waiting(long since, StoredPassword wanted) {}

    private final Passwords passwords;
    private final Notices notices;
    private final MailedCodes<Waiting> confirming;
    private final MailedCodes<Boolean> recovering;

    Recovery(Passwords passwords, Notices notices, MailedCodes.Post post) {
        this.passwords = passwords;
        this.notices = notices;
        this.confirming = new MailedCodes<>(post, CONFIRM);
        this.recovering = new MailedCodes<>(post, RECOVER);
    }

    /// Whether somebody who forgot the account's password can be sent a code.
    boolean offered(long user) {
        return confirming.offered() && address(user) != null;
    }

    /// The address that was confirmed, or null.
    @Nullable String address(long user) {
        var stored = passwords.stored(user);
        return stored == null ? null : stored.recovery();
    }

    /// The address that waits to be confirmed, its middle hidden; null when none does.
    @Nullable String unconfirmed(long user) {
        return confirming.pattern(user);
    }

    /// Changes what the settings name, after [Passwords#prove]: the password, the address, or both.
    /// With a new address nothing changes before that is confirmed: a code goes there, and this
    /// refuses with `EMAIL_UNCONFIRMED_x`, x being the code's digits.
    void update(long user, PasswordInputSettings settings) {
        var before = passwords.stored(user);
        var wanted = passwords.wanted(user, before, settings);
        var email = settings.email();
        if (wanted == null || email == null) {
            put(user, before, wanted);
        } else if (email.isEmpty()) {
            put(user, before, wanted.toBuilder().recovery(null).build());
        } else if (email.equals(wanted.recovery())) {
            put(user, before, wanted);
        } else {
            if (!Mail.isAddress(email)) throw AuthErrors.EMAIL_INVALID.refusal();
            var waiting = new Waiting(version(before), wanted.toBuilder().recovery(email).build());
            confirming.send(user, email, waiting);
            throw AuthErrors.unconfirmed(MailedCodes.DIGITS).refusal();
        }
    }

    private static long version(@Nullable StoredPassword stored) {
        return stored == null ? 0 : stored.version();
    }

    /// Sets, changes or takes away the password; codes that are on their way are void.
    private void put(long user, @Nullable StoredPassword before, @Nullable StoredPassword wanted) {
        confirming.drop(user);
        recovering.drop(user);
        passwords.put(user, wanted);
        tell(user, before, wanted);
    }

    private void tell(long user, @Nullable StoredPassword before, @Nullable StoredPassword after) {
        if (version(before) != version(after)) notices.passwordChanged(user, after != null);
        var address = after == null ? null : after.recovery();
        if (address != null && !address.equals(before == null ? null : before.recovery()))
            notices.recoveryAddress(user, Addresses.masked(address));
    }

    /// Puts the settings in force whose address is confirmed by this code. Refuses with
    /// `CODE_EMPTY`, `CODE_INVALID`, or `EMAIL_HASH_EXPIRED`, also when the password has changed
    /// since.
    void confirm(long user, String code) {
        var waiting = confirming.use(user, code);
        var before = passwords.stored(user);
        if (version(before) != waiting.since
                || !passwords.replace(user, waiting.since, waiting.wanted))
            throw AuthErrors.EMAIL_HASH_EXPIRED.refusal();
        tell(user, before, waiting.wanted);
    }

    /// Sends the code to the address that waits once more. Refuses with `EMAIL_HASH_EXPIRED`.
    void resend(long user) {
        confirming.again(user);
    }

    /// Forgets the address that waits, and the settings that came with it. Refuses with
    /// `EMAIL_HASH_EXPIRED`.
    void cancel(long user) {
        if (!confirming.drop(user)) throw AuthErrors.EMAIL_HASH_EXPIRED.refusal();
    }

    /// Sends a code to somebody who forgot the password. Refuses with `PASSWORD_EMPTY` or
    /// `PASSWORD_RECOVERY_NA`.
    ///
    /// @return where it went, the middle hidden
    String request(long user) {
        if (!passwords.has(user)) throw AuthErrors.PASSWORD_EMPTY.refusal();
        var address = address(user);
        if (address == null || !recovering.offered())
            throw AuthErrors.PASSWORD_RECOVERY_NA.refusal();
        recovering.send(user, address, true);
        return Addresses.masked(address);
    }

    /// Refuses a code that [#recover] would refuse.
    void check(long user, String code) {
        var _ = recovering.prove(user, code);
    }

    /// Sets another password, or none, for who has the code. Refuses with `CODE_EMPTY`,
    /// `CODE_INVALID`, `PASSWORD_RECOVERY_EXPIRED`, or as for any new password.
    ///
    /// @param settings null for no password; the address stays what it is
    void recover(long user, String code, @Nullable PasswordInputSettings settings) {
        check(user, code);
        var before = passwords.stored(user);
        var wanted = settings == null ? null : passwords.wanted(user, before, settings);
        var _ = recovering.use(user, code);
        put(user, before, wanted);
    }
}
