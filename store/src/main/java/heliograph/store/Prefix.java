package heliograph.store;

/// The first parts of a key: stands for all keys of a table that begin with them.
///
/// @param <K> the whole key; that it does begin with these parts is the caller's promise
@SuppressWarnings("UnusedTypeParameter") // keeps prefixes of one table from another
public final class Prefix<K> {
    private final byte[] bytes;

    private Prefix(byte[] bytes) {
        this.bytes = bytes;
    }

    /// Keys whose first part is `value`.
    public static <K, A> Prefix<K> of(KeyCodec<A> part, A value) {
        var out = new KeyWriter();
        part.write(out, value);
        return new Prefix<>(out.toBytes());
    }

    /// Keys whose first two parts are these.
    public static <K, A, B> Prefix<K> of(
            KeyCodec<A> first, A firstValue, KeyCodec<B> second, B secondValue) {
        var out = new KeyWriter();
        first.write(out, firstValue);
        second.write(out, secondValue);
        return new Prefix<>(out.toBytes());
    }

    /// Keys of a table keyed by [Codecs#STRING] alone that begin with `start`.
    public static Prefix<String> text(String start) {
        return new Prefix<>(Codecs.STRING.encode(start));
    }

    /// Keys whose first part is `value` and whose last part, a text, begins with `start`.
    public static <K, A> Prefix<K> text(KeyCodec<A> part, A value, String start) {
        var out = new KeyWriter();
        part.write(out, value);
        out.rest(Codecs.STRING.encode(start));
        return new Prefix<>(out.toBytes());
    }

    /// The bytes that the keys begin with, a copy.
    public byte[] toBytes() {
        return bytes.clone();
    }
}
