package heliograph.channels.invites;

import heliograph.rpc.RpcError;

/// Refusals about links.
public final class InviteErrors {
    public static final RpcError INVITE_HASH_EMPTY = RpcError.bad("INVITE_HASH_EMPTY");
    public static final RpcError INVITE_HASH_INVALID = RpcError.bad("INVITE_HASH_INVALID");
    public static final RpcError INVITE_HASH_EXPIRED = RpcError.bad("INVITE_HASH_EXPIRED");
    public static final RpcError EXPIRE_DATE_INVALID = RpcError.bad("EXPIRE_DATE_INVALID");
    public static final RpcError USAGE_LIMIT_INVALID = RpcError.bad("USAGE_LIMIT_INVALID");
    public static final RpcError CHAT_INVITE_PERMANENT = RpcError.bad("CHAT_INVITE_PERMANENT");
    public static final RpcError INVITE_REVOKED_MISSING = RpcError.bad("INVITE_REVOKED_MISSING");
    public static final RpcError INVITES_TOO_MUCH = RpcError.bad("INVITES_TOO_MUCH");
    public static final RpcError HIDE_REQUESTER_MISSING = RpcError.bad("HIDE_REQUESTER_MISSING");
    public static final RpcError SEARCH_WITH_LINK_NOT_SUPPORTED =
            RpcError.bad("SEARCH_WITH_LINK_NOT_SUPPORTED");
    public static final RpcError PRICING_CHAT_INVALID = RpcError.bad("PRICING_CHAT_INVALID");

    private InviteErrors() {}
}
