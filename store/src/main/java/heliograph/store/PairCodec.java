package heliograph.store;

/// See [Codecs#pair].
record PairCodec<A, B>(KeyCodec<A> first, KeyCodec<B> second) implements KeyCodec<Pair<A, B>> {
    @Override
    public byte[] encode(Pair<A, B> value) {
        var out = new KeyWriter();
        first.write(out, value.first());
        out.rest(second.encode(value.second()));
        return out.toBytes();
    }

    @Override
    public Pair<A, B> decode(byte[] bytes) {
        var in = new KeyReader(bytes);
        return new Pair<>(first.read(in), second.decode(in.rest()));
    }

    @Override
    public void write(KeyWriter out, Pair<A, B> value) {
        first.write(out, value.first());
        second.write(out, value.second());
    }

    @Override
    public Pair<A, B> read(KeyReader in) {
        return new Pair<>(first.read(in), second.read(in));
    }
}
