package heliograph.auth;

import heliograph.auth.NewAccounts.Newcomer;
import heliograph.rpc.Caller;
import heliograph.rpc.RpcError;
import heliograph.tl.api.AnyInputCheckPasswordSRP;
import org.jspecify.annotations.Nullable;

/// The last steps into an account: the code, the name of someone new, the password.
final class SignIn {
    private final Door door;
    private final LoginCodes codes;
    private final Passwords passwords;
    private final Authorizations authorizations;
    private final NewAccounts accounts;

    SignIn(
            Door door,
            LoginCodes codes,
            Passwords passwords,
            Authorizations authorizations,
            NewAccounts accounts) {
        this.door = door;
        this.codes = codes;
        this.passwords = passwords;
        this.authorizations = authorizations;
        this.accounts = accounts;
    }

    /// Checks a code and signs in.
    ///
    /// @return the account; 0 when the number has none yet and the client shall ask for a name
    long byCode(Caller caller, String written, String hash, String typed) {
        if (typed.isEmpty()) throw AuthErrors.PHONE_CODE_EMPTY.refusal();
        var phone = door.phone(written);
        door.knock(caller, phone);
        var waiting = codes.waiting(hash, phone, caller.authKeyId());
        door.guess(phone);
        codes.prove(hash, waiting, typed);
        long user = door.account(phone);
        if (user == 0) {
            door.enter(phone);
            codes.keepForSignUp(hash, waiting);
            return 0;
        }
        codes.use(hash);
        finish(caller, user);
        return user;
    }

    /// Makes the account of a number whose code was proven, and signs in to it.
    long signUp(Caller caller, String written, String hash, Newcomer newcomer) {
        var phone = door.phone(written);
        var waiting = codes.waiting(hash, phone, caller.authKeyId());
        if (!codes.isProven(waiting)) throw AuthErrors.PHONE_CODE_INVALID.refusal();
        var who = newcomer.checked();
        accounts.check(phone);
        codes.use(hash);
        long user = accounts.make(phone, who);
        finish(caller, user);
        return user;
    }

    /// Signs in to an account to which the caller has proved its right. Refuses with
    /// `SESSION_PASSWORD_NEEDED` when there is a password, which [#byPassword] takes.
    void finish(Caller caller, long user) {
        if (passwords.has(user)) {
            passwords.await(caller.authKeyId(), user);
            throw RpcError.SESSION_PASSWORD_NEEDED.refusal();
        }
        passwords.giveUp(caller.authKeyId());
        authorizations.enter(caller, user);
    }

    /// Whose password the caller is to give: the account that it is signed in to, or the one that
    /// it is about to sign in to. Refuses with `AUTH_KEY_UNREGISTERED`.
    long expected(Caller caller) {
        var user = expectedOrNull(caller);
        if (user == null) throw RpcError.AUTH_KEY_UNREGISTERED.refusal();
        return user;
    }

    private @Nullable Long expectedOrNull(Caller caller) {
        var next = passwords.awaited(caller.authKeyId());
        return next != null || !caller.signedIn() ? next : Long.valueOf(caller.user());
    }

    /// Checks the password and signs in.
    long byPassword(Caller caller, AnyInputCheckPasswordSRP given) {
        long user = expected(caller);
        passwords.prove(user, given);
        arrived(caller, user);
        return user;
    }

    /// Signs in a client that lacked nothing but the password, which it has given or done away
    /// with.
    void arrived(Caller caller, long user) {
        boolean next = passwords.arrived(caller.authKeyId());
        if (next) authorizations.enter(caller, user);
    }
}
