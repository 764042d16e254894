package heliograph.mtproto.exchange;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Hashes of several pieces in a row.
final class Digests {
    private Digests() {}

    static byte[] sha1(byte[]... pieces) {
        return digest("SHA-1", pieces);
    }

    static byte[] sha256(byte[]... pieces) {
        return digest("SHA-256", pieces);
    }

    /// The low 64 bits of a SHA-1, as a key or a fingerprint is named by them.
    static long low64(byte[] sha1) {
        long low = 0;
        for (int i = 19; i >= 12; i--) low = low << 8 | (sha1[i] & 0xff);
        return low;
    }

    private static byte[] digest(String algorithm, byte[]... pieces) {
        try {
            var digest = MessageDigest.getInstance(algorithm);
            for (var piece : pieces) digest.update(piece);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java lacks " + algorithm, e);
        }
    }
}
