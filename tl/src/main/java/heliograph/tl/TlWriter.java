package heliograph.tl;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;

/// Writes TL values, in one layer, into one growing message. Reusable after [#reset].
public final class TlWriter {
    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, LITTLE_ENDIAN);
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, LITTLE_ENDIAN);

    /// A length has three bytes.
    private static final int LONGEST = 1 << 24;

    private final int layer;
    private byte[] message;
    private int at;

    public TlWriter(int layer) {
        this(layer, 256);
    }

    public TlWriter(int layer, int capacity) {
        this.layer = layer;
        this.message = new byte[capacity];
    }

    /// The layer of the API that objects are written in.
    public int layer() {
        return layer;
    }

    public void int32(int value) {
        ensure(4);
        INT.set(message, at, value);
        at += 4;
    }

    public void int64(long value) {
        ensure(8);
        LONG.set(message, at, value);
        at += 8;
    }

    public void float64(double value) {
        int64(Double.doubleToRawLongBits(value));
    }

    public void bool(boolean value) {
        int32(value ? TlReader.BOOL_TRUE : TlReader.BOOL_FALSE);
    }

    public void raw(byte[] value) {
        raw(value, 0, value.length);
    }

    public void raw(byte[] value, int from, int count) {
        ensure(count);
        System.arraycopy(value, from, message, at, count);
        at += count;
    }

    /// The first `count` bytes of a value of fixed length.
    ///
    /// @throws IllegalArgumentException when the value has another length
    public void raw(byte[] value, int count) {
        if (value.length != count) throw new IllegalArgumentException("not of " + count + " bytes");
        raw(value, 0, count);
    }

    /// Writes a string as UTF-8 without a copy; a lone surrogate becomes `?`.
    public void string(String value) {
        int length = value.length();
        if (length >= LONGEST) throw new IllegalArgumentException(length + " chars in one value");
        ensure(length * 3 + 8);
        byte[] to = message;
        int start = at;
        int body = start + (length < 254 ? 1 : 4);
        int end = ascii(value) ? copy(value, body) : encode(value, body);
        int size = end - body;
        if (size >= LONGEST) throw new IllegalArgumentException(size + " bytes in one value");
        if (size < 254) {
            to[start] = (byte) size;
        } else {
            if (length < 254) System.arraycopy(to, body, to, start + 4, size);
            INT.set(to, start, 254 | (size << 8));
            end = start + 4 + size;
        }
        pad(start, end);
    }

    private static boolean ascii(String value) {
        int length = value.length();
        int all = 0;
        for (int i = 0; i < length; i++) all |= value.charAt(i);
        return all < 0x80;
    }

    /// Copies the lower bytes of ASCII: that method is deprecated for losing the upper ones.
    @SuppressWarnings("deprecation")
    private int copy(String value, int to) {
        value.getBytes(0, value.length(), message, to);
        return to + value.length();
    }

    /// Ends a string that began at `start` with zeros up to a multiple of four: all at once, there
    /// is room.
    private void pad(int start, int end) {
        INT.set(message, end, 0);
        at = start + ((end - start + 3) & ~3);
    }

    public void bytes(byte[] value) {
        int length = value.length;
        if (length >= LONGEST) throw new IllegalArgumentException(length + " bytes in one value");
        ensure(length + 8);
        int start = at;
        int body = start + (length < 254 ? 1 : 4);
        if (length < 254) message[start] = (byte) length;
        else INT.set(message, start, 254 | (length << 8));
        System.arraycopy(value, 0, message, body, length);
        pad(start, body + length);
    }

    public void vectorCount(int count) {
        int32(TlReader.VECTOR);
        int32(count);
    }

    public void ints(List<Integer> values) {
        int count = values.size();
        vectorCount(count);
        for (int i = 0; i < count; i++) int32(values.get(i));
    }

    public void longs(List<Long> values) {
        int count = values.size();
        vectorCount(count);
        for (int i = 0; i < count; i++) int64(values.get(i));
    }

    public void bools(List<Boolean> values) {
        int count = values.size();
        vectorCount(count);
        for (int i = 0; i < count; i++) bool(values.get(i));
    }

    public void strings(List<String> values) {
        int count = values.size();
        vectorCount(count);
        for (int i = 0; i < count; i++) string(values.get(i));
    }

    public void byteStrings(List<byte[]> values) {
        int count = values.size();
        vectorCount(count);
        for (int i = 0; i < count; i++) bytes(values.get(i));
    }

    public void object(TlObject value) {
        value.write(this);
    }

    /// A boxed vector of boxed objects; those that the layer lacks are left out.
    public void vector(List<? extends TlObject> values) {
        int count = values.size();
        int there = 0;
        for (int i = 0; i < count; i++) {
            if (values.get(i).existsIn(layer)) there++;
        }
        vectorCount(there);
        for (int i = 0; i < count; i++) {
            TlObject value = values.get(i);
            if (there == count || value.existsIn(layer)) value.write(this);
        }
    }

    public <T> void vector(List<T> values, BiConsumer<TlWriter, ? super T> element) {
        int32(TlReader.VECTOR);
        bareVector(values, element);
    }

    public <T> void bareVector(List<T> values, BiConsumer<TlWriter, ? super T> element) {
        int32(values.size());
        for (T value : values) element.accept(this, value);
    }

    public int size() {
        return at;
    }

    /// The bytes so far are in `buffer()[0, size())`; valid until the next write.
    public byte[] buffer() {
        return message;
    }

    public byte[] toBytes() {
        return Arrays.copyOf(message, at);
    }

    public void reset() {
        at = 0;
    }

    /// Encodes `value` to `at`, where there is room for three bytes a char; tells where it ended.
    private int encode(String value, int at) {
        byte[] to = message;
        int length = value.length();
        int next = at;
        for (int i = 0; i < length; ) {
            char c = value.charAt(i++);
            if (c < 0x80) {
                to[next++] = (byte) c;
            } else if (c < 0x800) {
                to[next++] = (byte) (0xc0 | (c >> 6));
                to[next++] = (byte) (0x80 | (c & 0x3f));
            } else if (!Character.isSurrogate(c)) {
                to[next++] = (byte) (0xe0 | (c >> 12));
                to[next++] = (byte) (0x80 | ((c >> 6) & 0x3f));
                to[next++] = (byte) (0x80 | (c & 0x3f));
            } else if (i < length && Character.isSurrogatePair(c, value.charAt(i))) {
                int point = Character.toCodePoint(c, value.charAt(i++));
                to[next++] = (byte) (0xf0 | (point >> 18));
                to[next++] = (byte) (0x80 | ((point >> 12) & 0x3f));
                to[next++] = (byte) (0x80 | ((point >> 6) & 0x3f));
                to[next++] = (byte) (0x80 | (point & 0x3f));
            } else {
                to[next++] = '?';
            }
        }
        return next;
    }

    private void ensure(int more) {
        if (message.length - at < more) message = Arrays.copyOf(message, (at + more) * 2);
    }
}
