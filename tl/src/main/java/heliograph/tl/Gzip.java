package heliograph.tl;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/// Unpacks what peers packed, with a bound.
final class Gzip {
    private static final int FIRST = 4 << 10;

    /// The method in the first byte of zlib's header; gzip's begins with 0x1f.
    private static final int ZLIB_DEFLATE = 8;

    private Gzip() {}

    /// Unpacks `packed[from, from + length)`. What it allocates grows with what comes out, not with
    /// what the packed bytes claim.
    ///
    /// @throws Malformed when it is no gzip, or more than `max` bytes come out
    static byte[] unpack(byte[] packed, int from, int length, int max) {
        try (var in = stream(packed, from, length)) {
            byte[] out = new byte[Math.min(FIRST, max + 1)];
            int size = 0;
            for (int got; (got = in.read(out, size, out.length - size)) >= 0; ) {
                size += got;
                if (size > max) throw new Malformed("unpacks to more than " + max + " bytes");
                if (size == out.length) out = Arrays.copyOf(out, Math.min(size * 2, max + 1));
            }
            return Arrays.copyOf(out, size);
        } catch (IOException e) {
            throw new Malformed("no gzip");
        }
    }

    /// TDLib and mtcute put zlib's header where `gzip_packed` says gzip, and are understood.
    private static InputStream stream(byte[] packed, int from, int length) throws IOException {
        var in = new ByteArrayInputStream(packed, from, length);
        boolean zlib = length > 1 && (packed[from] & 0x0f) == ZLIB_DEFLATE;
        return zlib ? new InflaterInputStream(in) : new GZIPInputStream(in);
    }
}
