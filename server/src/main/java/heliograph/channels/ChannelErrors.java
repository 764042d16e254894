package heliograph.channels;

import heliograph.rpc.RpcError;

/// Refusals that several features of channels share.
public final class ChannelErrors {
    public static final RpcError CHAT_TITLE_EMPTY = RpcError.bad("CHAT_TITLE_EMPTY");
    public static final RpcError CHAT_ABOUT_TOO_LONG = RpcError.bad("CHAT_ABOUT_TOO_LONG");
    public static final RpcError CHAT_INVALID = RpcError.bad("CHAT_INVALID");
    public static final RpcError TTL_PERIOD_INVALID = RpcError.bad("TTL_PERIOD_INVALID");
    public static final RpcError CHANNELS_TOO_MUCH = RpcError.bad("CHANNELS_TOO_MUCH");
    public static final RpcError USER_CHANNELS_TOO_MUCH =
            RpcError.forbidden("USER_CHANNELS_TOO_MUCH");
    public static final RpcError USERS_TOO_MUCH = RpcError.bad("USERS_TOO_MUCH");
    public static final RpcError USER_ALREADY_PARTICIPANT =
            RpcError.bad("USER_ALREADY_PARTICIPANT");
    public static final RpcError USER_CREATOR = RpcError.bad("USER_CREATOR");
    public static final RpcError USER_KICKED = RpcError.bad("USER_KICKED");
    public static final RpcError USER_PRIVACY_RESTRICTED =
            RpcError.forbidden("USER_PRIVACY_RESTRICTED");
    public static final RpcError INVITE_REQUEST_SENT = RpcError.bad("INVITE_REQUEST_SENT");

    private ChannelErrors() {}
}
