package heliograph.net;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import heliograph.net.Sniffer.Finding;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SnifferTest {
    private static Finding look(String hex) {
        return Sniffer.look(HexFormat.of().parseHex(hex));
    }

    @Test
    void theFourMethodsOfHttpAreHttpFromTheirFourthByteOn() {
        for (var method : new String[] {"GET /", "POST /", "HEAD /", "OPTIONS /"}) {
            var bytes = method.getBytes(US_ASCII);
            for (int count = 0; count < 4; count++) {
                assertEquals(Finding.OPEN, Sniffer.look(Arrays.copyOf(bytes, count)), method);
            }
            assertEquals(Finding.HTTP, Sniffer.look(Arrays.copyOf(bytes, 4)), method);
            assertEquals(Finding.HTTP, Sniffer.look(bytes), method);
        }
    }

    @Test
    void aClientHelloIsTlsFromItsSeventhByteOn() {
        assertEquals(Finding.OPEN, look("16"));
        assertEquals(Finding.OPEN, look("160301020001"));
        assertEquals(Finding.TLS, look("16030102000100"));
    }

    @Test
    void whatOnlyBeginsLikeTlsIsNot() {
        assertEquals(Finding.MTPROTO, look("1602"));
        assertEquals(Finding.MTPROTO, look("160305"));
        assertEquals(Finding.MTPROTO, look("16030141"));
        assertEquals(Finding.MTPROTO, look("160301020002"));
        assertEquals(Finding.MTPROTO, look("16030102000101"));
    }

    @Test
    void theFirstByteOfAFramingIsEnoughToLeaveItToMtproto() {
        assertEquals(Finding.MTPROTO, look("ef"));
        assertEquals(Finding.MTPROTO, look("ee"));
        assertEquals(Finding.MTPROTO, look("dd"));
        assertEquals(Finding.MTPROTO, look("4745" + "ff"));
    }

    @Test
    void moreBytesNeverChangeAFinding() {
        var random = new SplittableRandom(7);
        var starts = new byte[][] {{0x16, 3, 1}, {'G', 'E'}, {'P'}, {'O', 'P', 'T'}, {}};
        for (int round = 0; round < 20_000; round++) {
            var bytes = new byte[Sniffer.MOST];
            random.nextBytes(bytes);
            var start = starts[round % starts.length];
            System.arraycopy(start, 0, bytes, 0, start.length);
            var last = Finding.OPEN;
            for (int count = 0; count <= bytes.length; count++) {
                var now = Sniffer.look(Arrays.copyOf(bytes, count));
                if (last != Finding.OPEN) assertEquals(last, now);
                last = now;
            }
            assertEquals(true, last != Finding.OPEN, "nothing stays open at " + Sniffer.MOST);
        }
    }
}
