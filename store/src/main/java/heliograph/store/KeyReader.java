package heliograph.store;

import java.util.Arrays;

/// Takes the bytes of a key apart again.
public final class KeyReader {
    private final byte[] bytes;
    private int at;

    public KeyReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /// The reverse of [KeyWriter#int32].
    public int int32() {
        return (int) number(4) ^ Integer.MIN_VALUE;
    }

    /// The reverse of [KeyWriter#int64].
    public long int64() {
        return number(8) ^ Long.MIN_VALUE;
    }

    /// The reverse of [KeyWriter#bytes].
    public byte[] bytes() {
        var found = new byte[bytes.length - at];
        int length = 0;
        while (true) {
            byte b = (byte) number(1);
            if (b == KeyWriter.ESCAPE) {
                byte mark = (byte) number(1);
                if (mark == KeyWriter.END) return Arrays.copyOf(found, length);
                if (mark != KeyWriter.ESCAPED) throw new IllegalArgumentException("bad escape");
            }
            found[length++] = b;
        }
    }

    /// All that is left: the last part of a key.
    public byte[] rest() {
        byte[] rest = Arrays.copyOfRange(bytes, at, bytes.length);
        at = bytes.length;
        return rest;
    }

    private long number(int size) {
        if (size > bytes.length - at) throw new IllegalArgumentException("key too short");
        long number = 0;
        for (int i = 0; i < size; i++) number = number << 8 | (bytes[at++] & 0xff);
        return number;
    }
}
