package heliograph.tl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.sun.management.ThreadMXBean;
import heliograph.tl.api.Api;
import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Whatever bytes come, they are a query or malformed, and cost in proportion to their number.
class QueryFuzzTest {
    /// What a reader may allocate beside what it reads, and for each byte that it reads: the
    /// smallest values are four bytes and become objects of a few dozen.
    private static final long ALLOWANCE = 1 << 20;

    private static final int ALLOWANCE_PER_BYTE = 64;

    @FuzzTest
    void anyBytes(byte[] bytes) {
        TlFunction<?> query = read(bytes); // loads the classes, which counts as allocated
        long before = allocated();
        read(bytes);
        assertProportion(allocated() - before, bytes);
        if (query != null && Api.METHODS.contains(query.method())) roundTrip(query);
    }

    private static @Nullable TlFunction<?> read(byte[] bytes) {
        try {
            return Api.function(new TlReader(bytes));
        } catch (Malformed e) {
            return null;
        }
    }

    /// What was read can be written, and is the same when read again.
    private static void roundTrip(TlFunction<?> query) {
        var once = new TlWriter(Api.LAYER);
        query.write(once);
        var again = new TlWriter(Api.LAYER);
        Api.function(new TlReader(once.toBytes())).write(again);
        assertArrayEquals(once.toBytes(), again.toBytes());
    }

    private static void assertProportion(long took, byte[] bytes) {
        long unpacked = TlReader.UNPACKED_MIN + (long) bytes.length * TlReader.UNPACKED_RATIO;
        boolean packed = bytes.length >= 4 && contains(bytes, TlReader.GZIP_PACKED);
        long read = packed ? bytes.length + unpacked : bytes.length;
        long allowed = ALLOWANCE + read * ALLOWANCE_PER_BYTE;
        assertTrue(took <= allowed, () -> took + " bytes for " + bytes.length);
    }

    private static boolean contains(byte[] bytes, int id) {
        for (int i = 0; i + 4 <= bytes.length; i += 4) {
            if (new TlReader(bytes, i, bytes.length).int32() == id) return true;
        }
        return false;
    }

    private static long allocated() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return threads.getCurrentThreadAllocatedBytes();
    }

    /// Bytes that begin as a query of some layer does, and go on as they like.
    @Test
    void randomQueries() {
        for (int seed = 0; seed < 2_000; seed++) {
            var random = new SplittableRandom(seed);
            var layer = Schemas.LAYERS.get(random.nextInt(Schemas.LAYERS.size()));
            var lines = layer.byName().values().stream().filter(one -> one.function()).toList();
            byte[] query =
                    new RandomTl(layer, random).bytes(lines.get(random.nextInt(lines.size())));
            for (int i = random.nextInt(4); i > 0; i--) {
                query[random.nextInt(query.length)] = (byte) random.nextInt();
            }
            anyBytes(query);
        }
    }
}
