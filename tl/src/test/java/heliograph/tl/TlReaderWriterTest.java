package heliograph.tl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The language's own values, at the edges of their forms.
class TlReaderWriterTest {
    @Test
    void aLengthTakesOneByteUpTo253() {
        for (int length : new int[] {0, 1, 2, 3, 4, 252, 253, 254, 255, 256, 70_000}) {
            String ascii = "x".repeat(length);
            byte[] written = string(ascii);
            int head = length < 254 ? 1 : 4;
            assertEquals((head + length + 3) / 4 * 4, written.length);
            assertEquals(ascii, new TlReader(written).string());
            assertArrayEquals(bytes(ascii.getBytes(UTF_8)), written);
        }
    }

    /// The length counts bytes, not chars: 253 chars can be 759 bytes.
    @Test
    void textIsWrittenAsUtf8() {
        for (String part : List.of("ü", "имя", "€", "😀", "a😀", "\u0000", "\u07ff\u0800\uffff")) {
            for (int times : new int[] {1, 63, 64, 84, 85, 126, 127, 128, 253, 254, 500}) {
                String text = part.repeat(times);
                assertArrayEquals(bytes(text.getBytes(UTF_8)), string(text));
                assertEquals(text, new TlReader(string(text)).string());
            }
        }
    }

    @Test
    void aLoneSurrogateBecomesAQuestionMark() {
        for (String lone : List.of("\ud83d", "\ude00", "\ud83da", "a\ude00b", "\ude00\ud83d")) {
            String read = new TlReader(string(lone)).string();
            assertEquals(new String(lone.getBytes(UTF_8), UTF_8), read);
        }
    }

    @Test
    void randomTextsAreWrittenAsTheJdkDoes() {
        var random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            var text = new StringBuilder();
            int length = random.nextInt(300);
            for (int j = 0; j < length; j++) text.append((char) random.nextInt(0x10000));
            assertArrayEquals(bytes(text.toString().getBytes(UTF_8)), string(text.toString()));
        }
    }

    /// Some encoders use the long form for short values, too.
    @Test
    void theLongFormOfAShortValueIsRead() {
        var in = new TlReader(HexFormat.of().parseHex("fe020000" + "68690000" + "01000000"));
        assertEquals("hi", in.string());
        assertEquals(1, in.int32());
    }

    @Test
    void valuesStayAlignedWhereverTheMessageBegins() {
        var out = new TlWriter(229);
        out.raw(new byte[3]);
        out.string("ab");
        out.int32(5);
        var in = new TlReader(out.toBytes(), 3, out.size());
        assertEquals("ab", in.string());
        assertEquals(5, in.int32());
        assertEquals(0, in.left());
    }

    @Test
    void whatIsTooLongForALengthIsRefused() {
        var out = new TlWriter(229);
        byte[] longest = new byte[(1 << 24) - 1];
        out.bytes(longest);
        assertEquals(longest.length, new TlReader(out.toBytes()).bytes().length);
        assertThrows(IllegalArgumentException.class, () -> out.bytes(new byte[1 << 24]));
        assertThrows(IllegalArgumentException.class, () -> out.string("é".repeat(1 << 23)));
    }

    @Test
    void fixedBytesHaveTheirLength() {
        var out = new TlWriter(229);
        out.raw(new byte[16], 16);
        assertEquals(16, out.size());
        assertThrows(IllegalArgumentException.class, () -> out.raw(new byte[15], 16));
    }

    private static byte[] string(String text) {
        var out = new TlWriter(229, 1);
        out.string(text);
        return out.toBytes();
    }

    private static byte[] bytes(byte[] bytes) {
        var out = new TlWriter(229, 1);
        out.bytes(bytes);
        return out.toBytes();
    }
}
