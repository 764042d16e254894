package heliograph.storage;

import heliograph.store.Codec;
import heliograph.tl.TlObject;
import heliograph.tl.TlReader;
import heliograph.tl.TlWriter;
import heliograph.tl.api.Api;
import java.util.function.Function;

/// Values that are TL: written in the newest layer, read by constructor id whatever wrote them.
public record TlCodec<T extends TlObject>(Function<TlReader, T> reader) implements Codec<T> {
    @Override
    public byte[] encode(T value) {
        var out = new TlWriter(Api.LAYER);
        out.object(value);
        return out.toBytes();
    }

    @Override
    public T decode(byte[] bytes) {
        return reader.apply(new TlReader(bytes));
    }
}
