package heliograph.mtproto.session;

import static heliograph.mtproto.session.TestClient.tl;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// core.telegram.org/mtproto/service_messages#http-wait-long-poll: one response for each request.
class HttpTest {
    private final TestServer server = new TestServer();
    private final TestClient client = server.client();
    private final byte[] body = tl(w -> w.int32(1));
    private Session session;

    @BeforeEach
    void begin() {
        client.link = new TestLink(true);
        client.send(client.query(1));
        session = server.last().session();
        session.answer(server.last().msgId(), body);
        for (var message : client.received()) client.send(client.ack(message.id()));
        server.pass(25_000);
        client.received();
    }

    @Test
    void whatASessionBeginsWithComesWithTheFirstAnswer() {
        var other = server.client();
        other.link = new TestLink(true);
        long query = other.send(other.query(1));
        assertTrue(other.link.frames.isEmpty());
        server.last().session().answer(query, body);
        assertEquals(1, other.link.frames.size());
        var constructors = other.received().stream().map(TestClient.In::constructor).toList();
        assertEquals(List.of(Wire.NEW_SESSION_CREATED, Wire.RPC_RESULT), constructors);
    }

    @Test
    void theAnswerIsTheResponseToTheRequestThatAsked() {
        long query = client.send(client.query(2));
        assertTrue(client.link.frames.isEmpty());
        session.answer(query, body);
        assertEquals(1, client.link.frames.size());
        client.receivedOne(Wire.RPC_RESULT);
    }

    @Test
    void whatComesLaterWaitsForTheNextRequest() {
        long first = client.send(client.query(2));
        session.answer(first, body);
        client.received();
        session.push(body);
        session.push(body);
        assertTrue(client.link.frames.isEmpty());
        client.send(poll(25_000));
        assertEquals(1, client.link.frames.size());
        assertEquals(2, client.received().stream().filter(in -> (in.id() & 3) == 3).count());
    }

    @Test
    void aRequestIsHeldUntilSomethingComes() {
        client.send(poll(25_000));
        server.pass(24_999);
        assertTrue(client.link.frames.isEmpty());
        session.push(body);
        assertEquals(1, client.received().size());
    }

    @Test
    void aRequestThatWasHeldForMaxWaitIsAnsweredWithAnEmptyContainer() {
        client.send(poll(7_000));
        server.pass(6_999);
        assertTrue(client.link.frames.isEmpty());
        server.pass(1);
        assertEquals(1, client.link.frames.size());
        assertTrue(client.received().isEmpty());
        server.pass(100_000);
        assertTrue(client.link.frames.isEmpty());
    }

    @Test
    void withoutHttpWaitARequestIsHeldFor25Seconds() {
        client.send(client.ack());
        server.pass(24_999);
        assertTrue(client.link.frames.isEmpty());
        server.pass(1);
        assertEquals(1, client.link.frames.size());
    }

    @Test
    void aMaxWaitOfMoreThanAMinuteOrLessThanNothingIsBounded() {
        client.send(poll(Integer.MAX_VALUE));
        server.pass(59_999);
        assertTrue(client.link.frames.isEmpty());
        server.pass(1);
        assertEquals(1, client.link.frames.size());
        client.received();
        client.send(poll(-1));
        server.pass(0);
        assertEquals(1, client.link.frames.size());
    }

    @Test
    void aHeldRequestIsAnsweredWhenAnotherWaitsBehindIt() {
        client.send(poll(25_000));
        server.sessions.hurry(client.link);
        assertEquals(1, client.link.frames.size());
        assertTrue(client.received().isEmpty());
        server.sessions.hurry(client.link);
        assertTrue(client.link.frames.isEmpty());
        client.send(poll(25_000));
        assertTrue(client.link.frames.isEmpty());
    }

