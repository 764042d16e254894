package heliograph.store;

import java.util.function.Function;

/// See [Codecs#mapped].
record MappedCodec<A, T>(KeyCodec<A> codec, Function<A, T> wrap, Function<T, A> unwrap)
        implements KeyCodec<T> {
    @Override
    public byte[] encode(T value) {
        return codec.encode(unwrap.apply(value));
    }

    @Override
    public T decode(byte[] bytes) {
        return wrap.apply(codec.decode(bytes));
    }

    @Override
    public void write(KeyWriter out, T value) {
        codec.write(out, unwrap.apply(value));
    }

    @Override
    public T read(KeyReader in) {
        return wrap.apply(codec.read(in));
    }
}
