package heliograph.mtproto.crypto;

import java.security.MessageDigest;

/// The 2,048-bit key that a client and the server share (core.telegram.org/mtproto/auth_key).
/// Prints only its id.
public final class AuthKey {
    /// A key's length in bytes.
    public static final int SIZE = 256;

    private final byte[] bytes;
    private final long id;
    private final long auxHash;

    /// @param bytes 256 bytes, big-endian as the exchange computes them; copied
    public AuthKey(byte[] bytes) {
        if (bytes.length != SIZE) throw new IllegalArgumentException(bytes.length + " bytes");
        this.bytes = bytes.clone();
        var sha1 = Kit.with(kit -> kit.sha1().digest(this.bytes));
        this.auxHash = Kit.int64(sha1, 0);
        this.id = Kit.int64(sha1, 12);
    }

    /// `auth_key_id`: the low 64 bits of the key's SHA-1.
    public long id() {
        return id;
    }

    /// `auth_key_aux_hash`: the high 64 bits of the key's SHA-1.
    public long auxHash() {
        return auxHash;
    }

    /// A copy of the key, to be stored sealed.
    public byte[] toBytes() {
        return bytes.clone();
    }

    /// Adds `count` bytes of the key to a digest.
    void update(MessageDigest digest, int from, int count) {
        digest.update(bytes, from, count);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AuthKey key
                && id == key.id
                && MessageDigest.isEqual(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(id);
    }

    @Override
    public String toString() {
        return "AuthKey[" + Long.toHexString(id) + "]";
    }
}
