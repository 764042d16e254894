package heliograph.store;

/// A codec that keeps order (unsigned bytes sort as the values do) and can be a part of a longer
/// key, where its end must show. Alone, or as the last part, it may use a shorter form.
public interface KeyCodec<T> extends Codec<T> {
    /// Writes the form that shows its own end.
    void write(KeyWriter out, T value);

    /// Reads what [#write] wrote.
    T read(KeyReader in);
}
