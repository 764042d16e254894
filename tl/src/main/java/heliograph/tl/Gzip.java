package heliograph.tl;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/// Unpacks what peers packed, with a bound.
final class Gzip {
    private Gzip() {}

    /// Unpacks `packed[from, from + length)`.
    ///
    /// @throws Malformed when it is no gzip, or more than `max` bytes come out
    static byte[] unpack(byte[] packed, int from, int length, int max) {
        var source = new ByteArrayInputStream(packed, from, length);
        try (var in = new GZIPInputStream(source)) {
            byte[] out = new byte[Math.clamp(length * 4L, 512, max)];
            int size = 0;
            for (int got; (got = in.read(out, size, out.length - size)) >= 0; size += got) {
                if (size + got < out.length) continue;
                if (out.length > max) throw new Malformed("unpacks to more than " + max);
                out = Arrays.copyOf(out, (int) Math.min(out.length * 2L, max + 1L));
            }
            return Arrays.copyOf(out, size);
        } catch (IOException e) {
            throw new Malformed("no gzip");
        }
    }
}
