package heliograph.tl;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/// Reads TL values out of one whole message.
///
/// Every length is checked against the bytes that are left before anything is allocated, so that a
/// hostile message costs its sender more than it costs us. Values nest at most [#DEPTH_MAX] deep.
public final class TlReader {
    public static final int VECTOR = 0x1cb5c415;
    public static final int BOOL_TRUE = 0x997275b5;
    public static final int BOOL_FALSE = 0xbc799737;

    /// Stands where a query or an answer would, and holds it packed with gzip.
    public static final int GZIP_PACKED = 0x3072cfa1;

    /// What one packed object may unpack to, in bytes, however long it is.
    public static final int UNPACKED_MAX = 16 << 20;

    /// What a packed object of no length may unpack to; each of its bytes adds [#UNPACKED_RATIO].
    public static final int UNPACKED_MIN = 64 << 10;

    /// Real queries, even long lists of contacts, pack to a fiftieth at best; a bomb to a
    /// thousandth.
    public static final int UNPACKED_RATIO = 128;

    /// How deep objects may nest, counted by [#enter]; no real query comes near.
    public static final int DEPTH_MAX = 64;

    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, LITTLE_ENDIAN);
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, LITTLE_ENDIAN);

    private final byte[] message;
    private final int end;
    private final boolean unpacked;
    private int at;
    private int depth;

    public TlReader(byte[] message) {
        this(message, 0, message.length);
    }

    /// Reads `message[from, end)`.
    public TlReader(byte[] message, int from, int end) {
        Objects.checkFromToIndex(from, end, message.length);
        this.message = message;
        this.at = from;
        this.end = end;
        this.unpacked = false;
    }

    private TlReader(byte[] message, int depth) {
        this.message = message;
        this.end = message.length;
        this.depth = depth;
        this.unpacked = true;
    }

    public int int32() {
        return (int) INT.get(message, take(4));
    }

    /// The next int32 without taking it.
    public int peek() {
        int value = int32();
        at -= 4;
        return value;
    }

    public long int64() {
        return (long) LONG.get(message, take(8));
    }

    public double float64() {
        return Double.longBitsToDouble(int64());
    }

    public boolean bool() {
        int id = int32();
        if (id == BOOL_TRUE) return true;
        if (id == BOOL_FALSE) return false;
        throw new Malformed("not a Bool: 0x" + Integer.toHexString(id));
    }

    /// `count` bytes as they are: int128, int256, a payload whose length is known.
    public byte[] raw(int count) {
        int from = take(count);
        return Arrays.copyOfRange(message, from, from + count);
    }

    public String string() {
        int start = at;
        int length = length();
        int from = body(start, length);
        return new String(message, from, length, UTF_8);
    }

    public byte[] bytes() {
        int start = at;
        int length = length();
        int from = body(start, length);
        return Arrays.copyOfRange(message, from, from + length);
    }

    /// The head of a boxed vector: how many elements follow. No element is shorter than four bytes,
    /// so that a count that cannot be true is refused here.
    public int vectorCount() {
        if (int32() != VECTOR) throw new Malformed("not a vector at " + at);
        return count(4);
    }

    public List<Integer> ints() {
        int count = vectorCount();
        var values = new ArrayList<Integer>(count);
        for (int i = 0; i < count; i++) values.add(int32());
        return values;
    }

    public List<Long> longs() {
        if (int32() != VECTOR) throw new Malformed("not a vector at " + at);
        int count = count(8);
        var values = new ArrayList<Long>(count);
        for (int i = 0; i < count; i++) values.add(int64());
        return values;
    }

    public List<String> strings() {
        return vector(TlReader::string);
    }

    public List<byte[]> byteStrings() {
        return vector(TlReader::bytes);
    }

    /// A boxed vector: its id, a count, the elements.
    public <T> List<T> vector(Function<TlReader, T> element) {
        if (int32() != VECTOR) throw new Malformed("not a vector at " + at);
        return bareVector(element);
    }

    /// A bare vector: a count, the elements.
    public <T> List<T> bareVector(Function<TlReader, T> element) {
        int count = count(4);
        var elements = new ArrayList<T>(Math.min(count, 64));
        for (int i = 0; i < count; i++) elements.add(element.apply(this));
        return elements;
    }

    /// A reader of what is packed here, after the id of `gzip_packed`. Unpacks at most
    /// [#UNPACKED_MIN] + [#UNPACKED_RATIO] × its length and never more than [#UNPACKED_MAX] bytes,
    /// and nothing that is packed twice.
    public TlReader unpack() {
        if (unpacked) throw new Malformed("packed twice");
        int start = at;
        int length = length();
        int from = body(start, length);
        int max = (int) Math.min(UNPACKED_MAX, UNPACKED_MIN + (long) length * UNPACKED_RATIO);
        return new TlReader(Gzip.unpack(message, from, length, max), depth);
    }

    /// Every read of a boxed object begins with this and ends with [#leave].
    public void enter() {
        if (++depth > DEPTH_MAX) throw new Malformed("nested deeper than " + DEPTH_MAX);
    }

    public void leave() {
        depth--;
    }

    /// Bytes that are not read yet.
    public int left() {
        return end - at;
    }

    /// Where the next value begins in the array that the reader was given.
    public int position() {
        return at;
    }

    /// One length byte below 254, or 254 and three bytes.
    private int length() {
        int first = message[take(1)] & 0xff;
        if (first < 254) return first;
        if (first == 255) throw new Malformed("a length of more than three bytes");
        int from = take(3);
        return (int) INT.get(message, from - 1) >>> 8;
    }

    /// Takes a string's body and its padding: from `start` on, a multiple of four.
    private int body(int start, int length) {
        int from = take(length);
        take((start - at) & 3);
        return from;
    }

    private int count(int bytesEach) {
        int count = int32();
        if (count < 0 || count > left() / bytesEach) throw new Malformed("a vector of " + count);
        return count;
    }

    private int take(int count) {
        int from = at;
        if (count < 0 || count > end - from) throw cut(count);
        at = from + count;
        return from;
    }

    private Malformed cut(int count) {
        return new Malformed(count + " bytes, " + left() + " left");
    }
}
