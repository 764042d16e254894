package heliograph.store;

/// See [Codecs#triple].
record TripleCodec<A, B, C>(KeyCodec<A> first, KeyCodec<B> second, KeyCodec<C> third)
        implements KeyCodec<Triple<A, B, C>> {
    @Override
    public byte[] encode(Triple<A, B, C> value) {
        var out = new KeyWriter();
        first.write(out, value.first());
        second.write(out, value.second());
        out.rest(third.encode(value.third()));
        return out.toBytes();
    }

    @Override
    public Triple<A, B, C> decode(byte[] bytes) {
        var in = new KeyReader(bytes);
        return new Triple<>(first.read(in), second.read(in), third.decode(in.rest()));
    }

    @Override
    public void write(KeyWriter out, Triple<A, B, C> value) {
        first.write(out, value.first());
        second.write(out, value.second());
        third.write(out, value.third());
    }

    @Override
    public Triple<A, B, C> read(KeyReader in) {
        return new Triple<>(first.read(in), second.read(in), third.read(in));
    }
}
