package heliograph.mtproto.crypto;

import java.util.Objects;

/// AES-256 in IGE mode, as MTProto chains it: the 32-byte IV holds the ciphertext block and then
/// the plaintext block before the first one.
///
/// Lengths are multiples of 16. Input and output may be the same range of one array, or ranges that
/// do not touch; anything between is not supported.
public final class Aes {
    /// The length of a key, and of an IV, in bytes.
    public static final int KEY_SIZE = 32;

    private Aes() {}

    /// Encrypts `in[from, from + length)` into `out[to, to + length)`.
    public static void encryptIge(
            byte[] key, byte[] iv, byte[] in, int from, int length, byte[] out, int to) {
        check(key, iv, in, from, length, out, to);
        Kit.with(kit -> {
            kit.encryptIge(key, iv, in, from, length, out, to);
            return out;
        });
    }

    /// Decrypts `in[from, from + length)` into `out[to, to + length)`.
    public static void decryptIge(
            byte[] key, byte[] iv, byte[] in, int from, int length, byte[] out, int to) {
        check(key, iv, in, from, length, out, to);
        Kit.with(kit -> {
            kit.decryptIge(key, iv, in, from, length, out, to);
            return out;
        });
    }

    private static void check(
            byte[] key, byte[] iv, byte[] in, int from, int length, byte[] out, int to) {
        Objects.checkFromIndexSize(from, length, in.length);
        Objects.checkFromIndexSize(to, length, out.length);
        if (key.length != KEY_SIZE || iv.length != KEY_SIZE || length % Kit.BLOCK != 0) {
            throw new IllegalArgumentException(
                    "key %d, IV %d, text %d bytes".formatted(key.length, iv.length, length));
        }
    }
}
