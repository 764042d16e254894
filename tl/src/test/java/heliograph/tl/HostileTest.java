package heliograph.tl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import heliograph.tl.Malformed.UnknownConstructor;
import heliograph.tl.api.AnyInputUser;
import heliograph.tl.api.Api;
import heliograph.tl.api.InputPeerSelf;
import heliograph.tl.api.InputUserSelf;
import heliograph.tl.api.InvokeWithLayer;
import heliograph.tl.api.help.GetConfig;
import heliograph.tl.api.messages.ReadHistory;
import heliograph.tl.api.users.GetUsers;
import heliograph.tlgen.Combinator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/// What a peer can send to do harm: each is refused as malformed, without much work.
class HostileTest {
    private static final int UNKNOWN = 0x0badf00d;

    @Test
    void everyQueryCutAnywhereIsMalformed() {
        var random = new RandomTl(Schemas.NEWEST, new Random(4));
        for (Combinator one : Schemas.NEWEST.byName().values()) {
            if (!one.function()) continue;
            byte[] bytes = random.bytes(one);
            for (int end = 0; end < bytes.length; end += 1 + bytes.length / 200) {
                var in = new TlReader(bytes, 0, end);
                assertThrows(Malformed.class, () -> Api.function(in), one::toString);
            }
        }
    }

    /// Whatever is flipped, the reader either reads something or says that it is malformed.
    @Test
    void everyQueryWithFlippedBytesIsReadOrMalformed() {
        var random = new Random(5);
        var values = new RandomTl(Schemas.NEWEST, random);
        for (Combinator one : Schemas.NEWEST.byName().values()) {
            if (!one.function()) continue;
            for (int i = 0; i < 10; i++) {
                byte[] bytes = values.bytes(one);
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                readOrRefuse(bytes);
            }
        }
    }

    private static void readOrRefuse(byte[] bytes) {
        try {
            assertTrue(Api.function(new TlReader(bytes)).method().name().length() > 0);
        } catch (Malformed e) {
            assertEquals(0, e.getStackTrace().length);
        }
    }

    @Test
    void aVectorThatCannotBeThereCostsNothing() {
        for (int count : new int[] {Integer.MAX_VALUE, Integer.MIN_VALUE, -1, 1 << 20, 2}) {
            var out = new TlWriter(229);
            out.int32(GetUsers.ID);
            out.vectorCount(count);
            out.int32(InputUserSelf.ID);
            byte[] bytes = out.toBytes();
            long before = allocated();
            assertThrows(Malformed.class, () -> Api.function(new TlReader(bytes)));
            assertTrue(allocated() - before < 1 << 20, "count " + count);
        }
    }

    @Test
    void aLengthBeyondTheMessageCostsNothing() {
        byte[] lying = {(byte) 254, -1, -1, -1, 0, 0, 0, 0};
        long before = allocated();
        assertThrows(Malformed.class, () -> new TlReader(lying).bytes());
        assertThrows(Malformed.class, () -> new TlReader(lying).string());
        assertThrows(Malformed.class, () -> new TlReader(new byte[] {-1, 0, 0, 0}).bytes());
        assertTrue(allocated() - before < 1 << 20);
    }

    @Test
    void queriesNestAsDeepAsTheLimitAndNoDeeper() {
        Api.function(new TlReader(nested(TlReader.DEPTH_MAX - 1)));
        byte[] deeper = nested(TlReader.DEPTH_MAX);
        assertThrows(Malformed.class, () -> Api.function(new TlReader(deeper)));
        byte[] bomb = nested(100_000);
        assertThrows(Malformed.class, () -> Api.function(new TlReader(bomb)));
    }

    private static byte[] nested(int times) {
        var out = new TlWriter(229);
        for (int i = 0; i < times; i++) {
            out.int32(InvokeWithLayer.ID);
            out.int32(229);
        }
        new GetConfig().write(out);
        return out.toBytes();
    }

    @Test
    void aPackedQueryIsUnpackedOnce() {
        byte[] packed = packed(bytes(new GetConfig()::write));
        assertInstanceOf(GetConfig.class, Api.function(new TlReader(packed)));
        byte[] inside =
                bytes(out -> {
                    out.int32(InvokeWithLayer.ID);
                    out.int32(185);
                    out.raw(packed);
                });
        var wrapped = assertInstanceOf(InvokeWithLayer.class, Api.function(new TlReader(inside)));
        assertInstanceOf(GetConfig.class, wrapped.query());
        byte[] twice = packed(packed);
        assertThrows(Malformed.class, () -> Api.function(new TlReader(twice)));
    }

