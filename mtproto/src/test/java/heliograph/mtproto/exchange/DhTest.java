package heliograph.mtproto.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DhTest {
    @Test
    void thePrimeIsSafeAndTheGeneratorIsAResidue() {
        assertEquals(2048, Dh.PRIME.bitLength());
        assertTrue(Dh.PRIME.isProbablePrime(64));
        assertTrue(Dh.PRIME.shiftRight(1).isProbablePrime(64));
        assertEquals(BigInteger.TWO, Dh.PRIME.mod(BigInteger.valueOf(3)));
        assertEquals(BigInteger.ONE, Dh.power(Dh.PRIME.shiftRight(1)));
    }

    @Test
    void powersNearTheEndsAreRefused() {
        var margin = BigInteger.TWO.pow(2048 - 64);
        assertTrue(Dh.inRange(margin));
        assertFalse(Dh.inRange(margin.subtract(BigInteger.ONE)));
        assertTrue(Dh.inRange(Dh.PRIME.subtract(margin)));
        assertFalse(Dh.inRange(Dh.PRIME.subtract(margin).add(BigInteger.ONE)));
        assertFalse(Dh.inRange(BigInteger.ZERO));
        assertFalse(Dh.inRange(Dh.PRIME));
    }

    @Test
    void exponentsAreAllEquallyLong() {
        var random = new Random(1);
        for (int i = 0; i < 500; i++) {
            assertEquals(Dh.EXPONENT_BITS, Dh.exponent(random).bitLength());
        }
    }

    @Test
    void numbersAreWrittenIn256Bytes() {
        for (var number : new BigInteger[] {BigInteger.ONE, Dh.PRIME, BigInteger.TWO.pow(2040)}) {
            assertEquals(256, Dh.bytes(number).length);
            assertEquals(number, new BigInteger(1, Dh.bytes(number)));
        }
    }

    @Test
    void bothSidesComputeOneKey() {
        var random = new Random(2);
        for (int i = 0; i < 20; i++) {
            var a = Dh.exponent(random);
            var b = Dh.exponent(random);
            assertEquals(Dh.key(Dh.power(a), b), Dh.key(Dh.power(b), a));
        }
    }
}
