package heliograph.mtproto.session;

import static heliograph.mtproto.session.TestClient.tl;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/// The usual way of a session: a query, its answer, updates, pings.
class SessionTest {
    private final TestServer server = new TestServer();
    private final TestClient client = server.client();

    @Test
    void aQueryReachesTheApiAndItsAnswerTheClient() {
        long query = client.send(client.query(0x1234));
        assertEquals(0x1234, server.last().constructor());
        assertEquals(query, server.last().msgId());
        assertEquals(List.of(server.last().session()), server.opened);

        var created = client.receivedOne(Wire.NEW_SESSION_CREATED);
        assertEquals(query, created.fields().int64());
        assertEquals(1, created.seqno());

        byte[] result = tl(w -> w.int64(42));
        server.last().session().answer(query, result);
        var messages = client.received();
        assertArrayEquals(result, TestClient.result(messages, query));
        assertEquals(1, messages.getFirst().id() & 3);
        assertEquals(3, messages.getFirst().seqno());
        assertEquals(messages.getFirst().id(), messages.getFirst().frameId());
    }

    @Test
    void anErrorIsAnRpcErrorInsideAnRpcResult() {
        var session = client.begin();
        long query = client.send(client.query(1));
        session.fail(query, 420, "FLOOD_WAIT_7");
        byte[] error =
                tl(w -> {
                    w.int32(Wire.RPC_ERROR);
                    w.int32(420);
                    w.string("FLOOD_WAIT_7");
                });
        assertArrayEquals(error, TestClient.result(client.received(), query));
    }

    @Test
    void anUpdateIsSentAtOnceAndIsANotification() {
        var session = client.begin();
        byte[] updates = tl(w -> w.int32(0x74ae4240));
        session.push(updates);
        var in = client.received().getFirst();
        assertArrayEquals(updates, in.body());
        assertEquals(3, in.id() & 3);
        assertEquals(1, in.seqno() & 1);
    }

    @Test
    void aPingIsAnsweredWithItsIdAndThatOfItsMessage() {
        client.begin();
        long ping = client.send(client.ping(77));
        var pong = client.receivedOne(Wire.PONG);
        var fields = pong.fields();
        assertEquals(ping, fields.int64());
        assertEquals(77, fields.int64());
        assertEquals(0, pong.seqno() & 1);
    }

    @Test
    void theFirstSaltMayBeZeroAndIsCorrected() {
        client.salt = 0;
        long query = client.send(client.query(1));
        var bad = client.receivedOne(Wire.BAD_SERVER_SALT);
        var fields = bad.fields();
        assertEquals(query, fields.int64());
        assertEquals(1, fields.int32());
        assertEquals(48, fields.int32());
        client.salt = fields.int64();
        assertTrue(server.opened.isEmpty());
        client.send(client.query(1));
        assertEquals(1, server.queries.size());
    }
}
