package heliograph.mtproto.session;

import static heliograph.mtproto.session.TestClient.tl;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.tl.TlReader;
import heliograph.tl.TlWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// core.telegram.org/mtproto/service_messages#containers, msg_copy and gzip_packed.
class ContainersTest {
    private final SessionLimits limits =
            new SessionLimits(8, 600_000, 2048, 4096, 512, 2 << 20, 4096, 4096, 1024, 250, 16);
    private final TestServer server = new TestServer(limits);
    private final TestClient client = server.client();

    @BeforeEach
    void begin() {
        client.begin();
        server.queries.clear();
    }

    @Test
    void allMessagesOfAContainerAreTakenInTheirOrder() {
        client.send(client.container(client.query(1), client.ping(2), client.query(3)));
        assertEquals(List.of(1, 3), server.queries.stream().map(q -> q.constructor()).toList());
        client.receivedOne(Wire.PONG);
    }

    @Test
    void anEmptyContainerIsAllowed() {
        client.send(client.container());
        assertTrue(client.received().isEmpty());
        assertTrue(client.link.failures.isEmpty());
    }

    @Test
    void aContainerHoldsAtMost1024Messages() {
        var most = new TestClient.Out[1024];
        for (int i = 0; i < most.length; i++) most[i] = client.query(i + 1);
        client.send(client.container(most));
        assertEquals(1024, server.queries.size());
        assertTrue(client.link.failures.isEmpty());

        var over = new TestClient.Out[1025];
        for (int i = 0; i < over.length; i++) over[i] = client.query(i + 1);
        client.send(client.container(over));
        assertEquals(1024, server.queries.size());
        assertEquals(List.of(Link.FLOOD), client.link.failures);
        assertTrue(client.link.closed);
    }

    @Test
    void code64ForAContainerInsideAContainer() {
        refused(w -> member(w, client.nextId(), client.container(client.query(1)).body()));
    }

    @Test
    void code64ForAMemberThatIsNotOlderThanItsContainer() {
        var query = client.query(1);
        long id = client.nextId();
        client.send(new TestClient.Out(id, 2, packed(w -> member(w, id, query.body()))));
        assertEquals(64, refusal());
        long next = client.nextId();
        client.send(new TestClient.Out(next, 2, packed(w -> member(w, next + 4, query.body()))));
        assertEquals(64, refusal());
        assertTrue(server.queries.isEmpty());
    }

    @Test
    void code64ForAMemberWithAServersId() {
        refused(w -> member(w, client.nextId() | 1, tl(x -> x.int32(1))));
    }

    @Test
    void code64ForLengthsThatLie() {
        refused(w -> lengthLies(w, 8));
        refused(w -> lengthLies(w, 3));
        refused(w -> lengthLies(w, 0));
        refused(w -> lengthLies(w, -4));
        refused(w -> lengthLies(w, Integer.MAX_VALUE));
        refused(w -> {});
        client.send(client.out(false, tl(w -> w.int32(Wire.MSG_CONTAINER))));
        assertEquals(64, refusal());
        client.send(
                client.out(false, tl(w -> w.int64(0xffff_ffff_0000_0000L | Wire.MSG_CONTAINER))));
        assertEquals(64, refusal());
    }

    @Test
    void aCopyIsTakenLikeTheOriginalAndOnlyOnce() {
        var query = client.query(7);
        for (int i = 0; i < 2; i++) {
            client.send(
                    client.out(
                            false,
                            tl(w -> {
                                w.int32(Wire.MSG_COPY);
                                TestClient.inner(w, query);
                            })));
        }
        assertEquals(1, server.queries.size());
        assertEquals(query.id(), server.last().msgId());
    }

    @Test
    void aPackedQueryIsUnpackedAloneAndInAContainer() {
        byte[] body = tl(w -> w.raw(new byte[2000]));
        body[0] = 5;
        client.send(client.out(true, gzip(body)));
        client.send(client.container(client.out(true, gzip(body))));
        assertEquals(2, server.queries.size());
        for (var query : server.queries) assertArrayEquals(body, query.body());
    }

