package heliograph.auth;

import heliograph.rpc.Access;
import heliograph.rpc.Caller;
import heliograph.rpc.Rpc;
import heliograph.tl.api.account.CancelPasswordEmail;
import heliograph.tl.api.account.ConfirmPasswordEmail;
import heliograph.tl.api.account.DeclinePasswordReset;
import heliograph.tl.api.account.ResendPasswordEmail;
import heliograph.tl.api.account.ResetPassword;
import heliograph.tl.api.account.ResetPasswordRequestedWait;
import heliograph.tl.api.account.ResetPasswordResult;
import heliograph.tl.api.auth.AnyAuthorization;
import heliograph.tl.api.auth.CheckRecoveryPassword;
import heliograph.tl.api.auth.PasswordRecovery;
import heliograph.tl.api.auth.RecoverPassword;
import heliograph.tl.api.auth.RequestPasswordRecovery;

/// The ways back for who forgot the password (https://core.telegram.org/api/srp#password-recovery).
final class RecoveryRpc {
    private final Recovery recovery;
    private final Passwords passwords;
    private final SignIn signIn;
    private final Granted granted;
    private final Notices notices;

    RecoveryRpc(
            Recovery recovery,
            Passwords passwords,
            SignIn signIn,
            Granted granted,
            Notices notices) {
        this.recovery = recovery;
        this.passwords = passwords;
        this.signIn = signIn;
        this.granted = granted;
        this.notices = notices;
    }

    void register(Rpc rpc) {
        rpc.on(ConfirmPasswordEmail.METHOD, Access.USERS, this::confirmPasswordEmail);
        rpc.on(ResendPasswordEmail.METHOD, Access.USERS, this::resendPasswordEmail);
        rpc.on(CancelPasswordEmail.METHOD, Access.USERS, this::cancelPasswordEmail);
        rpc.on(RequestPasswordRecovery.METHOD, Access.ANYONE, this::requestPasswordRecovery);
        rpc.on(CheckRecoveryPassword.METHOD, Access.ANYONE, this::checkRecoveryPassword);
        rpc.on(RecoverPassword.METHOD, Access.ANYONE, this::recoverPassword);
        rpc.on(ResetPassword.METHOD, Access.USERS, this::resetPassword);
        rpc.on(DeclinePasswordReset.METHOD, Access.USERS, this::declinePasswordReset);
    }

    private Boolean confirmPasswordEmail(Caller caller, ConfirmPasswordEmail query) {
        recovery.confirm(caller.user(), query.code());
        return true;
    }

    private Boolean resendPasswordEmail(Caller caller, ResendPasswordEmail query) {
        recovery.resend(caller.user());
        return true;
    }

    private Boolean cancelPasswordEmail(Caller caller, CancelPasswordEmail query) {
        recovery.cancel(caller.user());
        return true;
    }

    private PasswordRecovery requestPasswordRecovery(Caller caller, RequestPasswordRecovery query) {
        return new PasswordRecovery(recovery.request(signIn.expected(caller)));
    }

    private Boolean checkRecoveryPassword(Caller caller, CheckRecoveryPassword query) {
        recovery.check(signIn.expected(caller), query.code());
        return true;
    }

    private AnyAuthorization recoverPassword(Caller caller, RecoverPassword query) {
        long user = signIn.expected(caller);
        recovery.recover(user, query.code(), query.newSettings());
        signIn.arrived(caller, user);
        return granted.authorization(user);
    }

    private ResetPasswordResult resetPassword(Caller caller, ResetPassword query) {
        boolean asked = passwords.resetDate(caller.user()) != null;
        var result = passwords.reset(caller.user());
        switch (result) {
            case ResetPasswordRequestedWait(int until) -> {
                if (!asked) notices.resetAsked(caller.user(), until);
            }
            case heliograph.tl.api.account.ResetPasswordOk _ ->
                    notices.passwordChanged(caller.user(), false);
            case heliograph.tl.api.account.ResetPasswordFailedWait _ -> {}
        }
        return result;
    }

    private Boolean declinePasswordReset(Caller caller, DeclinePasswordReset query) {
        passwords.declineReset(caller.user());
        return true;
    }
}
