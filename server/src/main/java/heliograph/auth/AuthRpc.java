package heliograph.auth;

import heliograph.auth.NewAccounts.Newcomer;
import heliograph.rpc.Access;
import heliograph.rpc.Caller;
import heliograph.rpc.Rpc;
import heliograph.tl.api.EmailVerification;
import heliograph.tl.api.EmailVerificationApple;
import heliograph.tl.api.EmailVerificationCode;
import heliograph.tl.api.EmailVerificationGoogle;
import heliograph.tl.api.auth.AnyAuthorization;
import heliograph.tl.api.auth.AnySentCode;
import heliograph.tl.api.auth.AuthorizationSignUpRequired;
import heliograph.tl.api.auth.CancelCode;
import heliograph.tl.api.auth.CheckPassword;
import heliograph.tl.api.auth.ImportBotAuthorization;
import heliograph.tl.api.auth.ResendCode;
import heliograph.tl.api.auth.SendCode;
import heliograph.tl.api.auth.SignUp;
import org.jspecify.annotations.Nullable;

/// `auth.*` on the way in: codes, names, passwords (https://core.telegram.org/api/auth).
final class AuthRpc {
    private final CodeSending sending;
    private final SignIn signIn;
    private final KeyRing keys;
    private final Granted granted;

    AuthRpc(CodeSending sending, SignIn signIn, KeyRing keys, Granted granted) {
        this.sending = sending;
        this.signIn = signIn;
        this.keys = keys;
        this.granted = granted;
    }

    void register(Rpc rpc) {
        rpc.on(SendCode.METHOD, Access.ANYONE, this::sendCode);
        rpc.on(ResendCode.METHOD, Access.ANYONE, this::resendCode);
        rpc.on(CancelCode.METHOD, Access.ANYONE, this::cancelCode);
        rpc.on(heliograph.tl.api.auth.SignIn.METHOD, Access.ANYONE, this::signIn);
        rpc.on(SignUp.METHOD, Access.ANYONE, this::signUp);
        rpc.on(CheckPassword.METHOD, Access.ANYONE, this::checkPassword);
        rpc.on(ImportBotAuthorization.METHOD, Access.ANYONE, this::importBotAuthorization);
    }

    /// `api_id` and `api_hash` are not looked at: there is no register of apps here.
    private AnySentCode sendCode(Caller caller, SendCode query) {
        return sending.send(caller, query.phoneNumber(), language(caller));
    }

    private AnySentCode resendCode(Caller caller, ResendCode query) {
        return sending.resend(caller, query.phoneNumber(), query.phoneCodeHash(), language(caller));
    }

    private Boolean cancelCode(Caller caller, CancelCode query) {
        return sending.cancel(caller, query.phoneNumber(), query.phoneCodeHash());
    }

    private String language(Caller caller) {
        return keys.client(caller.authKeyId()).device().language();
    }

    private AnyAuthorization signIn(Caller caller, heliograph.tl.api.auth.SignIn query) {
        var code = typed(query.phoneCode(), query.emailVerification());
        long user = signIn.byCode(caller, query.phoneNumber(), query.phoneCodeHash(), code);
        return user == 0 ? new AuthorizationSignUpRequired(null) : granted.authorization(user);
    }

    /// A code that went by e-mail comes back as the one or the other, depending on the client.
    private static String typed(@Nullable String code, @Nullable EmailVerification mail) {
        if (code != null && !code.isEmpty()) return code;
        if (mail == null) return "";
        return switch (mail) {
            case EmailVerificationCode(var typed) -> typed;
            case EmailVerificationApple _, EmailVerificationGoogle _ ->
                    throw AuthErrors.PHONE_CODE_INVALID.refusal();
        };
    }

    private AnyAuthorization signUp(Caller caller, SignUp query) {
        var newcomer =
                new Newcomer(query.firstName(), query.lastName(), query.noJoinedNotifications());
        long user = signIn.signUp(caller, query.phoneNumber(), query.phoneCodeHash(), newcomer);
        return granted.authorization(user);
    }

    private AnyAuthorization checkPassword(Caller caller, CheckPassword query) {
        return granted.authorization(signIn.byPassword(caller, query.password()));
    }

    /// There are no bots on this server yet, so no token is one's.
    private AnyAuthorization importBotAuthorization(Caller caller, ImportBotAuthorization query) {
        throw AuthErrors.ACCESS_TOKEN_INVALID.refusal();
    }
}
