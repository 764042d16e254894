package heliograph.bench;

import java.util.Arrays;

/// How long many things took.
final class Times {
    private long[] nanos = new long[64];
    private int count;

    void add(long took) {
        if (count == nanos.length) nanos = Arrays.copyOf(nanos, 2 * count);
        nanos[count++] = took;
    }

    @Override
    public String toString() {
        if (count == 0) return "none";
        var sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return "p50 %.1f ms, p99 %.1f ms".formatted(at(sorted, 50) / 1e6, at(sorted, 99) / 1e6);
    }

    private static long at(long[] sorted, int percent) {
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }
}
