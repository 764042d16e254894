package heliograph.passkeys;

import static java.nio.charset.StandardCharsets.UTF_8;

import heliograph.auth.ProvenSignIn;
import heliograph.auth.ServiceMessages;
import heliograph.passkeys.Ceremony.Assertion;
import heliograph.passkeys.Ceremony.Attestation;
import heliograph.rpc.Access;
import heliograph.rpc.Caller;
import heliograph.rpc.Limiter.Cost;
import heliograph.rpc.Rpc;
import heliograph.store.Entry;
import heliograph.tl.api.DataJSON;
import heliograph.tl.api.InputPasskeyCredential;
import heliograph.tl.api.InputPasskeyCredentialFirebasePNV;
import heliograph.tl.api.InputPasskeyCredentialPublicKey;
import heliograph.tl.api.InputPasskeyResponseLogin;
import heliograph.tl.api.InputPasskeyResponseRegister;
import heliograph.tl.api.MessageEntityBold;
import heliograph.tl.api.Passkey;
import heliograph.tl.api.account.DeletePasskey;
import heliograph.tl.api.account.GetPasskeys;
import heliograph.tl.api.account.InitPasskeyRegistration;
import heliograph.tl.api.account.PasskeyRegistrationOptions;
import heliograph.tl.api.account.RegisterPasskey;
import heliograph.tl.api.auth.AnyAuthorization;
import heliograph.tl.api.auth.FinishPasskeyLogin;
import heliograph.tl.api.auth.InitPasskeyLogin;
import heliograph.tl.api.auth.PasskeyLoginOptions;
import heliograph.tl.stored.StoredPasskey;
import java.util.Base64;
import java.util.List;

/// `auth.*` and `account.*` of passkeys (https://core.telegram.org/api/passkeys).
public final class PasskeysRpc {
    private final Passkeys passkeys;
    private final ProvenSignIn proven;
    private final ServiceMessages messages;

    public PasskeysRpc(Passkeys passkeys, ProvenSignIn proven, ServiceMessages messages) {
        this.passkeys = passkeys;
        this.proven = proven;
        this.messages = messages;
    }

    public void register(Rpc rpc) {
        rpc.on(InitPasskeyLogin.METHOD, Access.ANYONE, this::initPasskeyLogin);
        rpc.on(FinishPasskeyLogin.METHOD, Access.ANYONE, this::finishPasskeyLogin);
        rpc.on(
                InitPasskeyRegistration.METHOD,
                Access.USERS,
                Cost.CHANGE,
                this::initPasskeyRegistration);
        rpc.on(RegisterPasskey.METHOD, Access.USERS, Cost.CHANGE, this::registerPasskey);
        rpc.on(GetPasskeys.METHOD, Access.USERS, this::getPasskeys);
        rpc.on(DeletePasskey.METHOD, Access.USERS, Cost.CHANGE, this::deletePasskey);
    }

    private PasskeyLoginOptions initPasskeyLogin(Caller caller, InitPasskeyLogin query) {
        return new PasskeyLoginOptions(new DataJSON(passkeys.request(caller)));
    }

    /// All data centres are this server, but a client has a key for each: it says with which one it
    /// asked for the options.
    private AnyAuthorization finishPasskeyLogin(Caller caller, FinishPasskeyLogin query) {
        var credential = publicKey(query.credential());
        if (!(credential.response() instanceof InputPasskeyResponseLogin login))
            throw PasskeyErrors.CREDENTIAL_INVALID.refusal();
        long user = Passkeys.owner(login.userHandle());
        proven.knock(caller, user);
        var from = query.fromAuthKeyId();
        passkeys.prove(
                from == null ? caller.authKeyId() : from,
                user,
                new Assertion(
                        id(credential.rawId()),
                        bytes(login.clientData()),
                        login.authenticatorData(),
                        login.signature()));
        return proven.enter(caller, user);
    }

    private PasskeyRegistrationOptions initPasskeyRegistration(
            Caller caller, InitPasskeyRegistration query) {
        return new PasskeyRegistrationOptions(new DataJSON(passkeys.creation(caller)));
    }

    private Passkey registerPasskey(Caller caller, RegisterPasskey query) {
        var credential = publicKey(query.credential());
        if (!(credential.response() instanceof InputPasskeyResponseRegister made))
            throw PasskeyErrors.CREDENTIAL_INVALID.refusal();
        var passkey =
                passkeys.register(
                        caller,
                        new Attestation(
                                id(credential.rawId()),
                                bytes(made.clientData()),
                                made.attestationData()));
        tell(caller.user(), passkey.value().name());
        return rendered(passkey);
    }

    private void tell(long user, String name) {
        var head = "New passkey.";
        var text =
                head
                        + " Your account can now be signed in to with a passkey, kept by: "
                        + name
                        + ". If that was not you, take it away under Settings > Passkeys and end all"
                        + " other sessions under Settings > Devices.";
        messages.send(user, text, List.of(new MessageEntityBold(0, head.length())));
    }

    private heliograph.tl.api.account.Passkeys getPasskeys(Caller caller, GetPasskeys query) {
        return new heliograph.tl.api.account.Passkeys(
                passkeys.all(caller.user()).stream().map(PasskeysRpc::rendered).toList());
    }

    private Boolean deletePasskey(Caller caller, DeletePasskey query) {
        passkeys.delete(caller.user(), id(query.id()));
        return true;
    }

    private static InputPasskeyCredentialPublicKey publicKey(InputPasskeyCredential credential) {
        return switch (credential) {
            case InputPasskeyCredentialPublicKey key -> key;
            case InputPasskeyCredentialFirebasePNV _ ->
                    throw PasskeyErrors.CREDENTIAL_INVALID.refusal();
        };
    }

    /// An id as clients write it: base64url, with padding or without.
    private static byte[] id(String text) {
        try {
            var id = Base64.getUrlDecoder().decode(text);
            if (id.length > 0 && id.length <= Ceremony.ID_MAX) return id;
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw PasskeyErrors.CREDENTIAL_INVALID.refusal();
    }

    private static byte[] bytes(DataJSON data) {
        return data.data().getBytes(UTF_8);
    }

    private static Passkey rendered(Entry<String, StoredPasskey> one) {
        var passkey = one.value();
        return new Passkey(one.key(), passkey.name(), passkey.created(), null, passkey.used());
    }
}
