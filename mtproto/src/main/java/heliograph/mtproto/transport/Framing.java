package heliograph.mtproto.transport;

/// How frames are told apart on the stream.
public enum Framing {
    /// One length byte in words of four bytes, or `7f` and three bytes.
    ABRIDGED(0xefefefef),
    /// A length of four bytes.
    INTERMEDIATE(0xeeeeeeee),
    /// As intermediate, with 0 to 15 random bytes after each payload.
    PADDED(0xdddddddd),
    /// Length, number of the frame, payload, CRC-32. Known by its first frame, having no tag.
    FULL(0);

    private final int tag;

    Framing(int tag) {
        this.tag = tag;
    }

    /// What a client begins with, or puts at byte 56 of an obfuscated beginning; 0 for full.
    int tag() {
        return tag;
    }
}