    @Test
    void theAnswerToAQueryWhoseRequestWasHurriedComesWithTheNext() {
        long query = client.send(client.query(2));
        server.sessions.hurry(client.link);
        client.receivedOne(Wire.MSGS_ACK);
        session.answer(query, body);
        assertTrue(client.link.frames.isEmpty());
        client.send(client.ack());
        client.receivedOne(Wire.RPC_RESULT);
    }

    @Test
    void aRequestWhoseSessionHasEndedIsNotHeldForEver() {
        client.send(poll(2_000));
        var other = new TestClient(server, client.key, session.id() + 1);
        var destroy =
                tl(w -> {
                    w.int32(Wire.DESTROY_SESSION);
                    w.int64(session.id());
                });
        other.send(other.out(true, destroy));
        server.pass(1_999);
        assertFalse(client.link.closed);
        server.pass(1);
        assertTrue(client.link.closed);
    }

    @Test
    void theLatestOfTwoHeldRequestsIsAnsweredFirst() {
        var second = new TestLink(true);
        client.send(poll(25_000));
        client.send(second, poll(25_000));
        session.push(body);
        assertEquals(List.of(0, 1), List.of(client.link.frames.size(), second.frames.size()));
        session.push(body);
        assertEquals(1, client.link.frames.size());
    }

    @Test
    void aRefusalIsAResponse() {
        client.salt++;
        client.send(client.query(1));
        client.receivedOne(Wire.BAD_SERVER_SALT);
        server.pass(100_000);
        assertTrue(client.link.frames.isEmpty());
    }

    @Test
    void whatIsNotAcknowledgedComesAgainOnANewConnection() {
        session.push(body);
        client.send(poll(25_000));
        long id = client.received().getFirst().id();
        client.reconnect();
        client.send(poll(25_000));
        assertEquals(id, client.received().getFirst().id());
    }

    /// TDLib closes a long poll that brings the states it asked for on its other connection, and
    /// asks for them again after a minute.
    @Test
    void whatARequestAsksOfTheSessionComesBackOnItsOwnConnection() {
        var longPoll = new TestLink(true);
        client.send(longPoll, poll(25_000));
        var states = client.ids(Wire.MSGS_STATE_REQ, 4);
        var query = client.query(2);
        client.send(client.container(client.ping(7), states, query, poll(0)));
        assertTrue(client.link.frames.isEmpty());
        client.send(longPoll, poll(25_000));
        assertTrue(longPoll.frames.isEmpty());
        session.answer(query.id(), body);
        assertEquals(List.of(Wire.RPC_RESULT), constructors(longPoll));
        server.pass(0);
        assertEquals(List.of(Wire.PONG, Wire.MSGS_STATE_INFO), constructors(client.link));
        server.pass(100_000);
        assertTrue(longPoll.frames.isEmpty() && client.link.frames.isEmpty());
    }

    @Test
    void whatARequestAsksOfTheSessionComesWithTheAnswerToItsQuery() {
        var query = client.query(2);
        client.send(client.container(client.ping(7), query, poll(25_000)));
        session.answer(query.id(), body);
        assertEquals(List.of(Wire.RPC_RESULT, Wire.PONG), constructors(client.link));
    }

    @Test
    void whatARequestAskedOfTheSessionGoesWithItsConnection() {
        client.send(client.container(client.ping(7), client.query(2), poll(25_000)));
        client.reconnect();
        client.send(poll(0));
        server.pass(0);
        assertFalse(constructors(client.link).contains(Wire.PONG));
    }

    @Test
    void httpWaitMeansNothingOnOtherConnections() {
        var tcp = new TestLink();
        client.send(tcp, poll(10));
        server.pass(1000);
        assertTrue(tcp.frames.isEmpty());
    }

    private List<Integer> constructors(TestLink on) {
        return client.received(on).stream().map(TestClient.In::constructor).toList();
    }

    private TestClient.Out poll(int maxWaitMillis) {
        return client.out(
                false,
                tl(w -> {
                    w.int32(Wire.HTTP_WAIT);
                    w.int32(0);
                    w.int32(0);
                    w.int32(maxWaitMillis);
                }));
    }
}
