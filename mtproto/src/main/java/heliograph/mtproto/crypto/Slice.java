package heliograph.mtproto.crypto;

import java.util.Arrays;
import java.util.Objects;

/// The bytes `array[from, to)`.
///
/// What [MessageCipher#seal] makes has at least [#ROOM] free bytes on either side, so that a
/// transport can put its header and trailer around it without a copy.
@SuppressWarnings("ArrayRecordComponent") // a view: compared by nobody
public record Slice(byte[] array, int from, int to) {
    /// Free bytes that a transport may count on before and after a sealed message.
    public static final int ROOM = 16;

    public Slice {
        Objects.checkFromToIndex(from, to, array.length);
    }

    /// A whole array.
    public static Slice of(byte[] array) {
        return new Slice(array, 0, array.length);
    }

    /// A copy of `array[from, to)` with room on either side.
    public static Slice roomy(byte[] array, int from, int to) {
        var copy = new byte[ROOM + (to - from) + ROOM];
        System.arraycopy(array, from, copy, ROOM, to - from);
        return new Slice(copy, ROOM, ROOM + (to - from));
    }

    public int size() {
        return to - from;
    }

    public byte[] toBytes() {
        return Arrays.copyOfRange(array, from, to);
    }
}
