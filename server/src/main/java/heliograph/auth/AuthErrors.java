package heliograph.auth;

import static heliograph.rpc.RpcError.bad;

import heliograph.rpc.RpcError;

/// The errors of signing in (https://core.telegram.org/api/auth).
final class AuthErrors {
    static final RpcError PHONE_NUMBER_INVALID = new RpcError(406, "PHONE_NUMBER_INVALID");
    static final RpcError PHONE_NUMBER_OCCUPIED = bad("PHONE_NUMBER_OCCUPIED");

    /// The installation lets nobody new in who is not on the owner's list.
    static final RpcError SIGN_UP_FORBIDDEN = bad("PHONE_NUMBER_APP_SIGNUP_FORBIDDEN");

    static final RpcError PHONE_CODE_EMPTY = bad("PHONE_CODE_EMPTY");
    static final RpcError PHONE_CODE_HASH_EMPTY = bad("PHONE_CODE_HASH_EMPTY");
    static final RpcError PHONE_CODE_EXPIRED = bad("PHONE_CODE_EXPIRED");
    static final RpcError PHONE_CODE_INVALID = bad("PHONE_CODE_INVALID");
    static final RpcError SMS_CODE_CREATE_FAILED = bad("SMS_CODE_CREATE_FAILED");
    static final RpcError SEND_CODE_UNAVAILABLE = new RpcError(406, "SEND_CODE_UNAVAILABLE");

    static final RpcError FIRSTNAME_INVALID = bad("FIRSTNAME_INVALID");
    static final RpcError LASTNAME_INVALID = bad("LASTNAME_INVALID");

    static final RpcError PASSWORD_HASH_INVALID = bad("PASSWORD_HASH_INVALID");
    static final RpcError PASSWORD_MISSING = bad("PASSWORD_MISSING");
    static final RpcError SRP_ID_INVALID = bad("SRP_ID_INVALID");
    static final RpcError SRP_PASSWORD_CHANGED = bad("SRP_PASSWORD_CHANGED");
    static final RpcError NEW_SALT_INVALID = bad("NEW_SALT_INVALID");
    static final RpcError NEW_SETTINGS_EMPTY = bad("NEW_SETTINGS_EMPTY");
    static final RpcError NEW_SETTINGS_INVALID = bad("NEW_SETTINGS_INVALID");
    static final RpcError EMAIL_INVALID = bad("EMAIL_INVALID");
    static final RpcError EMAIL_HASH_EXPIRED = bad("EMAIL_HASH_EXPIRED");
    static final RpcError CODE_EMPTY = bad("CODE_EMPTY");
    static final RpcError CODE_INVALID = bad("CODE_INVALID");
    static final RpcError PASSWORD_EMPTY = bad("PASSWORD_EMPTY");
    static final RpcError PASSWORD_RECOVERY_NA = bad("PASSWORD_RECOVERY_NA");
    static final RpcError PASSWORD_RECOVERY_EXPIRED = bad("PASSWORD_RECOVERY_EXPIRED");
    static final RpcError RESET_REQUEST_MISSING = bad("RESET_REQUEST_MISSING");

    static final RpcError ENCRYPTED_MESSAGE_INVALID = bad("ENCRYPTED_MESSAGE_INVALID");
    static final RpcError EXPIRES_AT_INVALID = bad("EXPIRES_AT_INVALID");
    static final RpcError TEMP_AUTH_KEY_EMPTY = bad("TEMP_AUTH_KEY_EMPTY");
    static final RpcError TEMP_AUTH_KEY_ALREADY_BOUND = bad("TEMP_AUTH_KEY_ALREADY_BOUND");

    static final RpcError DC_ID_INVALID = bad("DC_ID_INVALID");
    static final RpcError AUTH_BYTES_INVALID = bad("AUTH_BYTES_INVALID");
    static final RpcError ACCESS_TOKEN_INVALID = bad("ACCESS_TOKEN_INVALID");
    static final RpcError HASH_INVALID = bad("HASH_INVALID");

    static final RpcError AUTH_TOKEN_INVALID = bad("AUTH_TOKEN_INVALID");

    /// The name that `auth.acceptLoginToken` has for a token that it does not know.
    static final RpcError AUTH_TOKEN_INVALIDX = bad("AUTH_TOKEN_INVALIDX");

    static final RpcError AUTH_TOKEN_EXPIRED = bad("AUTH_TOKEN_EXPIRED");
    static final RpcError AUTH_TOKEN_EXCEPTION = bad("AUTH_TOKEN_EXCEPTION");
    static final RpcError AUTH_TOKEN_ALREADY_ACCEPTED = bad("AUTH_TOKEN_ALREADY_ACCEPTED");

    private AuthErrors() {}

    /// 400 `EMAIL_UNCONFIRMED_x`: a code of so many digits went to the address.
    static RpcError unconfirmed(int digits) {
        return bad("EMAIL_UNCONFIRMED_" + digits);
    }

    /// 400 `PASSWORD_TOO_FRESH_x`: the password is enough in so many seconds.
    static RpcError tooFresh(long seconds) {
        return bad("PASSWORD_TOO_FRESH_" + seconds);
    }
}
