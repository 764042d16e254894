package heliograph.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class TgsFileTest {
    private static boolean isGood(String json) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(json.getBytes(UTF_8));
        }
        return TgsFile.isGood(packed.toByteArray());
    }

    private static String animation(int side, int rate, int frames) {
        return "{\"nm\":\"}\\\"\",\"fr\": %d,\"ip\":0,\"op\":%d,\"w\":%d,\"h\":512,\"layers\":[{\"w\":1}]}"
                .formatted(rate, frames, side);
    }

    @Test
    void sizeSpeedAndLengthHaveTheirEdges() throws IOException {
        assertTrue(isGood(animation(512, 60, 180)));
        assertTrue(isGood(animation(512, 30, 90)));
        assertFalse(isGood(animation(512, 60, 181)));
        assertFalse(isGood(animation(512, 30, 91)));
        assertFalse(isGood(animation(512, 60, 0)));
        assertFalse(isGood(animation(511, 60, 60)));
        assertFalse(isGood(animation(512, 50, 60)));
    }

    @Test
    void whatIsNoObjectIsNone() throws IOException {
        var good = animation(512, 60, 60);
        for (var bad : List.of("", "[]", good + "}", good.replace("]", ""), "{\"w", good + "x"))
            assertFalse(isGood(bad), bad);
    }

    @Test
    void filesAreSmall() throws IOException {
        var packed = new byte[TgsFile.BYTES_MAX + 1];
        packed[0] = 0x1f;
        packed[1] = (byte) 0x8b;
        assertFalse(TgsFile.isGood(packed));
        // Unpacked it is larger than any animation: it is not read to its end.
        assertFalse(isGood(animation(512, 60, 60) + " ".repeat(16 << 20)));
    }
}
