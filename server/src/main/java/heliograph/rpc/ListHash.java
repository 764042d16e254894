package heliograph.rpc;

import java.util.function.ToLongFunction;

/// The number by which a client says which list it has, so that it is not told the same again
/// (https://core.telegram.org/api/offsets#hash-generation).
public final class ListHash {
    private long hash;

    /// The hash of a list by the ids of what is in it, or what else says that one changed.
    public static <T> long of(Iterable<T> list, ToLongFunction<? super T> id) {
        var hash = new ListHash();
        for (var one : list) hash.add(id.applyAsLong(one));
        return hash.value();
    }

    public void add(long id) {
        hash ^= hash >>> 21;
        hash ^= hash << 35;
        hash ^= hash >>> 4;
        hash += id;
    }

    public long value() {
        return hash;
    }
}
