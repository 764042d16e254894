package heliograph.artwork;

import java.io.ByteArrayOutputStream;

/// Writes numbers of any count of bits, the lowest bit first.
final class Bits {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int pending;
    private int count;

    /// @param bits at most 24
    void write(int value, int bits) {
        pending |= value << count;
        for (count += bits; count >= 8; count -= 8) {
            bytes.write(pending);
            pending >>>= 8;
        }
    }

    byte[] toBytes() {
        if (count > 0) bytes.write(pending);
        pending = 0;
        count = 0;
        return bytes.toByteArray();
    }
}
