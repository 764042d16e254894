package heliograph.rpc;

import java.time.Duration;

/// An error as a client sees it. The protocol's names are the words of the domain: features throw
/// `PEER_ID_INVALID.refusal()`, and nothing translates errors on the way out.
public record RpcError(int code, String message) {
    public static final RpcError INPUT_METHOD_INVALID = bad("INPUT_METHOD_INVALID");
    public static final RpcError INPUT_FETCH_ERROR = bad("INPUT_FETCH_ERROR");
    public static final RpcError INTERNAL = new RpcError(500, "INTERNAL");
    public static final RpcError STORE_UNAVAILABLE =
            new RpcError(500, "WORKER_BUSY_TOO_LONG_RETRY");

    // Invoking
    public static final RpcError CONNECTION_NOT_INITED = bad("CONNECTION_NOT_INITED");
    public static final RpcError CONNECTION_LAYER_INVALID = bad("CONNECTION_LAYER_INVALID");
    public static final RpcError UPDATE_APP_TO_LOGIN = new RpcError(406, "UPDATE_APP_TO_LOGIN");
    public static final RpcError MSG_WAIT_TIMEOUT = new RpcError(500, "MSG_WAIT_TIMEOUT");
    public static final RpcError MSG_WAIT_FAILED = new RpcError(500, "MSG_WAIT_FAILED");

    // Access
    public static final RpcError AUTH_KEY_UNREGISTERED = new RpcError(401, "AUTH_KEY_UNREGISTERED");
    public static final RpcError AUTH_KEY_PERM_EMPTY = new RpcError(401, "AUTH_KEY_PERM_EMPTY");
    public static final RpcError SESSION_PASSWORD_NEEDED =
            new RpcError(401, "SESSION_PASSWORD_NEEDED");
    public static final RpcError SESSION_REVOKED = new RpcError(401, "SESSION_REVOKED");
    public static final RpcError USER_DEACTIVATED = new RpcError(401, "USER_DEACTIVATED");
    public static final RpcError BOT_METHOD_INVALID = bad("BOT_METHOD_INVALID");
    public static final RpcError USER_BOT_REQUIRED = bad("USER_BOT_REQUIRED");

    // Peers and messages, which every feature meets
    public static final RpcError PEER_ID_INVALID = bad("PEER_ID_INVALID");
    public static final RpcError USER_ID_INVALID = bad("USER_ID_INVALID");
    public static final RpcError CHAT_ID_INVALID = bad("CHAT_ID_INVALID");
    public static final RpcError CHANNEL_INVALID = bad("CHANNEL_INVALID");
    public static final RpcError CHANNEL_PRIVATE = bad("CHANNEL_PRIVATE");
    public static final RpcError CHAT_ADMIN_REQUIRED = bad("CHAT_ADMIN_REQUIRED");
    public static final RpcError CHAT_WRITE_FORBIDDEN = forbidden("CHAT_WRITE_FORBIDDEN");
    public static final RpcError CHAT_NOT_MODIFIED = bad("CHAT_NOT_MODIFIED");
    public static final RpcError USER_NOT_PARTICIPANT = bad("USER_NOT_PARTICIPANT");
    public static final RpcError MESSAGE_ID_INVALID = bad("MESSAGE_ID_INVALID");
    public static final RpcError MSG_ID_INVALID = bad("MSG_ID_INVALID");
    public static final RpcError LIMIT_INVALID = bad("LIMIT_INVALID");

    /// A refusal of the usual kind: 400, the client's input is at fault.
    public static RpcError bad(String message) {
        return new RpcError(400, message);
    }

    public static RpcError forbidden(String message) {
        return new RpcError(403, message);
    }

    /// 420 `FLOOD_WAIT_x`: the caller may try again after `wait`, rounded up to whole seconds.
    public static RpcError floodWait(Duration wait) {
        return new RpcError(420, "FLOOD_WAIT_" + Math.max(1, (wait.toMillis() + 999) / 1000));
    }

    /// What a feature throws to end a call with this error.
    public Refusal refusal() {
        return new Refusal(this);
    }

    /// Ends a call with an answer that the protocol knows. Carries no stack: it is no bug.
    public static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient RpcError error;

        private Refusal(RpcError error) {
            super(error.message, null, false, false);
            this.error = error;
        }

        public RpcError error() {
            return error;
        }
    }
}
