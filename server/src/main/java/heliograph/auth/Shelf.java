package heliograph.auth;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is kept in memory for a short while: each entry for the same time, and never more than a
/// number of them, of which the oldest go first.
///
/// Time is an argument, in milliseconds. All methods may be called from any thread.
public final class Shelf<K, V> {
    private record Slot<V>(V value, long endMillis) {}

    private final LinkedHashMap<K, Slot<V>> slots = new LinkedHashMap<>();
    private final int max;
    private final long lifeMillis;

    /// @param lifeMillis how long each entry lives
    public Shelf(int max, long lifeMillis) {
        this.max = max;
        this.lifeMillis = lifeMillis;
    }

    /// Puts a value on the shelf, with its whole life ahead.
    public synchronized void put(K key, V value, long nowMillis) {
        slots.remove(key);
        slots.put(key, new Slot<>(value, nowMillis + lifeMillis));
        sweep(nowMillis);
    }

    /// What is under `key` and still alive.
    public synchronized @Nullable V get(K key, long nowMillis) {
        var slot = slots.get(key);
        return slot == null || slot.endMillis <= nowMillis ? null : slot.value;
    }

    /// As [#get], and takes it off the shelf: of two threads one gets it.
    public synchronized @Nullable V take(K key, long nowMillis) {
        var slot = slots.remove(key);
        return slot == null || slot.endMillis <= nowMillis ? null : slot.value;
    }

    public synchronized void remove(K key) {
        slots.remove(key);
    }

    /// Dead entries stand in front, because all live equally long.
    private void sweep(long nowMillis) {
        var all = slots.entrySet().iterator();
        while (all.hasNext()) {
            Map.Entry<K, Slot<V>> oldest = all.next();
            if (slots.size() <= max && oldest.getValue().endMillis > nowMillis) return;
            all.remove();
        }
    }
}
