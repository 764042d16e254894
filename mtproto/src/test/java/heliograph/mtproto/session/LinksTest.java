package heliograph.mtproto.session;

import static heliograph.mtproto.session.TestClient.tl;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.mtproto.crypto.MessageCipher;
import heliograph.mtproto.crypto.MessageHeader;
import heliograph.mtproto.crypto.Side;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Connections, keys and sessions coming and going.
class LinksTest {
    private final TestServer server = new TestServer();
    private final TestClient client = server.client();
    private final byte[] update = tl(w -> w.int32(0x74ae4240));

    @Test
    void anUnknownKeyGets404Once() {
        server.keys.clear();
        client.send(client.query(1));
        client.send(client.query(1));
        assertEquals(List.of(Link.NOT_FOUND), client.link.failures);
        assertFalse(server.sessions.known(client.key.id()));
    }

    @Test
    void whoTriesOneUnknownKeyAfterTheOtherIsCutOff() {
        var link = new TestLink();
        for (int i = 0; i < 8; i++) {
            assertFalse(link.closed);
            var packet = new byte[80];
            server.random.nextBytes(packet);
            server.sessions.receive(link, packet, 0, packet.length, false, server.now);
        }
        assertTrue(link.closed);
        assertEquals(8, link.failures.size());
    }

    @Test
    void aPacketThatWasNotSealedWithTheKeyGets404() {
        client.begin();
        var packet = client.seal(client.query(1));
        packet[packet.length - 1] ^= 1;
        server.sessions.receive(client.link, packet, 0, packet.length, false, server.now);
        assertEquals(List.of(Link.NOT_FOUND), client.link.failures);
        server.sessions.receive(new TestLink(), packet, 0, 7, false, server.now);
        assertEquals(1, server.queries.size());
    }

    @Test
    void aTemporaryKeyEndsInTime() {
        long end = server.now + 86_400_000;
        server.keys.put(client.key.id(), KeyInfo.unbound(client.key, end));
        var session = client.begin();
        server.now = end - 1;
        client.salt = server.salts.current(client.key.id(), server.now);
        client.send(client.ping(1));
        client.receivedOne(Wire.PONG);
        server.now = end;
        client.send(client.ping(1));
        assertEquals(List.of(Link.NOT_FOUND), client.link.failures);
        assertEquals(List.of(session), server.closed);
        client.reconnect();
        client.send(client.ping(1));
        assertEquals(List.of(Link.NOT_FOUND), client.link.failures);
    }

    @Test
    void aTemporaryKeyEndsAlsoWhenItsClientIsSilent() {
        server.keys.put(client.key.id(), KeyInfo.unbound(client.key, server.now + 10_000));
        client.begin();
        server.pass(9_999);
        assertTrue(client.link.failures.isEmpty());
        server.pass(1);
        assertEquals(List.of(Link.NOT_FOUND), client.link.failures);
        assertTrue(client.link.closed);
        assertFalse(server.sessions.known(client.key.id()));
    }

    @Test
    void anUnboundTemporaryKeyHasNoPermanentKeyUntilItIsBound() {
        server.keys.put(client.key.id(), KeyInfo.unbound(client.key, server.now + 10_000));
        var session = client.begin();
        assertEquals(0, session.permKeyId());
        server.sessions.bound(client.key.id(), 77);
        assertEquals(77, session.permKeyId());
        assertEquals(client.key.id(), session.authKeyId());

        var permanent = server.client();
        var other = permanent.begin();
        server.sessions.bound(permanent.key.id(), 77);
        assertEquals(permanent.key.id(), other.permKeyId());
    }

    @Test
    void aSessionIsAnsweredOnTheConnectionThatSentLast() {
        var session = client.begin();
        var second = new TestLink();
        client.send(second, client.ping(1));
        assertEquals(1, client.received(second).size());
        session.push(update);
        assertEquals(1, client.received(second).size());
        assertTrue(client.received().isEmpty());
        assertSame(second, session.link());

        client.send(client.ping(2));
        assertEquals(1, client.received().size());
        session.push(update);
        assertEquals(1, client.received().size());
    }

    @Test
    void changingBetweenKnownConnectionsSendsNothingAgain() {
        var session = client.begin();
        var second = new TestLink();
        client.send(second, client.ping(1));
        session.push(update);
        client.received(second);
        client.send(client.ping(2));
        assertEquals(1, client.received().size());
    }

