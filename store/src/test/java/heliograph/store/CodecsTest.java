package heliograph.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// Keys sort as what they stand for does, and come back as they went; both are promises to disk.
class CodecsTest {
    private static final String ALPHABET = "\0\1ab\u00fféz日\uffff";

    private static <T> void check(
            KeyCodec<T> codec, Comparator<T> order, Function<SplittableRandom, T> some) {
        var random = new SplittableRandom(1);
        for (int i = 0; i < 5_000; i++) {
            T a = some.apply(random);
            T b = random.nextInt(8) == 0 ? a : some.apply(random);
            int expected = Integer.signum(order.compare(a, b));
            byte[] first = codec.encode(a);
            byte[] second = codec.encode(b);
            assertEquals(expected, Integer.signum(Arrays.compareUnsigned(first, second)));
            assertEquals(0, order.compare(a, codec.decode(first)));
            var out = new KeyWriter();
            codec.write(out, a);
            codec.write(out, b);
            var in = new KeyReader(out.toBytes());
            assertEquals(0, order.compare(a, codec.read(in)));
            assertEquals(0, order.compare(b, codec.read(in)));
            assertEquals(0, in.rest().length);
        }
    }

    private static int someInt(SplittableRandom random) {
        return random.nextInt(4) == 0 ? random.nextInt(-2, 2) : random.nextInt();
    }

    private static long someLong(SplittableRandom random) {
        return random.nextInt(4) == 0 ? random.nextInt(-2, 2) : random.nextLong();
    }

    private static String someText(SplittableRandom random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(5); i > 0; i--) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    @Test
    void numbersKeepOrder() {
        check(Codecs.INT, Comparator.naturalOrder(), CodecsTest::someInt);
        check(Codecs.LONG, Comparator.naturalOrder(), CodecsTest::someLong);
    }

    @Test
    void textsAndBytesKeepOrder() {
        check(Codecs.STRING, Comparator.naturalOrder(), CodecsTest::someText);
        check(
                Codecs.BYTES,
                Arrays::compareUnsigned,
                random -> {
                    var bytes = new byte[random.nextInt(4)];
                    for (int i = 0; i < bytes.length; i++) bytes[i] = (byte) random.nextInt(-2, 2);
                    return bytes;
                });
    }

    @Test
    void compositesKeepOrder() {
        check(
                Codecs.pair(Codecs.STRING, Codecs.INT),
                Comparator.<Pair<String, Integer>, String>comparing(Pair::first)
                        .thenComparing(Pair::second),
                random -> new Pair<>(someText(random), someInt(random)));
        check(
                Codecs.triple(Codecs.LONG, Codecs.STRING, Codecs.STRING),
                Comparator.<Triple<Long, String, String>, Long>comparing(Triple::first)
                        .thenComparing(Triple::second)
                        .thenComparing(Triple::third),
                random -> new Triple<>(someLong(random), someText(random), someText(random)));
        check(
                Codecs.mapped(Codecs.LONG, number -> "n" + number, text -> number(text)),
                Comparator.comparingLong(CodecsTest::number),
                random -> "n" + someLong(random));
    }

    private static long number(String text) {
        return Long.parseLong(text.substring(1));
    }

    /// Written out: a change here is a change of what is on disk.
    @Test
    void theBytesAreThese() {
        var hex = HexFormat.of();
        assertEquals("7fffffff", hex.formatHex(Codecs.INT.encode(-1)));
        assertEquals("8000000000000001", hex.formatHex(Codecs.LONG.encode(1L)));
        assertEquals("6100e697a5", hex.formatHex(Codecs.STRING.encode("a\0日")));
        var pair = Codecs.pair(Codecs.STRING, Codecs.BYTES);
        assertEquals(
                "6100ff000100ff",
                hex.formatHex(pair.encode(new Pair<>("a\0", new byte[] {0, -1}))));
        var triple = Codecs.triple(Codecs.INT, Codecs.STRING, Codecs.STRING);
        assertEquals(
                "80000000" + "780001" + "79",
                hex.formatHex(triple.encode(new Triple<>(0, "x", "y"))));
    }

    @Test
    void whatIsNoKeyIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Codecs.INT.decode(new byte[5]));
        assertThrows(IllegalArgumentException.class, () -> Codecs.LONG.decode(new byte[7]));
        assertThrows(IllegalArgumentException.class, () -> Codecs.STRING.decode(new byte[] {-1}));
        assertThrows(IllegalArgumentException.class, () -> Codecs.STRING.encode("\udc00"));
        assertThrows(IllegalArgumentException.class, () -> Codecs.NOTHING.decode(new byte[1]));
        var pair = Codecs.pair(Codecs.STRING, Codecs.INT);
        byte[] whole = pair.encode(new Pair<>("a\0b", 1));
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThrows(IllegalArgumentException.class, () -> pair.decode(cut));
        }
        assertThrows(
                IllegalArgumentException.class,
                () -> pair.decode(new byte[] {'a', 0, 2, 0, 0, 0, 0}));
    }

    @Test
    void bytesAreCopiedOnTheirWay() {
        byte[] mine = {1, 2};
        byte[] stored = Codecs.BYTES.encode(mine);
        mine[0] = 9;
        assertArrayEquals(new byte[] {1, 2}, stored);
    }

    @Test
    void namesAreCheckedAtTheirEdges() {
        assertEquals(8, new Table<>("12345678", Codecs.INT, Codecs.INT).name().length());
        for (var bad : new String[] {"", "123456789", "A", "a/b", "a\0", "é"}) {
            assertThrows(
                    IllegalArgumentException.class, () -> new Table<>(bad, Codecs.INT, Codecs.INT));
        }
        assertEquals(32, new NoteType<>("n".repeat(32), Codecs.INT).name().length());
        assertThrows(
                IllegalArgumentException.class, () -> new NoteType<>("n".repeat(33), Codecs.INT));
        assertThrows(IllegalArgumentException.class, () -> new Home((byte) 0x1f, 1));
        assertEquals("a:-5", Home.account(-5).toString());
    }

    @Test
    void aDirectoryEntryIsFoundByAStableHash() {
        var home = Home.directory("username", "durov");
        assertEquals(home, Home.directory("username", "durov"));
        assertEquals(Home.DIRECTORY, home.kind());
        assertTrue(!home.equals(Home.directory("phone", "durov")));
        assertTrue(!Home.directory("a", "bc").equals(Home.directory("ab", "c")));
        assertEquals("7bfc5474e2cd9d21", HexFormat.of().toHexDigits(home.id()));
    }
}
