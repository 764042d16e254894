package heliograph.passkeys;

import static heliograph.rpc.RpcError.bad;

import heliograph.rpc.RpcError;

/// The errors of passkeys (https://core.telegram.org/method/auth.finishPasskeyLogin).
final class PasskeyErrors {
    /// The account has as many passkeys as it may, or the service can have none at its address.
    static final RpcError ACCESS_DENIED = RpcError.forbidden("ACCESS_DENIED");

    static final RpcError CREDENTIAL_INVALID = bad("CREDENTIAL_INVALID");
    static final RpcError PASSKEY_CREDENTIAL_NOT_FOUND = bad("PASSKEY_CREDENTIAL_NOT_FOUND");
    static final RpcError PASSKEY_ORIGIN_MISMATCH = bad("PASSKEY_ORIGIN_MISMATCH");
    static final RpcError PASSKEY_AUTH_RESTART = new RpcError(500, "PASSKEY_AUTH_RESTART");

    private PasskeyErrors() {}
}
