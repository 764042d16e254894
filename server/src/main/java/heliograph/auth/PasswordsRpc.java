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
    private final SignIn signIn;
    private final Notices notices;

    PasswordsRpc(Passwords passwords, SignIn signIn, Notices notices) {
        this.passwords = passwords;
        this.signIn = signIn;
        this.notices = notices;
    }

    void register(Rpc rpc) {
        rpc.on(GetPassword.METHOD, Access.ANYONE, this::getPassword);
        rpc.on(GetPasswordSettings.METHOD, Access.USERS, this::getPasswordSettings);
        rpc.on(UpdatePasswordSettings.METHOD, Access.USERS, this::updatePasswordSettings);
    }

    private Password getPassword(Caller caller, GetPassword query) {
        return passwords.state(signIn.expected(caller));
    }

    private PasswordSettings getPasswordSettings(Caller caller, GetPasswordSettings query) {
        passwords.prove(caller.user(), query.password());
        return new PasswordSettings(null, null);
    }

    private Boolean updatePasswordSettings(Caller caller, UpdatePasswordSettings query) {
        passwords.prove(caller.user(), query.password());
        boolean hasOne = passwords.change(caller.user(), query.newSettings());
        notices.passwordChanged(caller.user(), hasOne);
        return true;
    }
}
