package heliograph.auth;

import heliograph.auth.LoginTokens.Token;
import heliograph.rpc.Access;
import heliograph.rpc.Caller;
import heliograph.rpc.Rpc;
import heliograph.tl.api.auth.AcceptLoginToken;
import heliograph.tl.api.auth.AnyLoginToken;
import heliograph.tl.api.auth.BindTempAuthKey;
import heliograph.tl.api.auth.DropTempAuthKeys;
import heliograph.tl.api.auth.ExportAuthorization;
import heliograph.tl.api.auth.ExportLoginToken;
import heliograph.tl.api.auth.ExportedAuthorization;
import heliograph.tl.api.auth.ImportAuthorization;
import heliograph.tl.api.auth.ImportLoginToken;
import heliograph.tl.api.auth.LoginToken;
import heliograph.tl.api.auth.LoginTokenSuccess;

/// `auth.*` by which one key of a person helps another one in: QR codes, transfers, temporary keys.
final class TokensRpc {
    private final LoginTokens tokens;
    private final Transfers transfers;
    private final KeyBinding binding;
    private final SignIn signIn;
    private final Devices devices;

    TokensRpc(
            LoginTokens tokens,
            Transfers transfers,
            KeyBinding binding,
            SignIn signIn,
            Devices devices) {
        this.tokens = tokens;
        this.transfers = transfers;
        this.binding = binding;
        this.signIn = signIn;
        this.devices = devices;
    }

    void register(Rpc rpc) {
        rpc.on(ExportLoginToken.METHOD, Access.ANYONE, this::exportLoginToken);
        rpc.on(ImportLoginToken.METHOD, Access.ANYONE, this::importLoginToken);
        rpc.on(AcceptLoginToken.METHOD, Access.USERS, this::acceptLoginToken);
        rpc.on(ExportAuthorization.METHOD, Access.SIGNED_IN, this::exportAuthorization);
        rpc.on(ImportAuthorization.METHOD, Access.ANYONE, this::importAuthorization);
        rpc.on(BindTempAuthKey.METHOD, Access.ANYONE, this::bindTempAuthKey);
        rpc.on(DropTempAuthKeys.METHOD, Access.ANYONE, this::dropTempAuthKeys);
    }

    private AnyLoginToken exportLoginToken(Caller caller, ExportLoginToken query) {
        return answer(caller, tokens.of(caller, query.exceptIds()));
    }

    private AnyLoginToken importLoginToken(Caller caller, ImportLoginToken query) {
        return answer(caller, tokens.own(caller, query.token()));
    }

    private AnyLoginToken answer(Caller caller, Token token) {
        long user = token.accepted();
        if (user == 0) return new LoginToken((int) (token.endMillis / 1000), token.bytes);
        tokens.use(token);
        signIn.finish(caller, user);
        return new LoginTokenSuccess(devices.granted(user));
    }

    private heliograph.tl.api.Authorization acceptLoginToken(
            Caller caller, AcceptLoginToken query) {
        return devices.coming(tokens.accept(caller, query.token()));
    }

    private ExportedAuthorization exportAuthorization(Caller caller, ExportAuthorization query) {
        return new ExportedAuthorization(caller.user(), transfers.export(caller, query.dcId()));
    }

    private heliograph.tl.api.auth.AnyAuthorization importAuthorization(
            Caller caller, ImportAuthorization query) {
        transfers.take(caller, query.id(), query.bytes());
        return devices.granted(query.id());
    }

    private Boolean bindTempAuthKey(Caller caller, BindTempAuthKey query) {
        binding.bind(caller, query);
        return true;
    }

    private Boolean dropTempAuthKeys(Caller caller, DropTempAuthKeys query) {
        binding.drop(caller, query.exceptAuthKeys());
        return true;
    }
}
