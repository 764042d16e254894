package heliograph.mtproto.exchange;

import heliograph.mtproto.crypto.AuthKey;
import heliograph.tl.TlReader;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/// What both sides compute of the nonces of an exchange.
final class Nonces {
    static final int SIZE = 16;
    static final int NEW_SIZE = 32;

    private Nonces() {}

    static byte[] random(int size, RandomGenerator random) {
        var nonce = new byte[size];
        random.nextBytes(nonce);
        return nonce;
    }

    /// The first server salt.
    static long salt(byte[] newNonce, byte[] serverNonce) {
        return new TlReader(newNonce).int64() ^ new TlReader(serverNonce).int64();
    }

    /// `new_nonce_hash` 1 for ok, 2 for retry, 3 for fail: the low 128 bits of a SHA-1 that only
    /// those can make who have both the secret nonce and the key.
    static byte[] hash(byte[] newNonce, int number, AuthKey key) {
        var aux = ByteBuffer.allocate(8).putLong(Long.reverseBytes(key.auxHash())).array();
        var sha1 = Digests.sha1(newNonce, new byte[] {(byte) number}, aux);
        return Arrays.copyOfRange(sha1, 4, 20);
    }
}
