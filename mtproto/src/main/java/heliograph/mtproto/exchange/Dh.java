package heliograph.mtproto.exchange;

import heliograph.mtproto.crypto.AuthKey;
import java.math.BigInteger;
import java.util.random.RandomGenerator;

/// Diffie-Hellman in the group that every client has in its table of good primes: another safe
/// prime would cost each of them a primality test.
final class Dh {
    /// 3 is a quadratic residue modulo the prime, so it generates the subgroup of prime order.
    static final int GENERATOR = 3;

    /// `dh_prime`, as core.telegram.org/mtproto/auth_key publishes it.
    static final BigInteger PRIME =
            new BigInteger(
                    """
                    c71caeb9c6b1c9048e6c522f70f13f73980d40238e3e21c14934d037563d930f
                    48198a0aa7c14058229493d22530f4dbfa336f6e0ac925139543aed44cce7c37
                    20fd51f69458705ac68cd4fe6b6b13abdc9746512969328454f18faf8c595f64
                    2477fe96bb2a941d5bcd1d4ac8cc49880708fa9b378e3c4f3a9060bee67cf9a4
                    a4a695811051907e162753b56b0f6b410dba74d8a84b2a14b3144e0ef1284754
                    fd17ed950d5965b4b9dd46582db1178d169c6bc465b0d6ff9ca3928fef5b9ae4
                    e418fc15e83ebea0f87fa9ff5eed70050ded2849f47bf959d956850ce929851f
                    0d8115f635b105ee2e4e15d04b2454bf6f4fadf034b10403119cd8e3b92fcc5b
                    """
                            .replace("\n", ""),
                    16);

    /// Bits of a secret exponent; docs/decisions has the reasons.
    static final int EXPONENT_BITS = 256;

    private static final BigInteger G = BigInteger.valueOf(GENERATOR);
    private static final BigInteger MARGIN = BigInteger.ONE.shiftLeft(2048 - 64);
    private static final byte[] PRIME_BYTES = bytes(PRIME);

    private Dh() {}

    static byte[] prime() {
        return PRIME_BYTES.clone();
    }

    /// A secret exponent; its top bit is set, so that all are equally long.
    static BigInteger exponent(RandomGenerator random) {
        var bytes = new byte[EXPONENT_BITS / 8];
        random.nextBytes(bytes);
        bytes[0] |= (byte) 0x80;
        return new BigInteger(1, bytes);
    }

    static BigInteger power(BigInteger exponent) {
        return G.modPow(exponent, PRIME);
    }

    static AuthKey key(BigInteger power, BigInteger exponent) {
        return new AuthKey(bytes(power.modPow(exponent, PRIME)));
    }

    /// Whether the other side's power leaks nothing by being small or large: between 2^1984 and the
    /// prime less that.
    static boolean inRange(BigInteger power) {
        return power.compareTo(MARGIN) >= 0 && power.compareTo(PRIME.subtract(MARGIN)) <= 0;
    }

    /// 256 bytes, big-endian.
    static byte[] bytes(BigInteger number) {
        var bytes = number.toByteArray();
        var fixed = new byte[AuthKey.SIZE];
        int sign = bytes.length > AuthKey.SIZE ? 1 : 0;
        int length = bytes.length - sign;
        System.arraycopy(bytes, sign, fixed, AuthKey.SIZE - length, length);
        return fixed;
    }
}
