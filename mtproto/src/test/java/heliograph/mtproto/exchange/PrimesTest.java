package heliograph.mtproto.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PrimesTest {
    @Test
    void primesAreThoseOfTheJdk() {
        for (long n = 0; n < 10_000; n++) assertPrimality(n);
        var random = new Random(1);
        for (int i = 0; i < 20_000; i++) assertPrimality((random.nextInt() & 0x7fff_ffffL) | 1);
        // Strong pseudoprimes to the bases 2; 2 and 7; 2, 3, 5 and 7.
        for (long n : new long[] {2047, 314_821, 3_215_031_751L}) assertPrimality(n);
    }

    @Test
    void productsAreTakenApart() {
        var random = new Random(2);
        for (int i = 0; i < 100; i++) {
            long p = Primes.prime31(random);
            long q = Primes.prime31(random);
            assertEquals(31, Long.SIZE - Long.numberOfLeadingZeros(p));
            assertTrue(p * q > 0);
            if (p != q) assertEquals(Math.min(p, q), Primes.factor(p * q));
        }
        // The product of core.telegram.org/mtproto/samples-auth_key.
        assertEquals(0x494C553BL, Primes.factor(0x17ED48941A08F981L));
        assertEquals(3, Primes.factor(3 * 5));
        assertEquals(1, Primes.factor(2_147_483_647L));
    }

    private static void assertPrimality(long n) {
        assertEquals(n > 1 && BigInteger.valueOf(n).isProbablePrime(40), Primes.isPrime(n), "" + n);
    }
}
