package heliograph.tl;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static java.nio.charset.StandardCharsets.UTF_8;

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

    public void string(String value) {
        bytes(value.getBytes(UTF_8));
    }

    public void bytes(byte[] value) {
        ensure(value.length + 8);
        if (value.length < 254) message[at++] = (byte) value.length;
        else int32(254 | value.length << 8);
        System.arraycopy(value, 0, message, at, value.length);
        at += value.length;
        while ((at & 3) != 0) message[at++] = 0;
    }

    public void object(TlObject value) {
        value.write(this);
    }

    /// A boxed vector of boxed objects.
    public void vector(List<? extends TlObject> values) {
        vector(values, (out, value) -> value.write(out));
    }

    public <T> void vector(List<T> values, BiConsumer<TlWriter, ? super T> element) {
        int32(TlReader.VECTOR);
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

    private void ensure(int more) {
        if (message.length - at < more) message = Arrays.copyOf(message, (at + more) * 2);
    }
}
