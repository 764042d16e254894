package heliograph.channels;

import heliograph.rpc.RpcError;

/// Refusals of everything that has to do with topics (https://core.telegram.org/api/forum).
public final class TopicErrors {
    public static final RpcError CHANNEL_FORUM_MISSING = RpcError.bad("CHANNEL_FORUM_MISSING");
    public static final RpcError TOPIC_ID_INVALID = RpcError.bad("TOPIC_ID_INVALID");
    public static final RpcError TOPIC_NOT_MODIFIED = RpcError.bad("TOPIC_NOT_MODIFIED");
    public static final RpcError TOPIC_TITLE_EMPTY = RpcError.bad("TOPIC_TITLE_EMPTY");
    public static final RpcError TOPICS_EMPTY = RpcError.bad("TOPICS_EMPTY");
    public static final RpcError TOPIC_CLOSE_SEPARATELY = RpcError.bad("TOPIC_CLOSE_SEPARATELY");
    public static final RpcError TOPIC_HIDE_SEPARATELY = RpcError.bad("TOPIC_HIDE_SEPARATELY");
    public static final RpcError GENERAL_MODIFY_ICON_FORBIDDEN =
            RpcError.bad("GENERAL_MODIFY_ICON_FORBIDDEN");
    public static final RpcError NOGENERAL_HIDE_FORBIDDEN =
            RpcError.bad("NOGENERAL_HIDE_FORBIDDEN");
    public static final RpcError DOCUMENT_INVALID = RpcError.bad("DOCUMENT_INVALID");
    public static final RpcError PINNED_TOO_MUCH = RpcError.bad("PINNED_TOO_MUCH");
    public static final RpcError TOPIC_CLOSED = new RpcError(406, "TOPIC_CLOSED");
    public static final RpcError TOPIC_DELETED = new RpcError(406, "TOPIC_DELETED");

    private TopicErrors() {}
}
