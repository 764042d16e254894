package heliograph.mtproto.crypto;

/// Who sent a message. Keys differ by direction, so that no message can be sent back as an answer.
public enum Side {
    CLIENT(0),
    SERVER(8);

    private final int keyOffset;

    Side(int keyOffset) {
        this.keyOffset = keyOffset;
    }

    /// The `x` of the key derivation (core.telegram.org/mtproto/description).
    int keyOffset() {
        return keyOffset;
    }

    public Side other() {
        return switch (this) {
            case CLIENT -> SERVER;
            case SERVER -> CLIENT;
        };
    }
}
