package heliograph.net;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/// Gathers a request's body up to a limit. Memory follows the bytes that came, not those announced.
final class Body {
    private static final int FIRST = 1 << 16;

    private final int max;
    private byte[] bytes;
    private int size;

    Body(int max, long announced) {
        this.max = max;
        this.bytes = new byte[(int) Math.min(announced, Math.min(max, FIRST))];
    }

    /// Appends, or says that it would be too long.
    boolean add(ByteBuf part) {
        int count = part.readableBytes();
        if (count > max - size) return false;
        if (size + count > bytes.length) {
            int doubled = (int) Math.min(max, Math.max(size + count, bytes.length * 2L));
            bytes = Arrays.copyOf(bytes, doubled);
        }
        part.readBytes(bytes, size, count);
        size += count;
        return true;
    }

    int size() {
        return size;
    }

    byte[] bytes() {
        return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
    }
}
