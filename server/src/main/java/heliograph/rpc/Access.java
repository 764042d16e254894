package heliograph.rpc;

/// Who may call a method.
public enum Access {
    /// Also before anyone has signed in.
    ANYONE,
    /// Users and bots.
    SIGNED_IN,
    USERS,
    BOTS;

    void check(Caller caller) {
        if (this == ANYONE) return;
        if (!caller.signedIn()) throw RpcError.AUTH_KEY_UNREGISTERED.refusal();
        if (this == USERS && caller.bot()) throw RpcError.BOT_METHOD_INVALID.refusal();
        if (this == BOTS && !caller.bot()) throw RpcError.USER_BOT_REQUIRED.refusal();
    }
}
