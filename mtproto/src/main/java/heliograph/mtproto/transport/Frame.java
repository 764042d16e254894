package heliograph.mtproto.transport;

import heliograph.mtproto.crypto.Slice;

/// What one frame carries.
public sealed interface Frame {
    /// An MTProto message, sealed or in the clear. The bytes are the receiver's own.
    ///
    /// @param quickAck the client asks for a quick acknowledgement of it
    record Payload(Slice bytes, boolean quickAck) implements Frame {}

    /// The server has a message: the token that [heliograph.mtproto.crypto.Opened#quickAck] gives.
    record QuickAck(int token) implements Frame {}

    /// The server hangs up; the code is that of a [TransportError], or one that we do not know.
    record Refusal(int code) implements Frame {}
}
