package heliograph.mtproto.session;

import static heliograph.mtproto.session.TestClient.tl;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.tl.TlReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// core.telegram.org/mtproto/service_messages_about_messages#acknowledgment-of-receipt, and what is
/// sent again until it is acknowledged.
class AcksTest {
    private final TestServer server = new TestServer();
    private final TestClient client = server.client();
    private Session session;

    @BeforeEach
    void begin() {
        session = client.begin();
    }

    @Test
    void anAnswerIsAnAcknowledgement() {
        long query = client.send(client.query(1));
        session.answer(query, tl(w -> w.int32(1)));
        server.pass(10_000);
        assertEquals(
                List.of(Wire.RPC_RESULT),
                client.received().stream().map(in -> in.constructor()).toList());
    }

    @Test
    void aQueryThatTakesLongIsAcknowledgedWithinAQuarterOfASecond() {
        long query = client.send(client.query(1));
        server.pass(249);
        assertTrue(client.received().isEmpty());
        server.pass(1);
        assertEquals(List.of(query), ids(client.receivedOne(Wire.MSGS_ACK)));
        server.pass(1000);
        assertTrue(client.received().isEmpty());
    }

    @Test
    void sixteenAcknowledgementsDoNotWait() {
        var sent = new ArrayList<Long>();
        for (int i = 0; i < 15; i++) sent.add(client.send(client.query(1)));
        assertTrue(client.received().isEmpty());
        sent.add(client.send(client.query(1)));
        var ack = client.receivedOne(Wire.MSGS_ACK);
        assertEquals(sent, ids(ack));
        assertEquals(0, ack.seqno() & 1);
    }

    @Test
    void acknowledgementsTravelWithWhatIsSentAnyhow() {
        long query = client.send(client.query(1));
        client.send(client.ping(1));
        var both = client.received();
        assertEquals(2, both.size());
        assertEquals(both.getFirst().frameId(), both.getLast().frameId());
        assertEquals(List.of(query), ids(both.getLast()));
        assertTrue(both.getFirst().frameId() > both.getFirst().id());
    }

    @Test
    void whatIsNotAcknowledgedIsSentAgainOnTheNextConnection() {
        long query = client.send(client.query(1));
        session.answer(query, tl(w -> w.int32(1)));
        session.push(tl(w -> w.int32(2)));
        var first = client.received();

        client.reconnect();
        session.push(tl(w -> w.int32(3)));
        assertTrue(client.received().isEmpty());
        client.send(client.ping(1));
        var second = client.received();
        assertEquals(first.get(0).id(), second.get(0).id());
        assertEquals(first.get(0).seqno(), second.get(0).seqno());
        assertEquals(first.get(1).id(), second.get(1).id());
        assertEquals(3, new TlReader(second.get(2).body()).int32());
        assertEquals(Wire.PONG, second.get(3).constructor());
        // Old ids travel in a container with a new one, since clients refuse frames older than 300
        // s.
        assertTrue(second.getFirst().frameId() > second.getLast().id());
    }

    @Test
    void whatIsAcknowledgedIsNotSentAgain() {
        session.push(tl(w -> w.int32(2)));
        session.push(tl(w -> w.int32(3)));
        var pushed = client.received();
        client.send(client.ack(pushed.getFirst().id()));
        client.reconnect();
        client.send(client.ping(1));
        var ids = client.received().stream().map(in -> in.id()).toList();
        assertTrue(ids.contains(pushed.getLast().id()));
        assertTrue(!ids.contains(pushed.getFirst().id()));
    }

    @Test
    void anAcknowledgementOnTheNewConnectionComesInTime() {
        session.push(tl(w -> w.int32(2)));
        long pushed = client.received().getFirst().id();
        client.reconnect();
        client.send(client.container(client.ack(pushed), client.ping(1)));
        assertEquals(1, client.received().size());
    }

    @Test
    void theNoticeOfANewSessionIsSentAgainToo() {
        var other = server.client();
        other.send(other.query(1));
        var created = other.receivedOne(Wire.NEW_SESSION_CREATED);
        other.reconnect();
        other.send(other.ping(1));
        assertEquals(created.id(), other.receivedOne(Wire.NEW_SESSION_CREATED).id());
    }

    @Test
    void anAcknowledgementNamesAtMost8192Messages() {
        client.send(client.ack(new long[8192]));
        assertTrue(client.link.failures.isEmpty());
        client.send(client.ack(new long[8193]));
        assertEquals(List.of(Link.FLOOD), client.link.failures);
        for (int constructor : new int[] {Wire.MSGS_STATE_REQ, Wire.MSG_RESEND_REQ}) {
            client.reconnect();
            client.send(client.ids(constructor, new long[8192]));
            assertTrue(client.link.failures.isEmpty());
            client.send(client.ids(constructor, new long[8193]));
            assertEquals(List.of(Link.FLOOD), client.link.failures);
        }
    }

    @Test
    void acknowledgingWhatIsUnknownIsHarmless() {
        client.send(client.ack(0, -1, 1, 4, Long.MAX_VALUE));
        assertTrue(client.received().isEmpty());
        assertTrue(client.link.failures.isEmpty());
    }

    @Test
    void aNewSessionIsAnnouncedWithTheLowestIdOfItsFirstFrame() {
        var other = server.client();
        var first = other.query(1);
        var second = other.query(2);
        other.send(other.container(second, first));
        var created = other.receivedOne(Wire.NEW_SESSION_CREATED).fields();
        assertEquals(first.id(), created.int64());
        assertNotEquals(0, created.int64());
        assertEquals(other.salt, created.int64());
    }

    @Test
    void aNewSessionIsAnnouncedAgainForALowerIdAndNotForAHigherOne() {
        var other = server.client();
        var early = other.query(1);
        other.send(other.query(2));
        long unique = unique(other.receivedOne(Wire.NEW_SESSION_CREATED));
        other.send(other.query(3));
        assertTrue(other.received().isEmpty());
        other.send(early);
        var again = other.receivedOne(Wire.NEW_SESSION_CREATED);
        assertEquals(early.id(), again.fields().int64());
        assertEquals(unique, unique(again));
        assertEquals(3, server.queries.size() - 1);
    }

    private static long unique(TestClient.In created) {
        var fields = created.fields();
        fields.int64();
        return fields.int64();
    }

    static List<Long> ids(TestClient.In acks) {
        return acks.fields().vector(TlReader::int64);
    }
}
