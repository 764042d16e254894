package heliograph.mtproto.session;

import static heliograph.mtproto.session.TestClient.tl;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.tl.TlReader;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// core.telegram.org/mtproto/service_messages: what ends connections, sessions and keys.
class ServiceMessagesTest {
    private final TestServer server = new TestServer();
    private final TestClient client = server.client();
    private Session session;

    @BeforeEach
    void begin() {
        session = client.begin();
    }

    @Test
    void pingDelayDisconnectAnswersAndClosesTheConnectionWhenItsTimeIsOver() {
        client.send(pingDelay(75));
        client.receivedOne(Wire.PONG);
        server.pass(74_999);
        assertFalse(client.link.closed);
        server.pass(1);
        assertTrue(client.link.closed);
    }

    @Test
    void theNextPingDelayDisconnectReplacesTheTimer() {
        client.send(pingDelay(75));
        server.pass(60_000);
        client.send(pingDelay(35));
        server.pass(34_999);
        assertFalse(client.link.closed);
        client.send(client.ping(1));
        server.pass(1);
        assertTrue(client.link.closed);
    }

    @Test
    void destroyingAnotherSessionEndsIt() {
        var other = new TestClient(server, client.key, 99);
        var otherSession = other.begin();
        client.send(destroy(99));
        var answer = client.receivedOne(Wire.DESTROY_SESSION_OK);
        assertEquals(99, answer.fields().int64());
        assertEquals(List.of(otherSession), server.closed);
        assertNull(server.sessions.find(client.key.id(), 99));
        otherSession.push(tl(w -> w.int32(1)));
        assertTrue(other.received().isEmpty());
        other.send(other.ping(1));
        other.receivedOne(Wire.NEW_SESSION_CREATED);
    }

    @Test
    void whatCameInADestroyedSessionCannotBeRepeatedInANewOne() {
        var other = new TestClient(server, client.key, 99);
        other.begin();
        var query = other.query(7);
        var packet = other.seal(query);
        other.send(query);
        var replay = new TestLink();
        client.send(destroy(99));
        for (int i = 0; i < 2; i++) {
            server.sessions.receive(replay, packet, 0, packet.length, false, server.now);
            assertEquals(20, MessageIdsTest.code(other.received(replay).getFirst()));
            server.pass(200_000 + i * 100_001);
        }
        server.sessions.receive(replay, packet, 0, packet.length, false, server.now);
        assertEquals(16, MessageIdsTest.code(other.received(replay).getFirst()));
        assertEquals(1, server.queries.stream().filter(q -> q.constructor() == 7).count());
        other.link = replay;
        other.send(other.query(8));
        other.receivedOne(Wire.NEW_SESSION_CREATED);
    }

    @Test
    void whatCameBeforeARestartCannotBeRepeatedAfterIt() {
        var packet = client.seal(client.query(7));
        var restarted = new TestServer();
        restarted.keys.putAll(server.keys);
        restarted.now = server.now + 2_001;
        restarted.pass(0);
        var link = new TestLink();
        restarted.sessions.receive(link, packet, 0, packet.length, false, restarted.now);
        assertEquals(16, MessageIdsTest.code(client.received(link).getFirst()));
        assertTrue(restarted.queries.isEmpty() && restarted.opened.isEmpty());
        server.now = restarted.now;
        packet = client.seal(client.query(7));
        restarted.sessions.receive(link, packet, 0, packet.length, false, restarted.now);
        assertEquals(1, restarted.queries.size());
    }

    @Test
    void destroyingAnUnknownOrTheOwnSessionOrThatOfAnotherKeyDoesNothing() {
        var stranger = server.client();
        stranger.begin();
        for (long id : new long[] {1, client.sessionId, stranger.sessionId}) {
            client.send(destroy(id));
            assertEquals(id, client.receivedOne(Wire.DESTROY_SESSION_NONE).fields().int64());
        }
        assertTrue(server.closed.isEmpty());
    }

