package heliograph.net;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.mtproto.crypto.AuthKey;
import heliograph.mtproto.crypto.MessageCipher;
import heliograph.mtproto.crypto.Side;
import heliograph.mtproto.transport.Frame;
import heliograph.mtproto.transport.Framing;
import heliograph.mtproto.transport.Transport;
import java.io.IOException;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every transport on the one port, each with a handshake and without.
class TransportsTest {
    private Served served;

    @BeforeEach
    void start() throws IOException {
        served = Served.with(_ -> {});
    }

    @AfterEach
    void stop() {
        served.close();
    }

    /// A framing, in the clear or obfuscated.
    record Kind(Framing framing, boolean obfuscated) {
        Transport.Opening open(long seed) {
            return obfuscated
                    ? Transport.openObfuscated(framing, 2, null, new SplittableRandom(seed))
                    : Transport.open(framing);
        }
    }

    static Stream<Kind> kinds() {
        return Stream.of(Framing.values())
                .flatMap(framing -> Stream.of(new Kind(framing, false), new Kind(framing, true)));
    }

    private Pipe.Tcp tcp(Kind kind, long seed) throws IOException {
        return new Pipe.Tcp(new Wire(served.port()), kind.open(seed));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aClientMakesAKeyAndPings(Kind kind) throws IOException {
        try (var pipe = tcp(kind, 1);
                var next = tcp(kind, 2)) {
            var client = new Client(served, pipe, TestExchanges.agree(pipe, 11), 7);
            client.ping(70);
            // Key and session hold on the next connection too.
            client.moveTo(next);
            client.ping(71);
            assertEquals(1, served.opened.size());
            assertEquals("127.0.0.1", served.address());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/apiws", "/apiws_test", "/apiws_premium"})
    void aWebSocketCarriesTheSame(String path) throws IOException {
        for (var framing : Framing.values()) {
            var opening = Transport.openObfuscated(framing, 2, null, new SplittableRandom(3));
            try (var pipe = new Pipe.Web(served.port(), path, opening)) {
                var key = TestExchanges.agree(pipe, 11);
                new Client(served, pipe, key, 7).ping(70);
            }
        }
    }

    @Test
    void aWebSocketThatIsEndedHearsAGoodbyeAndNoEmptyMessage() throws Exception {
        var opening =
                Transport.openObfuscated(Framing.INTERMEDIATE, 2, null, new SplittableRandom(3));
        try (var pipe = new Pipe.Web(served.port(), "/apiws", opening)) {
            new Client(served, pipe, served.plantKey(1), 7).ping(70);
            requireNonNull(served.opened.element().link()).close();
            assertTrue(pipe.ended.await(20, TimeUnit.SECONDS));
            assertEquals(1001, pipe.code);
            assertEquals(0, pipe.empty.get());
        }
    }

    @Test
    void aWebSocketHearsTheServerEnd() throws Exception {
        var opening =
                Transport.openObfuscated(Framing.INTERMEDIATE, 2, null, new SplittableRandom(3));
        try (var pipe = new Pipe.Web(served.port(), "/apiws", opening)) {
            new Client(served, pipe, served.plantKey(1), 7).ping(70);
            served.close();
            assertTrue(pipe.ended.await(20, TimeUnit.SECONDS));
            assertEquals(1001, pipe.code);
            assertEquals(0, pipe.empty.get());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api", "/apiw1", "/api_test", "/apiw1_test"})
    void httpCarriesTheSame(String path) throws IOException {
        AuthKey key;
        try (var pipe = new Pipe.Http(served.port(), path)) {
            key = TestExchanges.agree(pipe, 11);
        }
        try (var pipe = new Pipe.Http(served.port(), path)) {
            var client = new Client(served, pipe, key, 7);
            pipe.send(client.seal(Client.body(Client.PING, 70)));
            long ping = client.lastMsgId();
            // What did not fit the one response waits for the next request.
            for (int i = 0; i < 3; i++) pipe.send(client.seal(Client.body(Client.PING, 71 + i)));
            client.awaitPong(ping, 70);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void bytesMayComeOneByOne(Kind kind) throws IOException {
        var key = served.plantKey(1);
        var opening = kind.open(4);
        try (var wire = new Wire(served.port())) {
            var idle = new Transport.Opening(opening.transport(), new byte[0]);
            var pipe = new Pipe.Tcp(wire, idle);
            for (byte next : opening.first()) wire.write(new byte[] {next});
            var client = new Client(served, pipe, key, 7);
            var packet = client.seal(Client.body(Client.PING, 70));
            var framed = opening.transport().writer().frame(packet, false, new SplittableRandom(1));
            for (byte next : framed.toBytes()) wire.write(new byte[] {next});
            client.awaitPong(client.lastMsgId(), 70);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void manyFramesInOneGoAreAllAnswered(Kind kind) throws IOException {
        var key = served.plantKey(1);
        try (var pipe = tcp(kind, 5)) {
            var client = new Client(served, pipe, key, 7);
            client.ping(1);
            for (int i = 0; i < 200; i++) pipe.send(client.seal(Client.body(Client.PING, i)));
            client.awaitPong(client.lastMsgId(), 199);
        }
    }

    @ParameterizedTest
    @EnumSource(Framing.class)
    void aQuickAckComesBeforeItsAnswer(Framing framing) throws IOException {
        if (framing == Framing.FULL) return; // knows none
        var key = served.plantKey(1);
        try (var pipe = tcp(new Kind(framing, true), 6)) {
            var client = new Client(served, pipe, key, 7);
            client.ping(1);
            var packet = client.seal(Client.body(Client.PING, 2));
            pipe.send(packet, true);
            var opened = MessageCipher.V2.open(key, Side.CLIENT, packet, 0, packet.length);
            assertTrue(opened != null);
            var ack = assertInstanceOf(Frame.QuickAck.class, pipe.receive());
            assertEquals(opened.quickAck(), ack.token());
            client.awaitPong(client.lastMsgId(), 2);
        }
    }

    @Test
    void aMegabyteComesWhole() throws IOException {
        var key = served.plantKey(1);
        try (var pipe = tcp(new Kind(Framing.INTERMEDIATE, true), 8)) {
            var client = new Client(served, pipe, key, 7);
            client.ping(1);
            var query = Client.body(Served.GIVE, 1 << 20);
            pipe.send(client.seal(query));
            boolean came = false;
            while (!came) came = client.open(Pipe.payload(pipe.receive())).size() > 1 << 20;
        }
    }

    @Test
    void anUnknownKeyIs404AndTheConnectionGoesOn() throws IOException {
        var stranger = new byte[AuthKey.SIZE];
        new SplittableRandom(9).nextBytes(stranger);
        var known = served.plantKey(1);
        try (var pipe = tcp(new Kind(Framing.ABRIDGED, false), 9)) {
            var client = new Client(served, pipe, new AuthKey(stranger), 7);
            pipe.send(client.seal(Client.body(Client.PING, 1)));
            assertEquals(new Frame.Refusal(-404), pipe.receive());
            new Client(served, pipe, known, 8).ping(2);
        }
        try (var pipe = new Pipe.Http(served.port(), "/api")) {
            var client = new Client(served, pipe, new AuthKey(stranger), 7);
            pipe.send(client.seal(Client.body(Client.PING, 1)));
            assertEquals(404, pipe.response().statusCode());
        }
    }

    @Test
    void aKeyThatComesOutOfTheStoreKeepsTheOrderOfItsFrames() throws IOException {
        for (int round = 0; round < 20; round++) {
            var key = served.plantKey(100 + round);
            try (var pipe = tcp(new Kind(Framing.INTERMEDIATE, false), round)) {
                var client = new Client(served, pipe, key, 7);
                for (int i = 0; i < 50; i++) pipe.send(client.seal(Client.body(Client.PING, i)));
                client.awaitPong(client.lastMsgId(), 49);
                assertEquals(1, served.opened.size());
                served.opened.clear();
            }
        }
    }
}