    @Test
    void whatAConnectionMayHaveSwallowedGoesToTheOther() {
        var session = client.begin();
        var second = new TestLink();
        client.send(second, client.ping(1));
        session.push(update);
        long id = client.received(second).getLast().id();
        server.sessions.closed(second);
        assertEquals(id, client.received().getFirst().id());
        assertTrue(session.online());
    }

    @Test
    void aSessionHasAtMost16Connections() {
        client.begin();
        var first = client.link;
        for (int i = 0; i < Links.MAX; i++) client.send(new TestLink(), client.ping(i));
        client.send(first, client.ping(1));
        assertEquals(1, client.received(first).size());
    }

    @Test
    void aSessionWithoutConnectionIsForgottenInTime() {
        var session = client.begin();
        server.pass(1_000_000);
        assertTrue(server.closed.isEmpty());
        server.sessions.closed(client.link);
        assertFalse(session.online());
        assertNull(session.link());
        server.pass(599_999);
        assertTrue(server.closed.isEmpty());
        server.pass(1);
        assertEquals(List.of(session), server.closed);
        assertFalse(server.sessions.known(client.key.id()));
        client.link = new TestLink();
        client.salt = server.salts.current(client.key.id(), server.now);
        client.send(client.query(1));
        client.receivedOne(Wire.NEW_SESSION_CREATED);
    }

    @Test
    void theLongestIdleSessionMakesRoomForANewOneOfItsKey() {
        int most = SessionLimits.DEFAULT.sessionsPerKey();
        var first = new TestClient(server, client.key, -1);
        var idle = first.begin();
        server.now += 1;
        for (int i = 1; i < most; i++) new TestClient(server, client.key, i).begin();
        client.send(client.query(1));
        assertEquals(List.of(Link.FLOOD), client.link.failures);

        server.sessions.closed(first.link);
        client.link = new TestLink();
        client.send(client.query(1));
        assertTrue(client.link.failures.isEmpty());
        assertEquals(List.of(idle), server.closed);
    }

    @Test
    void updatesGoOnlyToTheSessionThatUsesTheConnection() {
        var old = client.begin();
        var next = new TestClient(server, client.key, 5);
        next.link = client.link;
        next.begin();
        old.push(update);
        assertTrue(client.link.frames.isEmpty());
        client.send(client.ping(1));
        assertEquals(2, client.received().size());
    }

    @Test
    void aQuickAckIsSentForAFrameThatIsAccepted() {
        client.begin();
        var packet = client.seal(client.query(1));
        server.sessions.receive(client.link, packet, 0, packet.length, true, server.now);
        var token = MessageCipher.V2.open(client.key, Side.CLIENT, packet, 0, packet.length);
        assertEquals(List.of(token == null ? 0 : token.quickAck()), client.link.quickAcks);
        client.salt++;
        packet = client.seal(client.query(1));
        server.sessions.receive(client.link, packet, 0, packet.length, true, server.now);
        assertEquals(1, client.link.quickAcks.size());
    }

    @Test
    void aConnectionIsAnsweredInTheVersionThatItsFirstMessageHad() {
        var link = new TestLink();
        var ping = client.ping(1);
        var header = new MessageHeader(client.salt, client.sessionId, ping.id(), 0);
        var packet =
                MessageCipher.V1
                        .seal(client.key, Side.CLIENT, header, ping.body(), 0, 12, server.random)
                        .toBytes();
        server.sessions.receive(link, packet, 0, packet.length, false, server.now);
        var answer = link.frames.getFirst();
        assertNull(MessageCipher.V2.open(client.key, Side.SERVER, answer, 0, answer.length));
        assertTrue(
                MessageCipher.V1.open(client.key, Side.SERVER, answer, 0, answer.length) != null);
    }

    @Test
    void aKeyThatIsDroppedTakesItsSessionsAndConnectionsWithIt() {
        var session = client.begin();
        server.keys.clear();
        server.sessions.dropKey(client.key.id());
        assertEquals(List.of(session), server.closed);
        assertEquals(List.of(Link.NOT_FOUND), client.link.failures);
        assertTrue(client.link.closed);
        session.push(update);
        session.answer(4, update);
        assertTrue(client.link.frames.isEmpty());
        server.sessions.dropKey(client.key.id());
        assertEquals(1, server.closed.size());
    }
}
