package heliograph.mtproto.transport;

/// What the first bytes of a connection can be, before anything is decrypted.
enum Preamble {
    /// Too few bytes to say.
    UNDECIDED,
    ABRIDGED,
    INTERMEDIATE,
    PADDED,
    FULL,
    /// Nothing known: 64 bytes of obfuscation, or noise.
    OBFUSCATED,
    /// HTTP, TLS, or a full frame that cannot be.
    FOREIGN;

    private static final int HEAD = 0x44414548;
    private static final int POST = 0x54534f50;
    private static final int GET = 0x20544547;
    private static final int OPTIONS = 0x4954504f;
    private static final int TLS = 0x02010316;

    static Preamble of(byte[] first, int from, int to) {
        int size = to - from;
        if (size > 0 && first[from] == (byte) Framing.ABRIDGED.tag()) return ABRIDGED;
        if (size < 4) return UNDECIDED;
        int word = Bytes.int32(first, from);
        if (word == Framing.INTERMEDIATE.tag()) return INTERMEDIATE;
        if (word == Framing.PADDED.tag()) return PADDED;
        switch (word) {
            case HEAD, POST, GET, OPTIONS, TLS -> {
                return FOREIGN;
            }
            default -> {}
        }
        if (size < 8) return UNDECIDED;
        if (Bytes.int32(first, from + 4) != 0) return OBFUSCATED;
        return fullLength(word) ? FULL : FOREIGN;
    }

    /// Whether a full frame can be this long, its length and checksum included.
    static boolean fullLength(int length) {
        return length >= 12 + FrameReader.PAYLOAD_MIN
                && length <= 12 + Transport.FRAME_MAX
                && length % 4 == 0;
    }
}
