package heliograph.mtproto.exchange;

import java.util.random.RandomGenerator;

/// The client's small proof of work: a product of two primes, and its factors.
final class Primes {
    private static final int[] SMALL = {3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47};

    private Primes() {}

    /// A prime of 31 bits: the product of two is below 2^62, as clients expect.
    static long prime31(RandomGenerator random) {
        while (true) {
            long candidate = random.nextInt() >>> 1 | 1L << 30 | 1;
            if (isPrime(candidate)) return candidate;
        }
    }

    /// Miller-Rabin with the bases 2, 7 and 61, which err for no number below 4,759,123,141.
    static boolean isPrime(long n) {
        for (int small : SMALL) if (n % small == 0) return n == small;
        if (n % 2 == 0) return n == 2;
        int zeros = Long.numberOfTrailingZeros(n - 1);
        for (long base : new long[] {2, 7, 61}) {
            if (n > base && !passes(base, n, zeros)) return false;
        }
        return n > 1;
    }

    private static boolean passes(long base, long n, int zeros) {
        long power = 1;
        long square = base;
        for (long bits = (n - 1) >> zeros; bits > 0; bits >>= 1) {
            if ((bits & 1) == 1) power = power * square % n;
            square = square * square % n;
        }
        if (power == 1 || power == n - 1) return true;
        for (int i = 1; i < zeros; i++) {
            power = power * power % n;
            if (power == n - 1) return true;
        }
        return false;
    }

    /// The smaller factor of an odd product of two primes below 2^63, by Pollard's rho; 1 when it
    /// is not found, as for a prime.
    static long factor(long product) {
        long inverse = product; // of the product modulo 2^64, by Newton's steps
        for (int i = 0; i < 5; i++) inverse *= 2 - product * inverse;
        for (long c = 1; c < 8; c++) {
            long found = rho(product, inverse, c);
            if (found > 1 && found < product) return Math.min(found, product / found);
        }
        return 1;
    }

    /// Brent's way: differences are multiplied together, and one gcd is taken of many.
    private static long rho(long n, long inverse, long c) {
        long y = c + 1;
        for (int r = 1; r < 1 << 20; r *= 2) {
            long x = y;
            for (int i = 0; i < r; i++) y = step(y, c, n, inverse);
            for (int done = 0; done < r; done += 128) {
                long saved = y;
                long product = 1;
                int batch = Math.min(128, r - done);
                for (int i = 0; i < batch; i++) {
                    y = step(y, c, n, inverse);
                    product = multiply(product, Math.abs(x - y), n, inverse);
                }
                long gcd = gcd(product, n);
                if (gcd == 1) continue;
                return gcd < n ? gcd : oneByOne(x, saved, c, n, inverse);
            }
        }
        return 1;
    }

    private static long oneByOne(long x, long y, long c, long n, long inverse) {
        for (int i = 0; i < 128; i++) {
            y = step(y, c, n, inverse);
            long gcd = gcd(Math.abs(x - y), n);
            if (gcd != 1) return gcd;
        }
        return 1;
    }

    private static long step(long y, long c, long n, long inverse) {
        long next = multiply(y, y, n, inverse) + c;
        return next >= n ? next - n : next;
    }

    /// Montgomery's product `a * b / 2^64` modulo an odd `n` below 2^63.
    private static long multiply(long a, long b, long n, long inverse) {
        long low = a * b;
        long high = Math.multiplyHigh(a, b);
        long result = high - Math.unsignedMultiplyHigh(low * inverse, n);
        return result < 0 ? result + n : result;
    }

    private static long gcd(long a, long b) {
        while (b != 0) {
            long rest = a % b;
            a = b;
            b = rest;
        }
        return a;
    }
}