    @Test
    void whatUnpacksToMoreThanTheLimitIsRefusedAndNotExecuted() {
        client.send(client.out(true, gzip(new byte[4096])));
        assertEquals(1, server.queries.size());
        long bomb = client.send(client.out(true, gzip(new byte[4100])));
        long broken = client.send(client.out(true, tl(w -> badGzip(w))));
        var all = client.received();
        for (long id : new long[] {bomb, broken}) {
            var error = new TlReader(answerIn(all, id));
            assertEquals(Wire.RPC_ERROR, error.int32());
            assertEquals(400, error.int32());
            assertEquals("INPUT_FETCH_ERROR", error.string());
        }
        assertEquals(1, server.queries.size());
    }

    /// TDLib 1.8.67 and mtcute 0.30.3 pack so.
    @Test
    void whatZlibPackedIsUnpacked() throws IOException {
        var zlib = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(zlib)) {
            out.write(new byte[4096]);
        }
        client.send(
                client.out(
                        true,
                        tl(w -> {
                            w.int32(Wire.GZIP_PACKED);
                            w.bytes(zlib.toByteArray());
                        })));
        assertArrayEquals(new byte[4096], server.queries.getFirst().body());
    }

    @Test
    void theLimitOfUnpackingIsForAllOfAContainerTogether() {
        var first = client.out(true, gzip(new byte[4000]));
        var second = client.out(true, gzip(new byte[100]));
        client.send(client.container(first, second));
        assertEquals(1, server.queries.size());
        answerIn(client.received(), second.id());
    }

    @Test
    void packedAnswersComeOnlyWhenTheyAreLargeAndGetSmaller() {
        byte[] dull = new byte[4096];
        byte[] small = new byte[4092];
        byte[] noise = new byte[100_000];
        server.random.nextBytes(noise);
        assertEquals(Wire.GZIP_PACKED, new TlReader(answer(dull)).int32());
        assertArrayEquals(small, answer(small));
        assertArrayEquals(noise, answer(noise));
        var answer = answer(dull);
        assertArrayEquals(dull, Gzip.unpack(answer, 0, answer.length, 4096));
        assertTrue(answer.length < 200);
    }

    private byte[] answer(byte[] result) {
        long query = client.send(client.query(1));
        server.last().session().answer(query, result);
        return answerIn(client.received(), query);
    }

    private static byte[] answerIn(List<TestClient.In> messages, long query) {
        var result = TestClient.result(messages, query);
        if (result == null) throw new AssertionError("no answer");
        return result;
    }

    /// A container whose one member is written by `member` is refused with code 64.
    private void refused(Consumer<TlWriter> member) {
        client.send(client.out(false, packed(member)));
        assertEquals(64, refusal());
        assertTrue(server.queries.isEmpty());
    }

    private static byte[] packed(Consumer<TlWriter> member) {
        return tl(w -> {
            w.int32(Wire.MSG_CONTAINER);
            w.int32(1);
            member.accept(w);
        });
    }

    private static void member(TlWriter w, long id, byte[] body) {
        TestClient.inner(w, new TestClient.Out(id, 5, body));
    }

    private void lengthLies(TlWriter w, int length) {
        w.int64(client.nextId());
        w.int32(5);
        w.int32(length);
        w.int32(1);
    }

    private int refusal() {
        return MessageIdsTest.code(client.receivedOne(Wire.BAD_MSG_NOTIFICATION));
    }

    private static byte[] gzip(byte[] body) {
        var stream = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(stream)) {
            out.write(body);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return tl(w -> {
            w.int32(Wire.GZIP_PACKED);
            w.bytes(stream.toByteArray());
        });
    }

    private static void badGzip(TlWriter w) {
        w.int32(Wire.GZIP_PACKED);
        w.bytes(new byte[] {31, (byte) 139, 8, 0, 1, 2});
    }
}
