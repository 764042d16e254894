package heliograph.mtproto.session;

import static heliograph.mtproto.session.TestClient.tl;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// core.telegram.org/mtproto/description#message-sequence-number-msg-seqno and the codes 32 to 35.
class SeqnoTest {
    private final TestServer server = new TestServer();
    private final TestClient client = server.client();
    private final byte[] query = tl(w -> w.int32(0x1234));
    private final byte[] ping = client.ping(1).body();

    @Test
    void code32ForANumberBelowThatOfAnEarlierMessage() {
        assertEquals(0, codeFor(client.nextId(), 5, query));
        assertEquals(32, codeFor(client.nextId(), 3, query));
        assertEquals(32, codeFor(client.nextId(), 4, ping));
        assertEquals(32, codeFor(client.nextId(), 5, query));
        assertEquals(0, codeFor(client.nextId(), 6, ping));
        assertEquals(0, codeFor(client.nextId(), 6, ping));
        assertEquals(0, codeFor(client.nextId(), 7, query));
        assertEquals(2, server.queries.size());
    }

    @Test
    void code33ForANumberAboveThatOfALaterMessage() {
        long early = client.nextId();
        assertEquals(0, codeFor(client.nextId(), 5, query));
        assertEquals(33, codeFor(early, 7, query));
        assertEquals(33, codeFor(early, 5, query));
        assertEquals(33, codeFor(early, 6, ping));
        assertEquals(0, codeFor(early, 3, query));
    }

    @Test
    void code34ForAContainerWithAnOddNumber() {
        client.begin();
        var inner = client.query(9);
        var container = client.container(inner);
        assertEquals(34, codeFor(container.id(), 5, container.body()));
        assertEquals(1, server.queries.size());
    }

    @Test
    void code35ForAQueryWithAnEvenNumber() {
        client.begin();
        assertEquals(35, codeFor(client.nextId(), 2, query));
        assertEquals(1, server.queries.size());
    }

    @Test
    void onlyTheBadMessageOfAContainerIsRefused() {
        client.begin();
        var even = new TestClient.Out(client.nextId(), 2, query);
        var good = client.query(0x77);
        client.send(client.container(even, good));
        assertEquals(0x77, server.last().constructor());
        var bad = client.receivedOne(Wire.BAD_MSG_NOTIFICATION);
        assertEquals(even.id(), bad.fields().int64());
        assertEquals(35, MessageIdsTest.code(bad));
    }

    @Test
    void anAcknowledgementWithAnOddNumberIsAcceptedAndBindsNobody() {
        var session = client.begin();
        session.push(tl(w -> w.int32(1)));
        long pushed = client.received().getFirst().id();
        var ack = client.ack(pushed);
        var odd = new TestClient.Out(ack.id(), 3, ack.body());
        var query = client.query(0x55);
        assertEquals(3, query.seqno());
        client.send(client.container(odd, query));
        assertEquals(0x55, server.last().constructor());
        assertTrue(
                client.received().stream()
                        .noneMatch(in -> in.constructor() == Wire.BAD_MSG_NOTIFICATION));
        client.reconnect();
        client.send(client.ping(1));
        assertTrue(client.received().stream().noneMatch(in -> in.id() == pushed));
    }

    @Test
    void ourNumbersAreTwiceTheContentMessagesBeforePlusOneForTheirOwn() {
        var session = client.begin();
        session.push(tl(w -> w.int32(1)));
        assertEquals(5, client.received().getFirst().seqno());
        client.send(client.ping(1));
        assertEquals(6, client.received().getFirst().seqno());
        session.push(tl(w -> w.int32(1)));
        assertEquals(7, client.received().getFirst().seqno());
    }

    private int codeFor(long id, int seqno, byte[] body) {
        client.send(new TestClient.Out(id, seqno, body));
        for (var in : client.received()) {
            if (in.constructor() == Wire.BAD_MSG_NOTIFICATION) return MessageIdsTest.code(in);
        }
        return 0;
    }
}
