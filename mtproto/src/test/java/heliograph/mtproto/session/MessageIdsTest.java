package heliograph.mtproto.session;

import static heliograph.mtproto.session.TestClient.tl;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/// core.telegram.org/mtproto/description#message-identifier-msg-id and the codes 16 to 20.
class MessageIdsTest {
    private final TestServer server = new TestServer();
    private final TestClient client = server.client();

    @Test
    void code16ForAMessageOlderThan300Seconds() {
        server.pass(0);
        server.now += 400_000;
        assertEquals(0, codeFor(at(server.now - 300_000)));
        assertEquals(16, codeFor(at(server.now - 300_001)));
    }

    @Test
    void code17ForAMessageMoreThan30SecondsAhead() {
        assertEquals(0, codeFor(at(server.now + 30_000)));
        assertEquals(17, codeFor(at(server.now + 30_002)));
    }

    @Test
    void anIdWithoutAFractionOfASecondCountsOnce() {
        client.begin();
        long whole = (server.now / 1000) << 32;
        assertEquals(0, codeFor(whole));
        assertEquals(0, codeFor(whole | 4));
    }

    @Test
    void theSaltIsCorrectedBeforeTheId() {
        long salt = client.salt;
        client.salt = 0;
        client.send(new TestClient.Out(12_345_677, 1, tl(w -> w.int32(1))));
        var fields = client.receivedOne(Wire.BAD_SERVER_SALT).fields();
        fields.int64();
        fields.int64();
        assertEquals(salt, fields.int64());
        client.salt = salt;
        assertEquals(18, codeFor(at(server.now) | 1));
    }

    @Test
    void code18ForAnIdThatIsNotDivisibleByFour() {
        client.begin();
        for (int low = 1; low < 4; low++) assertEquals(18, codeFor(at(server.now) | low));
        assertEquals(0, codeFor(at(server.now)));
    }

    @Test
    void aRefusedMessageMakesNoSession() {
        assertEquals(17, codeFor(at(server.now + 60_000)));
        assertEquals(18, codeFor(at(server.now) | 1));
        client.salt++;
        client.send(client.query(1));
        client.receivedOne(Wire.BAD_SERVER_SALT);
        assertTrue(server.opened.isEmpty());
    }

    @Test
    void refusalsOutsideOfASessionHaveIdsBelowThoseOfTheSessionThatFollows() {
        client.salt++;
        client.send(client.query(1));
        long refusal = client.receivedOne(Wire.BAD_SERVER_SALT).id();
        client.send(client.query(1));
        long second = client.receivedOne(Wire.BAD_SERVER_SALT).id();
        client.salt--;
        client.send(client.query(1));
        long created = client.receivedOne(Wire.NEW_SESSION_CREATED).id();
        assertTrue(refusal < second && second < created);
    }

    @Test
    void code19ForAContainerThatCameBefore() {
        client.begin();
        var query = client.query(2);
        var container = client.container(query);
        client.send(container);
        int executed = server.queries.size();
        client.send(container);
        assertEquals(19, code(client.receivedOne(Wire.BAD_MSG_NOTIFICATION)));
        assertEquals(executed, server.queries.size());
    }

    @Test
    void code20ForAMessageThatMayHaveBeenForgotten() {
        client.begin();
        var early = client.out(false, tl(w -> {}));
        var first = client.ping(1);
        client.send(first);
        for (int i = 0; i < SessionLimits.DEFAULT.rememberedIds() + 1; i++) {
            client.send(client.ping(i));
        }
        client.received();
        assertEquals(20, codeFor(new TestClient.Out(early.id(), 0, first.body())));
        assertEquals(20, codeFor(first));
    }

    @Test
    void aReplayedPacketIsNeverExecutedAgain() {
        client.begin();
        var query = client.query(3);
        var packet = client.seal(query);
        for (int i = 0; i < 3; i++) {
            server.sessions.receive(client.link, packet, 0, packet.length, false, server.now);
        }
        assertEquals(1, server.queries.stream().filter(q -> q.msgId() == query.id()).count());
        server.pass(300_001);
        client.received();
        server.sessions.receive(client.link, packet, 0, packet.length, false, server.now);
        assertEquals(16, code(client.received().getLast()));
    }

    @Test
    void ourIdsGrowAndTellAnswersFromNotifications() {
        var session = client.begin();
        long last = 0;
        for (int i = 0; i < 50; i++) {
            session.push(tl(w -> w.int32(1)));
            long query = client.send(client.query(i));
            session.answer(query, tl(w -> w.int32(2)));
            server.now += i % 3;
            var all = client.received();
            assertEquals(List.of(3L, 1L), all.stream().map(in -> in.id() & 3).toList());
            for (var in : all) {
                assertTrue(in.id() > last);
                last = in.id();
            }
        }
        assertTrue(Math.abs(MsgIds.millis(last) - server.now) < 1000);
    }

    @Test
    void ourIdsGrowAlsoWhenTheClockJumpsBack() {
        var session = client.begin();
        session.push(tl(w -> w.int32(1)));
        long before = client.received().getFirst().id();
        server.pass(-20_000);
        session.push(tl(w -> w.int32(1)));
        assertTrue(client.received().getFirst().id() > before);
    }

    private static long at(long millis) {
        // The next whole id of that millisecond; below it would be the one before.
        return MsgIds.at(millis) + 4;
    }

    private int codeFor(long id) {
        return codeFor(new TestClient.Out(id, 0, client.ping(1).body()));
    }

    /// The code that a message is refused with, or 0.
    private int codeFor(TestClient.Out message) {
        client.send(message);
        for (var in : client.received()) {
            if (in.constructor() == Wire.BAD_MSG_NOTIFICATION) {
                assertEquals(message.id(), in.fields().int64());
                return code(in);
            }
        }
        return 0;
    }

    static int code(TestClient.In bad) {
        var fields = bad.fields();
        fields.int64();
        fields.int32();
        return fields.int32();
    }
}
