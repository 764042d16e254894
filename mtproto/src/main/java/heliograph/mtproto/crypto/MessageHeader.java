package heliograph.mtproto.crypto;

/// What stands before the body inside a sealed message
/// (core.telegram.org/mtproto/description#encrypted-message).
///
/// @param salt the server salt
/// @param sessionId the client's random session id
/// @param msgId the message id
/// @param seqno the message's sequence number
public record MessageHeader(long salt, long sessionId, long msgId, int seqno) {}
