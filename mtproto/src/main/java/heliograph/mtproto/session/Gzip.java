package heliograph.mtproto.session;

import heliograph.tl.Malformed;
import heliograph.tl.TlReader;
import heliograph.tl.TlWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/// `gzip_packed`, both ways (core.telegram.org/mtproto/service_messages#packed-object).
final class Gzip {
    private static final int SAMPLE = 4096;

    /// The method in the first byte of zlib's header; gzip's begins with 0x1f.
    private static final int ZLIB_DEFLATE = 8;

    private Gzip() {}

    /// Packs an answer when that saves at least an eighth; else returns it as it is. Media does not
    /// get smaller, so a long answer's middle is tried first.
    static byte[] pack(byte[] body) {
        if (body.length > 4 * SAMPLE) {
            int from = body.length / 2;
            if (deflate(body, from, SAMPLE, SAMPLE - SAMPLE / 8) == null) return body;
        }
        var packed = deflate(body, 0, body.length, body.length - body.length / 8);
        return packed == null ? body : packed;
    }

    /// A whole gzip_packed object of less than `limit` bytes, or null when it would be larger.
    private static byte @org.jspecify.annotations.Nullable [] deflate(
            byte[] body, int from, int count, int limit) {
        var stream = new byte[limit];
        stream[0] = 0x1f;
        stream[1] = (byte) 0x8b;
        stream[2] = 8;
        stream[9] = (byte) 0xff;
        int length = 10;
        var deflater = new Deflater(Deflater.BEST_SPEED, true);
        try {
            deflater.setInput(body, from, count);
            deflater.finish();
            length += deflater.deflate(stream, length, limit - length - 24);
            if (!deflater.finished()) return null;
        } finally {
            deflater.end();
        }
        var crc = new CRC32();
        crc.update(body, from, count);
        for (int i = 0; i < 4; i++) {
            stream[length + i] = (byte) (crc.getValue() >>> (8 * i));
            stream[length + 4 + i] = (byte) (count >>> (8 * i));
        }
        var out = new TlWriter(0, length + 20);
        out.int32(Wire.GZIP_PACKED);
        out.bytes(Arrays.copyOf(stream, length + 8));
        return out.toBytes();
    }

    /// Unpacks the gzip_packed object `bytes[from, to)`.
    ///
    /// @param limit how many bytes may come out
    /// @throws Malformed when it is no gzip stream, or too much
    static byte[] unpack(byte[] bytes, int from, int to, int limit) {
        var in = new TlReader(bytes, from + 4, to);
        var packed = in.bytes();
        var out = new ByteArrayOutputStream(Math.min(limit, packed.length * 3 + 64));
        var chunk = new byte[Math.min(limit + 1, 8192)];
        try (var stream = stream(packed)) {
            for (int count = stream.read(chunk); count >= 0; count = stream.read(chunk)) {
                if (out.size() + count > limit) throw new Malformed("unpacks to too much");
                out.write(chunk, 0, count);
            }
        } catch (IOException broken) {
            throw new Malformed("no gzip stream");
        }
        if (out.size() < 4 || out.size() % 4 != 0) throw new Malformed("unpacks to no object");
        return out.toByteArray();
    }

    /// TDLib and mtcute put zlib's header where `gzip_packed` says gzip, and are understood.
    private static InputStream stream(byte[] packed) throws IOException {
        var in = new ByteArrayInputStream(packed);
        boolean zlib = packed.length > 1 && (packed[0] & 0x0f) == ZLIB_DEFLATE;
        return zlib ? new InflaterInputStream(in) : new GZIPInputStream(in);
    }
}
