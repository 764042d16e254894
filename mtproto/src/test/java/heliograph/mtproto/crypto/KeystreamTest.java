package heliograph.mtproto.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeystreamTest {
    @Test
    void nothingRepeatsAcrossRefills() {
        var stream = new Keystream(new Random(1));
        var seen = new HashSet<Long>();
        for (int i = 0; i < 20_000; i++) assertTrue(seen.add(stream.nextLong()));
        var long1 = new byte[10_000];
        stream.nextBytes(long1);
        int zeros = 0;
        for (byte b : long1) if (b == 0) zeros++;
        assertTrue(zeros < 100, zeros + " of 10,000 bytes are 0");
    }

    @Test
    void oneSeedGivesOneStreamHoweverItIsCut() {
        var whole = new byte[9_000];
        new Keystream(new Random(2)).nextBytes(whole);
        var stream = new Keystream(new Random(2));
        for (int at = 0; at < whole.length; at += 50) {
            var piece = new byte[50];
            stream.nextBytes(piece);
            assertArrayEquals(Arrays.copyOfRange(whole, at, at + 50), piece);
        }
    }

    @Test
    void bitsAreEven() {
        var stream = new Keystream(new Random(3));
        long ones = 0;
        for (int i = 0; i < 10_000; i++) ones += Long.bitCount(stream.nextLong());
        assertEquals(320_000.0, (double) ones, 2_000);
    }
}
