package heliograph.sync;

import java.util.TreeMap;

/// Every place in one account's log that any of its sessions was told of. A place is taken once:
/// `pts` never repeats, and no two updates share a part of it.
final class Journal {
    private final TreeMap<Integer, Integer> counts = new TreeMap<>();

    void saw(int pts, int count) {
        if (count == 0) return;
        var before = counts.putIfAbsent(pts, count);
        if (before != null && before != count) fail(pts, count);
        var lower = counts.lowerEntry(pts);
        if (lower != null && lower.getKey() > pts - count) fail(pts, count);
        var higher = counts.higherEntry(pts);
        if (higher != null && higher.getKey() - higher.getValue() < pts) fail(pts, count);
    }

    private void fail(int pts, int count) {
        throw new AssertionError("pts %d with count %d, beside %s".formatted(pts, count, counts));
    }

    int highest() {
        return counts.isEmpty() ? 0 : counts.lastKey();
    }
}
