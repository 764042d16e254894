package heliograph.mtproto.session;

import heliograph.tl.TlReader;

/// A message of the client, out of its container and unpacked: the body is `bytes[from, to)` and
/// has at least a constructor id.
@SuppressWarnings("ArrayRecordComponent") // one frame's array, shared by its messages
record Message(long id, int seqno, byte[] bytes, int from, int to) {
    int constructor() {
        return new TlReader(bytes, from, to).int32();
    }

    /// A reader behind the constructor id.
    TlReader fields() {
        return new TlReader(bytes, from + 4, to);
    }

    boolean needsAck() {
        return (seqno & 1) == 1;
    }
}
