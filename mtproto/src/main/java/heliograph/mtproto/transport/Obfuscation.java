package heliograph.mtproto.transport;

import heliograph.mtproto.crypto.AesCtr;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The 64 random-looking bytes that an obfuscated connection begins with, and the two AES-256-CTR
/// streams that they key: key at 8, counter at 40, tag of the framing at 56, DC at 60. The server's
/// stream takes bytes 8 to 56 backwards.
///
/// @param init the 64 bytes as sent
/// @param secret the 16 bytes that a proxy's clients share with it, or null
@SuppressWarnings("ArrayRecordComponent") // lives for the first packet only
record Obfuscation(byte[] init, byte @Nullable [] secret) {
    static final int SIZE = 64;
    static final int SECRET_SIZE = 16;
    private static final int KEY = 8;
    private static final int COUNTER = 40;
    private static final int TAG = 56;
    private static final int DC = 60;

    /// A client's beginning: never one that could be taken for another protocol.
    static Obfuscation random(
            Framing framing, int dc, byte @Nullable [] secret, RandomGenerator random) {
        var init = new byte[SIZE];
        do random.nextBytes(init);
        while (Preamble.of(init, 0, SIZE) != Preamble.OBFUSCATED);
        // A framing without a tag keeps its random bytes, unless they would name another.
        if (framing.tag() != 0) Bytes.int32(init, TAG, framing.tag());
        init[DC] = (byte) dc;
        init[DC + 1] = (byte) (dc >> 8);
        var plain = new Obfuscation(init, secret);
        var encrypted = init.clone();
        plain.fromClient().apply(encrypted, 0, SIZE);
        System.arraycopy(encrypted, TAG, init, TAG, SIZE - TAG);
        return plain;
    }

    /// The client's stream from its very first byte, this beginning.
    AesCtr fromClient() {
        return stream(init);
    }

    /// The server's stream; the server sends no beginning.
    AesCtr fromServer() {
        var reversed = new byte[SIZE];
        for (int i = 0; i < SIZE; i++) reversed[i] = init[SIZE - 1 - i];
        return stream(reversed);
    }

    /// The tag of the framing, once decrypted.
    static int tag(byte[] decrypted) {
        return Bytes.int32(decrypted, TAG);
    }

    private AesCtr stream(byte[] bytes) {
        var key = Arrays.copyOfRange(bytes, KEY, COUNTER);
        var counter = Arrays.copyOfRange(bytes, COUNTER, TAG);
        return new AesCtr(secret == null ? key : mixed(key, secret), counter);
    }

    private static byte[] mixed(byte[] key, byte[] secret) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(key);
            return sha256.digest(secret);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
