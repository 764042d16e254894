package heliograph.mtproto.exchange;

import heliograph.mtproto.crypto.Slice;
import heliograph.tl.TlReader;
import heliograph.tl.TlWriter;
import org.jspecify.annotations.Nullable;

/// A message in the clear: key id 0, message id, length, body. Only the key exchange goes this way.
///
/// The message id is the sender's clock, and is not checked: TDLib sends 1.
@SuppressWarnings("ArrayRecordComponent") // handed on once, compared by nobody
public record PlainMessage(long msgId, byte[] body) {
    /// The longest body that a client has a reason to send; the longest of an exchange is 400
    /// bytes.
    public static final int BODY_MAX = 4096;

    private static final int HEADER = 20;

    /// Reads the message `packet[from, to)`. What follows the body is padding.
    ///
    /// @return null when that is no message in the clear, or too long for one
    public static @Nullable PlainMessage read(byte[] packet, int from, int to) {
        if (to - from < HEADER) return null;
        var in = new TlReader(packet, from, to);
        if (in.int64() != 0) return null;
        long msgId = in.int64();
        int length = in.int32();
        if (length < 4 || length % 4 != 0 || length > Math.min(in.left(), BODY_MAX)) return null;
        return new PlainMessage(msgId, in.raw(length));
    }

    /// The message with [Slice#ROOM] on either side.
    public Slice write() {
        var out = new TlWriter(0, HEADER + body.length);
        out.int64(0);
        out.int64(msgId);
        out.int32(body.length);
        out.raw(body);
        return Slice.roomy(out.buffer(), 0, out.size());
    }

    /// The id of an answer that is sent at this time: 1 modulo 4, later than `lastMsgId`.
    public static long answerId(long nowMillis, long lastMsgId) {
        long seconds = Math.floorDiv(nowMillis, 1000L);
        long fraction = (Math.floorMod(nowMillis, 1000L) << 32) / 1000;
        long id = (((seconds << 32) | fraction) & ~3L) | 1;
        return id > lastMsgId ? id : lastMsgId + 4;
    }
}
