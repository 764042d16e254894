package heliograph.store.engine;

import java.util.Arrays;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Changes that are not committed yet, over what lies below them.
final class Overlay implements Source {
    private final Source below;
    private NavigableMap<byte[], Change> changes = new TreeMap<>(Arrays::compareUnsigned);

    Overlay(Source below) {
        this.below = below;
    }

    void add(Change change) {
        changes.put(change.key(), change);
    }

    /// Takes over all changes of `other`, which nobody uses any more.
    void take(Overlay other) {
        if (changes.isEmpty()) changes = other.changes;
        else changes.putAll(other.changes);
    }

    Iterable<Change> changes() {
        return changes.values();
    }

    /// What was done to a key here; null when nothing was.
    @Nullable Change change(byte[] key) {
        return changes.get(key);
    }

    int size() {
        return changes.size();
    }

    boolean isEmpty() {
        return changes.isEmpty();
    }

    @Override
    public byte @Nullable [] get(byte[] key) {
        var change = changes.get(key);
        return change == null ? below.get(key) : change.value();
    }

    @Override
    public Cursor cursor(byte[] from, byte[] to, boolean descending) {
        var under = below.cursor(from, to, descending);
        if (changes.isEmpty()) return under;
        var over = changes.subMap(from, true, to, false);
        if (over.isEmpty()) return under;
        if (descending) over = over.descendingMap();
        return new MergedCursor(under, over.values().iterator(), descending);
    }
}
