package heliograph.mtproto.crypto;

/// A message that was opened and found whole. Its body is `plain[from, to)`.
///
/// @param cipher the version that it was sealed with; answer in the same
/// @param plain header, body and padding, decrypted; the receiver's own array
/// @param quickAck the token that a client which asked for a quick acknowledgement expects, as the
///   little-endian int of its four bytes, highest bit set
@SuppressWarnings("ArrayRecordComponent") // handed on once, compared by nobody
public record Opened(
        MessageCipher cipher, MessageHeader header, byte[] plain, int from, int to, int quickAck) {
    /// The body's length in bytes.
    public int size() {
        return to - from;
    }
}
