package heliograph.files;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WebmFileTest {
    private static byte[] element(int id, byte[]... content) {
        var inside = new ByteArrayOutputStream();
        for (var one : content) inside.writeBytes(one);
        var out = new ByteArrayOutputStream();
        for (int shift = 24; shift >= 0; shift -= 8) if (id >>> shift != 0) out.write(id >>> shift);
        out.write(0x40 | inside.size() >> 8);
        out.write(inside.size());
        out.writeBytes(inside.toByteArray());
        return out.toByteArray();
    }

    private static byte[] number(int value) {
        return new byte[] {(byte) (value >> 8), (byte) value};
    }

    private static byte[] track(int type, String codec, int width, int height) {
        return element(
                0xae,
                element(0x83, new byte[] {(byte) type}),
                element(0x86, codec.getBytes(US_ASCII)),
                element(0xe0, element(0xb0, number(width)), element(0xba, number(height))));
    }

    private static byte[] film(double millis, byte[]... tracks) {
        var header = element(0x1a45dfa3, element(0x4282, "webm".getBytes(US_ASCII)));
        var length = ByteBuffer.allocate(8).putDouble(millis).array();
        var info = element(0x1549a966, element(0x4489, length));
        var all = new ByteArrayOutputStream();
        all.writeBytes(header);
        all.writeBytes(element(0x18538067, info, element(0x1654ae6b, tracks), element(0x1f43b675)));
        return all.toByteArray();
    }

    @Test
    void sizeAndLengthAreRead() {
        var film = assertNotNullFilm(film(2_500, track(1, "V_VP9", 512, 300)));
        assertEquals(new WebmFile.Film(512, 300, 2.5), film);
    }

    private static WebmFile.Film assertNotNullFilm(byte[] file) {
        var film = WebmFile.read(file);
        assertNotNull(film);
        return film;
    }

    @Test
    void soundAndOtherCodecsAreNone() {
        var picture = track(1, "V_VP9", 512, 512);
        assertNull(WebmFile.read(film(1, picture, track(2, "A_OPUS", 0, 0))));
        assertNull(WebmFile.read(film(1, track(2, "V_VP9", 512, 512))));
        assertNull(WebmFile.read(film(1, track(1, "V_VP8", 512, 512))));
        assertNull(WebmFile.read(film(1)));
    }

    @Test
    void nothingIsGoneIntoTooDeeply() {
        var nested = new byte[200_000];
        for (int i = 0; i < nested.length; i += 2) {
            nested[i] = (byte) 0xae;
            nested[i + 1] = (byte) 0xff; // of a size that is not known
        }
        assertNull(WebmFile.read(nested));
    }

    @Test
    void damageEndsTheReading() {
        var good = film(1_000, track(1, "V_VP9", 512, 512));
        for (int length = 0; length < good.length; length++)
            WebmFile.read(Arrays.copyOf(good, length));
        for (int seed = 0; seed < 5_000; seed++) {
            var random = new SplittableRandom(seed);
            var bad = good.clone();
            for (int i = 0; i < 3; i++)
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            WebmFile.read(bad);
        }
    }
}
