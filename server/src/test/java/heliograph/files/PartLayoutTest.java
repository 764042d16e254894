package heliograph.files;

import static heliograph.files.PartLayout.PARTS_MAX;
import static heliograph.files.PartLayout.PART_MAX;
import static heliograph.files.PartLayout.UNKNOWN;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class PartLayoutTest {
    private static final int KIB = 1 << 10;

    @Test
    void partsInAnyOrderMakeTheFile() {
        for (int seed = 0; seed < 3_000; seed++) {
            var random = new Random(seed);
            int partSize = KIB << random.nextInt(3);
            var content = new byte[1 + random.nextInt(12 * KIB)];
            random.nextBytes(content);
            int parts = (content.length + partSize - 1) / partSize;
            var order = new ArrayList<Integer>();
            for (int i = 0; i < parts; i++) order.add(i);
            for (int i = random.nextInt(3); i > 0; i--) order.add(random.nextInt(parts));
            Collections.shuffle(order, random);

            var layout = new PartLayout();
            var file = new byte[64 * KIB];
            for (int part : order) {
                int total = random.nextBoolean() ? parts : UNKNOWN;
                int from = part * partSize;
                var bytes =
                        Arrays.copyOfRange(
                                content, from, Math.min(content.length, from + partSize));
                PartLayout.check(part, total, bytes.length);
                var place = layout.place(part, total, bytes.length);
                var move = place.move();
                if (move != null)
                    System.arraycopy(file, (int) move.from(), file, (int) move.to(), move.length());
                System.arraycopy(bytes, 0, file, (int) place.at(), bytes.length);
                layout.received(part, bytes.length);
            }
            assertEquals(content.length, layout.whole(parts), "seed " + seed);
            assertEquals(content.length, layout.bytes(), "seed " + seed);
            assertArrayEquals(content, Arrays.copyOf(file, content.length), "seed " + seed);
        }
    }

    @Test
    void numbersAtTheirEdges() {
        PartLayout.check(0, UNKNOWN, 1);
        PartLayout.check(PARTS_MAX - 1, UNKNOWN, PART_MAX);
        PartLayout.check(PARTS_MAX - 1, PARTS_MAX, PART_MAX);
        Refused.with("FILE_PART_INVALID", () -> PartLayout.check(-1, UNKNOWN, 1));
        Refused.with("FILE_PART_INVALID", () -> PartLayout.check(PARTS_MAX, UNKNOWN, 1));
        Refused.with("FILE_PART_INVALID", () -> PartLayout.check(5, 5, 1));
        Refused.with("FILE_PARTS_INVALID", () -> PartLayout.check(0, PARTS_MAX + 1, 1));
        Refused.with("FILE_PARTS_INVALID", () -> PartLayout.check(0, 0, 1));
        Refused.with("FILE_PARTS_INVALID", () -> PartLayout.check(0, -2, 1));
        Refused.with("FILE_PART_EMPTY", () -> PartLayout.check(0, UNKNOWN, 0));
        Refused.with("FILE_PART_EMPTY", () -> PartLayout.check(0, 1, 0));
        Refused.with("FILE_PART_TOO_BIG", () -> PartLayout.check(0, UNKNOWN, PART_MAX + 1));
    }

    @Test
    void theSizeOfPartsAtItsEdges() {
        for (int full = KIB; full <= PART_MAX; full *= 2) two(full, full);
        two(KIB, 1);
        two(2 * KIB, 2 * KIB - 1);
        Refused.with("FILE_PART_TOO_SMALL", () -> two(KIB - 1, 1));
        Refused.with("FILE_PART_SIZE_INVALID", () -> two(KIB + 1, 1));
        Refused.with("FILE_PART_SIZE_INVALID", () -> two(3 * KIB, KIB));
        Refused.with("FILE_PART_SIZE_INVALID", () -> two(PART_MAX - KIB, KIB));
        Refused.with("FILE_PART_SIZE_CHANGED", () -> two(KIB, KIB + 1));
        Refused.with("FILE_PART_SIZE_CHANGED", () -> two(KIB, 2 * KIB));
    }

    private static void two(int first, int second) {
        var layout = new PartLayout();
        put(layout, 0, 2, first);
        put(layout, 1, 2, second);
        assertEquals(first + second, layout.whole(2));
    }

    private static void put(PartLayout layout, int part, int total, int length) {
        PartLayout.check(part, total, length);
        layout.place(part, total, length);
        if (length > 0) layout.received(part, length);
    }

    @Test
    void onlyTheLastPartMayBeSmaller() {
        var layout = new PartLayout();
        put(layout, 0, UNKNOWN, 2 * KIB);
        put(layout, 3, UNKNOWN, 100);
        Refused.with("FILE_PART_SIZE_CHANGED", () -> put(layout, 1, UNKNOWN, 100));
        Refused.with("FILE_PART_SIZE_CHANGED", () -> put(layout, 3, UNKNOWN, 101));
        Refused.with("FILE_PART_SIZE_CHANGED", () -> put(layout, 4, UNKNOWN, 2 * KIB));
        Refused.with("FILE_PART_1_MISSING", () -> layout.whole(4));
        put(layout, 1, UNKNOWN, 2 * KIB);
        Refused.with("FILE_PART_2_MISSING", () -> layout.whole(4));
        put(layout, 2, UNKNOWN, 2 * KIB);
        assertEquals(6 * KIB + 100, layout.whole(4));
        Refused.with("FILE_PARTS_INVALID", () -> layout.whole(3));
        Refused.with("FILE_PART_4_MISSING", () -> layout.whole(5));
    }

    @Test
    void aStreamSaysAtItsEndHowLongItWas() {
        var layout = new PartLayout();
        put(layout, 0, UNKNOWN, KIB);
        put(layout, 1, UNKNOWN, KIB);
        put(layout, 2, 3, 7);
        assertEquals(2 * KIB + 7, layout.whole(3));
        Refused.with("FILE_PARTS_INVALID", () -> put(layout, 1, 4, KIB));
    }

    @Test
    void aStreamMayEndWithNothing() {
        var layout = new PartLayout();
        put(layout, 0, UNKNOWN, KIB);
        put(layout, 1, 1, 0);
        assertEquals(KIB, layout.whole(1));
        var empty = new PartLayout();
        put(empty, 0, 0, 0);
        assertEquals(0, empty.whole(0));
    }

    @Test
    void thelastPartMayComeFirstAndMoves() {
        var layout = new PartLayout();
        put(layout, 1, UNKNOWN, 1_000);
        assertEquals(1_000, layout.at(1));
        PartLayout.check(0, UNKNOWN, 2 * KIB);
        var place = layout.place(0, UNKNOWN, 2 * KIB);
        assertEquals(new PartLayout.Move(1, 1_000, 1_000, 2 * KIB), place.move());
        layout.received(0, 2 * KIB);
        assertEquals(2 * KIB + 1_000, layout.whole(2));
    }
}