    /// A packed query of the longest length that its packed length allows, and one byte more.
    @Test
    void aBombIsRefusedAtItsLimit() {
        byte[] zeros = new byte[TlReader.UNPACKED_MAX + 1];
        byte[] packed = gzip(zeros);
        int max = TlReader.UNPACKED_MIN + packed.length * TlReader.UNPACKED_RATIO;
        assertTrue(max < zeros.length);
        assertThrows(Malformed.class, () -> Gzip.unpack(packed, 0, packed.length, max));
        byte[] bomb = packed(zeros);
        assertThrows(Malformed.class, () -> Api.function(new TlReader(bomb)));
        byte[] some = gzip(new byte[1_000]);
        assertEquals(1_000, Gzip.unpack(some, 0, some.length, 1_000).length);
        assertThrows(Malformed.class, () -> Gzip.unpack(some, 0, some.length, 999));
    }

    /// TDLib 1.8.67 and mtcute 0.30.3 pack so.
    @Test
    void whatZlibPackedIsUnpackedWithTheSameBound() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zlib = new DeflaterOutputStream(out)) {
            zlib.write(new byte[1_000]);
        }
        byte[] packed = out.toByteArray();
        assertEquals(1_000, Gzip.unpack(packed, 0, packed.length, 1_000).length);
        assertThrows(Malformed.class, () -> Gzip.unpack(packed, 0, packed.length, 999));
        for (int cut = 0; cut < packed.length; cut++) {
            int length = cut;
            assertThrows(Malformed.class, () -> Gzip.unpack(packed, 0, length, 1_000));
        }
    }

    @Test
    void whatIsNoGzipIsMalformed() {
        byte[] bad =
                bytes(out -> {
                    out.int32(TlReader.GZIP_PACKED);
                    out.bytes(new byte[] {1, 2, 3});
                });
        assertThrows(Malformed.class, () -> Api.function(new TlReader(bad)));
        byte[] cut = Arrays.copyOf(gzip(new byte[5_000]), 20);
        assertThrows(Malformed.class, () -> Gzip.unpack(cut, 0, cut.length, 10_000));
    }

    /// The rpc layer answers an unknown method with another error than a broken query.
    @Test
    void onlyAnUnknownMethodIsAnUnknownConstructor() {
        byte[] method = bytes(out -> out.int32(UNKNOWN));
        var unknown =
                assertThrows(UnknownConstructor.class, () -> Api.function(new TlReader(method)));
        assertEquals(UNKNOWN, unknown.id());
        byte[] argument =
                bytes(out -> {
                    out.int32(ReadHistory.ID);
                    out.int32(UNKNOWN);
                    out.int32(0);
                });
        var broken = assertThrows(Malformed.class, () -> Api.function(new TlReader(argument)));
        assertFalse(broken instanceof UnknownConstructor);
        byte[] inner =
                bytes(out -> {
                    out.int32(InvokeWithLayer.ID);
                    out.int32(229);
                    out.int32(UNKNOWN);
                });
        assertThrows(UnknownConstructor.class, () -> Api.function(new TlReader(inner)));
    }

    /// Some clients put a peer where a user belongs.
    @Test
    void aPeerIsTakenForAUser() {
        byte[] query =
                bytes(out -> {
                    out.int32(GetUsers.ID);
                    out.vectorCount(1);
                    new InputPeerSelf().write(out);
                });
        var users = (GetUsers) Api.function(new TlReader(query));
        assertEquals(List.<AnyInputUser>of(new InputUserSelf()), users.id());
    }

    private static byte[] packed(byte[] content) {
        return bytes(out -> {
            out.int32(TlReader.GZIP_PACKED);
            out.bytes(gzip(content));
        });
    }

    private static byte[] gzip(byte[] content) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] bytes(Consumer<TlWriter> content) {
        var out = new TlWriter(Api.LAYER);
        content.accept(out);
        return out.toBytes();
    }

    private static long allocated() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return threads.getCurrentThreadAllocatedBytes();
    }
}
