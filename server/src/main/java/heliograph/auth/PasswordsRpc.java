package heliograph.auth;

import heliograph.rpc.Access;
import heliograph.rpc.Caller;
import heliograph.rpc.Rpc;
import heliograph.tl.api.account.GetPassword;
import heliograph.tl.api.account.GetPasswordSettings;
import heliograph.tl.api.account.Password;
import heliograph.tl.api.account.PasswordSettings;
import heliograph.tl.api.account.UpdatePasswordSettings;

/// `account.*` of the second factor (https://core.telegram.org/api/srp).
final class PasswordsRpc {
    private final Passwords passwords;
    private final Recovery recovery;
    private final SignIn signIn;

    PasswordsRpc(Passwords passwords, Recovery recovery, SignIn signIn) {
        this.passwords = passwords;
        this.recovery = recovery;
        this.signIn = signIn;
    }

    void register(Rpc rpc) {
        rpc.on(GetPassword.METHOD, Access.ANYONE, this::getPassword);
        rpc.on(GetPasswordSettings.METHOD, Access.USERS, this::getPasswordSettings);
        rpc.on(UpdatePasswordSettings.METHOD, Access.USERS, this::updatePasswordSettings);
    }

    private Password getPassword(Caller caller, GetPassword query) {
        long user = signIn.expected(caller);
        return passwords.state(user).toBuilder()
                .hasRecovery(recovery.offered(user))
                .emailUnconfirmedPattern(caller.signedIn() ? recovery.unconfirmed(user) : null)
                .build();
    }

    private PasswordSettings getPasswordSettings(Caller caller, GetPasswordSettings query) {
        passwords.prove(caller.user(), query.password());
        return new PasswordSettings(recovery.address(caller.user()), null);
    }

    private Boolean updatePasswordSettings(Caller caller, UpdatePasswordSettings query) {
        passwords.prove(caller.user(), query.password());
        recovery.update(caller.user(), query.newSettings());
        return true;
    }
}
