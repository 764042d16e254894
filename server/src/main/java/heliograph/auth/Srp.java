package heliograph.auth;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/// The server's side of SRP 6a as the protocol uses it (https://core.telegram.org/api/srp): numbers
/// are big-endian in 256 bytes, the hash is SHA-256, all arithmetic is modulo `p`.
final class Srp {
    /// Bytes of a number.
    static final int SIZE = 256;

    static final int G = 3;

    /// Bits of the server's secret number: as many as keep the best attack at 2^128, and a tenth of
    /// the work of 2,048 (`docs/decisions/0004-short-exponent.md`).
    static final int SECRET_BITS = 256;

    /// The prime of MTProto's key exchange, which clients know as good
    /// (https://core.telegram.org/mtproto/auth_key).
    static final BigInteger P =
            new BigInteger(
                    "c71caeb9c6b1c9048e6c522f70f13f73980d40238e3e21c14934d037563d930f"
                            + "48198a0aa7c14058229493d22530f4dbfa336f6e0ac925139543aed44cce7c37"
                            + "20fd51f69458705ac68cd4fe6b6b13abdc9746512969328454f18faf8c595f64"
                            + "2477fe96bb2a941d5bcd1d4ac8cc49880708fa9b378e3c4f3a9060bee67cf9a4"
                            + "a4a695811051907e162753b56b0f6b410dba74d8a84b2a14b3144e0ef1284754"
                            + "fd17ed950d5965b4b9dd46582db1178d169c6bc465b0d6ff9ca3928fef5b9ae4"
                            + "e418fc15e83ebea0f87fa9ff5eed70050ded2849f47bf959d956850ce929851f"
                            + "0d8115f635b105ee2e4e15d04b2454bf6f4fadf034b10403119cd8e3b92fcc5b",
                    16);

    private static final BigInteger GENERATOR = BigInteger.valueOf(G);

    /// `k = H(p | g)`.
    private static final BigInteger K = number(hash(bytes(P), bytes(GENERATOR)));

    /// `H(p) xor H(g)`, the beginning of every proof.
    private static final byte[] PRELUDE = xor(hash(bytes(P)), hash(bytes(GENERATOR)));

    private Srp() {}

    /// What one check of a password needs.
    ///
    /// @param secret `b`, this check's secret number
    /// @param offer `g_b`, the public number made from it
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Challenge(BigInteger secret, byte[] offer) {
        /// Makes the public number of a secret one: `g_b = k*v + g^b`.
        static Challenge of(BigInteger secret, BigInteger verifier) {
            var power = GENERATOR.modPow(secret, P);
            return new Challenge(secret, bytes(K.multiply(verifier).add(power).mod(P)));
        }
    }

    /// The verifier `v = g^x` that a client sent, or null when no password gives such a number.
    static @Nullable BigInteger verifier(byte[] sent) {
        return sent.length == SIZE ? inRange(sent) : null;
    }

    /// Whether `proof` shows that the client knows the password.
    ///
    /// @param offered the client's public number `g_a`
    static boolean proves(
            Challenge challenge,
            BigInteger verifier,
            byte[] salt1,
            byte[] salt2,
            byte[] offered,
            byte[] proof) {
        var a = offered.length > SIZE ? null : inRange(offered);
        if (a == null) return false;
        var u = number(hash(bytes(a), challenge.offer));
        var shared = a.multiply(verifier.modPow(u, P)).modPow(challenge.secret, P);
        var key = hash(bytes(shared));
        var expected = hash(PRELUDE, hash(salt1), hash(salt2), bytes(a), challenge.offer, key);
        return MessageDigest.isEqual(expected, proof);
    }

    /// A number between 1 and p − 1, both excluded: with the others no secret would be needed.
    private static @Nullable BigInteger inRange(byte[] sent) {
        var number = number(sent);
        boolean good =
                number.compareTo(BigInteger.ONE) > 0
                        && number.compareTo(P.subtract(BigInteger.ONE)) < 0;
        return good ? number : null;
    }

    /// Whether a client means the same prime.
    static boolean isPrime(byte[] p) {
        return number(p).equals(P);
    }

    static byte[] prime() {
        return bytes(P);
    }

    private static BigInteger number(byte[] bytes) {
        return new BigInteger(1, bytes);
    }

    /// In 256 bytes, whatever the number's own length.
    static byte[] bytes(BigInteger number) {
        var raw = number.toByteArray();
        var padded = new byte[SIZE];
        int length = Math.min(raw.length, SIZE);
        System.arraycopy(raw, raw.length - length, padded, SIZE - length, length);
        return padded;
    }

    private static byte[] xor(byte[] one, byte[] other) {
        var mixed = one.clone();
        for (int i = 0; i < mixed.length; i++) mixed[i] ^= other[i];
        return mixed;
    }

    private static byte[] hash(byte[]... parts) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            for (var part : parts) sha.update(part);
            return sha.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
