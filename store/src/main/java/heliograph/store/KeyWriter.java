package heliograph.store;

import java.util.Arrays;

/// Builds the bytes of a key so that they sort as their parts do.
public final class KeyWriter {
    static final byte ESCAPE = 0;
    static final byte ESCAPED = (byte) 0xff;
    static final byte END = 1;

    private byte[] bytes = new byte[32];
    private int length;

    /// Four bytes, negative numbers first.
    public void int32(int value) {
        room(4);
        for (int shift = 24; shift >= 0; shift -= 8) {
            bytes[length++] = (byte) ((value ^ Integer.MIN_VALUE) >>> shift);
        }
    }

    /// Eight bytes, negative numbers first.
    public void int64(long value) {
        room(8);
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes[length++] = (byte) ((value ^ Long.MIN_VALUE) >>> shift);
        }
    }

    /// Any bytes and a mark of their end: `0` becomes `0 255`, the end is `0 1`.
    public void bytes(byte[] value) {
        room(2 * value.length + 2);
        for (byte b : value) {
            bytes[length++] = b;
            if (b == ESCAPE) bytes[length++] = ESCAPED;
        }
        bytes[length++] = ESCAPE;
        bytes[length++] = END;
    }

    /// Bytes as they are: only for the last part of a key.
    public void rest(byte[] value) {
        room(value.length);
        System.arraycopy(value, 0, bytes, length, value.length);
        length += value.length;
    }

    /// A copy of what was written so far.
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    private void room(int more) {
        int needed = Math.addExact(length, more);
        if (needed > bytes.length) bytes = Arrays.copyOf(bytes, Math.max(needed, 2 * length));
    }
}
