package heliograph.artwork;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// A canonical prefix code of at most 15 bits, as lossless WebP has it (section 6.2.1 of its
/// specification): the symbols that come often are short.
final class PrefixCode {
    private static final int LENGTH_MAX = 15;
    private static final int LENGTHS = 16;
    private static final int LENGTH_BITS = 4;

    /// The order in which the lengths of the code of lengths are written.
    private static final int[] ORDER = {
        17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15
    };

    private final int[] lengths;
    private final int[] codes;

    private PrefixCode(int[] lengths) {
        this.lengths = lengths;
        this.codes = codes(lengths);
    }

    /// The code for symbols that come so often, written to where it is read from.
    static PrefixCode of(int[] counts, Bits out) {
        var used = new int[2];
        int different = 0;
        for (int symbol = 0; symbol < counts.length; symbol++)
            if (counts[symbol] > 0 && different++ < 2) used[different - 1] = symbol;
        if (different <= 2 && used[0] < 256 && used[1] < 256)
            return simple(counts.length, used, different, out);
        var code = new PrefixCode(lengths(counts));
        code.describe(out);
        return code;
    }

    /// One symbol takes no bits at all, two take one.
    private static PrefixCode simple(int symbols, int[] used, int different, Bits out) {
        out.write(1, 1);
        out.write(different == 2 ? 1 : 0, 1);
        out.write(1, 1);
        out.write(used[0], 8);
        var lengths = new int[symbols];
        if (different == 2) {
            out.write(used[1], 8);
            lengths[used[0]] = 1;
            lengths[used[1]] = 1;
        }
        return new PrefixCode(lengths);
    }

    private record Node(long weight, int symbol, List<Node> below) {}

    private static int[] lengths(int[] counts) {
        for (int flattened = 0; ; flattened++) {
            var waiting =
                    new PriorityQueue<Node>(
                            Comparator.comparingLong(Node::weight).thenComparingInt(Node::symbol));
            for (int symbol = 0; symbol < counts.length; symbol++)
                if (counts[symbol] > 0)
                    waiting.add(
                            new Node(((long) counts[symbol] >> flattened) + 1, symbol, List.of()));
            if (waiting.size() == 1) waiting.add(new Node(1, 0, List.of()));
            int made = counts.length;
            while (waiting.size() > 1) {
                var a = waiting.remove();
                var b = waiting.remove();
                waiting.add(new Node(a.weight + b.weight, made++, List.of(a, b)));
            }
            var lengths = new int[counts.length];
            measure(waiting.remove(), 0, lengths);
            if (Arrays.stream(lengths).max().orElse(0) <= LENGTH_MAX) return lengths;
        }
    }

    private static void measure(Node node, int depth, int[] lengths) {
        if (node.below.isEmpty()) lengths[node.symbol] = depth;
        for (var one : node.below) measure(one, depth + 1, lengths);
    }

    /// The lengths themselves, each in four bits.
    private void describe(Bits out) {
        out.write(0, 1);
        out.write(ORDER.length - 4, 4);
        for (int symbol : ORDER) out.write(symbol < LENGTHS ? LENGTH_BITS : 0, 3);
        out.write(0, 1); // of all symbols
        for (int length : lengths) out.write(reversed(length, LENGTH_BITS), LENGTH_BITS);
    }

    private static int[] codes(int[] lengths) {
        var codes = new int[lengths.length];
        int next = 0;
        for (int length = 1; length <= LENGTH_MAX; length++, next <<= 1)
            for (int symbol = 0; symbol < lengths.length; symbol++)
                if (lengths[symbol] == length) codes[symbol] = reversed(next++, length);
        return codes;
    }

    /// Codes are read from their highest bit on.
    private static int reversed(int code, int bits) {
        return Integer.reverse(code) >>> (32 - bits);
    }

    void write(int symbol, Bits out) {
        out.write(codes[symbol], lengths[symbol]);
    }
}
