package heliograph.mtproto.crypto;

import java.security.GeneralSecurityException;
import java.util.Objects;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// AES-256-CTR over a stream of bytes of one direction, in order. Not safe for two threads at once.
public final class AesCtr {
    private final Cipher cipher;

    /// @param key 32 bytes
    /// @param counter 16 bytes, the first counter block, big-endian
    public AesCtr(byte[] key, byte[] counter) {
        if (key.length != 32 || counter.length != 16) {
            throw new IllegalArgumentException(key.length + " and " + counter.length + " bytes");
        }
        try {
            cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(key, "AES"),
                    new IvParameterSpec(counter));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java lacks AES in CTR mode", e);
        }
    }

    /// Encrypts, or decrypts, the stream's next bytes in place.
    public void apply(byte[] data, int from, int to) {
        Objects.checkFromToIndex(from, to, data.length);
        try {
            for (int at = from; at < to; at += Kit.PIECE) {
                int piece = Math.min(Kit.PIECE, to - at);
                cipher.update(data, at, piece, data, at);
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