    @Test
    void destroyingTheKeyEndsItsSessionsAndItsConnections() {
        var other = new TestClient(server, client.key, 99);
        other.begin();
        client.send(client.out(true, tl(w -> w.int32(Wire.DESTROY_AUTH_KEY))));
        client.receivedOne(Wire.DESTROY_AUTH_KEY_OK);
        assertEquals(2, server.closed.size());
        for (var link : List.of(client.link, other.link)) {
            assertEquals(List.of(Link.NOT_FOUND), link.failures);
            assertTrue(link.closed);
        }
        client.reconnect();
        client.send(client.ping(1));
        assertEquals(List.of(Link.NOT_FOUND), client.link.failures);
        assertFalse(server.sessions.known(client.key.id()));
    }

    @Test
    void aKeyThatCannotBeDestroyedLivesOn() {
        server.destroyOutcome = DestroyOutcome.FAIL;
        client.send(client.out(true, tl(w -> w.int32(Wire.DESTROY_AUTH_KEY))));
        client.receivedOne(Wire.DESTROY_AUTH_KEY_FAIL);
        server.destroyOutcome = DestroyOutcome.NONE;
        client.send(client.out(true, tl(w -> w.int32(Wire.DESTROY_AUTH_KEY))));
        client.receivedOne(Wire.DESTROY_AUTH_KEY_NONE);
        client.send(client.ping(1));
        client.receivedOne(Wire.PONG);
    }

    @Test
    void aBrokenServiceMessageIsAnsweredWithAnErrorWhenItWantsAnAnswer() {
        long broken = client.send(client.out(true, tl(w -> w.int32(Wire.PING))));
        var result = TestClient.result(client.received(), broken);
        assertNotNull(result);
        assertEquals(Wire.RPC_ERROR, new TlReader(result).int32());
        client.send(client.out(false, tl(w -> w.int32(Wire.PING))));
        assertTrue(client.received().isEmpty());
    }

    @Test
    void vectorsThatLieAreRefusedWithoutBeingMade() {
        for (int count : new int[] {-1, 1, Integer.MAX_VALUE}) {
            long broken =
                    client.send(
                            client.out(
                                    true,
                                    tl(w -> {
                                        w.int32(Wire.MSGS_STATE_REQ);
                                        w.int32(TlReader.VECTOR);
                                        w.int32(count);
                                    })));
            assertNotNull(TestClient.result(client.received(), broken));
        }
    }

    @Test
    void whatOnlyAServerSaysIsNoQuery() {
        int[] constructors = {
            Wire.NEW_SESSION_CREATED,
            Wire.RPC_RESULT,
            Wire.BAD_SERVER_SALT,
            Wire.BAD_MSG_NOTIFICATION,
            Wire.PONG,
            Wire.MSG_DETAILED_INFO,
            Wire.MSG_NEW_DETAILED_INFO,
            Wire.MSGS_STATE_INFO
        };
        for (int constructor : constructors) {
            client.send(client.out(false, tl(w -> w.int32(constructor))));
        }
        assertEquals(1, server.queries.size());
        assertTrue(client.received().isEmpty());
    }

    @Test
    void moreQueriesInFlightThanTheLimitCutTheConnectionOff() {
        int most = SessionLimits.DEFAULT.runningQueries();
        for (int i = 0; i < most; i++) client.send(client.query(1));
        assertTrue(client.link.failures.isEmpty());
        client.send(client.query(1));
        assertEquals(List.of(Link.FLOOD), client.link.failures);
        assertEquals(most + 1, server.queries.size());
        session.answer(server.last().msgId(), tl(w -> w.int32(1)));
        client.reconnect();
        client.send(client.query(1));
        assertTrue(client.link.failures.isEmpty());
    }

    private TestClient.Out pingDelay(int seconds) {
        return client.out(
                false,
                tl(w -> {
                    w.int32(Wire.PING_DELAY_DISCONNECT);
                    w.int64(5);
                    w.int32(seconds);
                }));
    }

    private TestClient.Out destroy(long sessionId) {
        return client.out(
                true,
                tl(w -> {
                    w.int32(Wire.DESTROY_SESSION);
                    w.int64(sessionId);
                }));
    }
}
