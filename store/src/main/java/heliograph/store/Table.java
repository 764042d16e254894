package heliograph.store;

/// A named, typed, ordered map inside every home. Declared once, by the feature that owns it.
///
/// @param name 1 to 8 characters of `a-z 0-9 . _ -`, unique in the program; on disk for ever
/// @param key must keep order: a [KeyCodec], in practice
/// @param value the bytes of what is kept
public record Table<K, V>(String name, Codec<K> key, Codec<V> value) {
    private static final int NAME_MAX = 8;

    public Table {
        Names.check(name, NAME_MAX);
    }
}
