package heliograph.net;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.mtproto.crypto.AuthKey;
import heliograph.mtproto.transport.Framing;
import heliograph.mtproto.transport.Transport;
import heliograph.net.NetStats.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is particular to MTProto within HTTP and within WebSockets.
class HttpTransportTest {
    private Served served;

    @BeforeEach
    void start() throws IOException {
        served = Served.with(_ -> {});
    }

    @AfterEach
    void stop() {
        served.close();
    }

    private static byte[] httpWait(int maxWaitMillis) {
        return ByteBuffer.allocate(16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(Client.HTTP_WAIT)
                .putInt(0)
                .putInt(0)
                .putInt(maxWaitMillis)
                .array();
    }

    @Test
    void aPageOfAnotherOriginMayAsk() throws IOException {
        try (var wire = new Wire(served.port())) {
            wire.write("OPTIONS /apiw1 HTTP/1.1\r\norigin: https://elsewhere\r\n\r\n");
            var answer = wire.response();
            assertEquals(200, answer.status());
            assertTrue(answer.head().contains("access-control-allow-origin: *\n"));
            assertTrue(answer.head().contains("access-control-allow-methods: post, options\n"));
            wire.write("POST /apiw1 HTTP/1.1\r\ncontent-length: 0\r\n\r\n");
            answer = wire.response();
            assertEquals(404, answer.status());
            assertTrue(answer.head().contains("access-control-allow-origin: *\n"));
            wire.read(answer.length());
            wire.write("GET /apiw1 HTTP/1.1\r\n\r\n");
            assertEquals(405, wire.response().status());
        }
    }

    @Test
    void aRequestWaitsForAnUpdate() throws Exception {
        var key = served.plantKey(1);
        try (var pipe = new Pipe.Http(served.port(), "/apiw1")) {
            var client = new Client(served, pipe, key, 7);
            pipe.send(client.seal(Client.body(Client.PING, 70)));
            client.awaitPong(client.lastMsgId(), 70);
            assertEquals("127.0.0.1", served.address());
            var update = Client.body(0x12345678, 1, 2);
            var waits =
                    Thread.ofVirtual()
                            .start(() -> {
                                try {
                                    pipe.send(client.seal(httpWait(25_000)));
                                } catch (IOException e) {
                                    throw new AssertionError(e);
                                }
                            });
            served.opened.element().push(update);
            waits.join();
            client.await(update);
        }
    }

    @Test
    void aRequestThatWaitedInVainIsAnswered() throws Exception {
        var key = served.plantKey(1);
        try (var pipe = new Pipe.Http(served.port(), "/apiw1")) {
            var client = new Client(served, pipe, key, 7);
            pipe.send(client.seal(Client.body(Client.PING, 70)));
            pipe.response();
            var clock =
                    Thread.ofVirtual()
                            .start(() -> {
                                while (!Thread.currentThread().isInterrupted()) {
                                    served.now.addAndGet(50);
                                    LockSupport.parkNanos(100_000);
                                }
                            });
            pipe.send(client.seal(httpWait(2_000)));
            clock.interrupt();
            assertEquals(200, pipe.response().statusCode());
        }
    }

    private static byte[] post(String target, byte[] frame) {
        var head = "POST " + target + " HTTP/1.1\r\ncontent-length: " + frame.length + "\r\n\r\n";
        var request = new ByteArrayOutputStream();
        request.writeBytes(head.getBytes(US_ASCII));
        request.writeBytes(frame);
        return request.toByteArray();
    }

    /// The plain text of the frame that the next response carries.
    private static byte[] opened(Client client, Wire wire) throws IOException {
        var answer = wire.response();
        assertEquals(200, answer.status());
        var opened = client.open(wire.read(answer.length()));
        return Arrays.copyOfRange(opened.plain(), opened.from(), opened.to());
    }

    private static boolean holds(byte[] plain, byte[] wanted) {
        for (int at = 0; at + wanted.length <= plain.length; at += 4)
            if (Arrays.equals(plain, at, at + wanted.length, wanted, 0, wanted.length)) return true;
        return false;
    }

    private static byte[] acknowledgement() {
        return Client.body(0x62d6b459, 0x1cb5c415 | 1L << 32, 5);
    }

    /// Telethon sends on, whatever it waits for, and acknowledges in requests of their own. The
    /// clock stands still, so that nothing here ends by the time that it was held.
    @Test
    void requestsInOneGoAreNotHeldForEachOther() throws IOException {
        var client = new Client(served, null, served.plantKey(1), 7);
        try (var wire = new Wire(served.port())) {
            var pongs = new ArrayList<byte[]>();
            var requests = new ByteArrayOutputStream();
            for (int i = 0; i < 20; i++) {
                requests.writeBytes(post("/api", client.seal(acknowledgement())));
                requests.writeBytes(post("/api", client.seal(Client.body(Client.PING, i))));
                pongs.add(Client.body(Client.PONG, client.lastMsgId(), i));
            }
            wire.write(requests.toByteArray());
            var came = new ByteArrayOutputStream();
            for (int i = 0; i < 40; i++) came.writeBytes(opened(client, wire));
            for (var pong : pongs) assertTrue(holds(came.toByteArray(), pong));
        }
    }

    @Test
    void aHeldRequestIsFreedByTheHeadOfTheNext() throws IOException {
        var client = new Client(served, null, served.plantKey(1), 7);
        try (var wire = new Wire(served.port())) {
            wire.write(post("/api", client.seal(Client.body(Client.PING, 1))));
            var pong = Client.body(Client.PONG, client.lastMsgId(), 1);
            assertTrue(holds(opened(client, wire), pong));
            wire.write(post("/api", client.seal(httpWait(25_000))));
            var next = post("/api", client.seal(Client.body(Client.PING, 2)));
            pong = Client.body(Client.PONG, client.lastMsgId(), 2);
            wire.write(Arrays.copyOf(next, next.length - 1));
            assertFalse(holds(opened(client, wire), pong));
            wire.write(Arrays.copyOfRange(next, next.length - 1, next.length));
            assertTrue(holds(opened(client, wire), pong));
        }
    }

    @Test
    void eachRequestFreesTheOneBeforeIt() throws IOException {
        var client = new Client(served, null, served.plantKey(1), 7);
        try (var wire = new Wire(served.port())) {
            wire.write(post("/api", client.seal(Client.body(Client.PING, 1))));
            opened(client, wire);
            wire.write(post("/api", client.seal(httpWait(25_000))));
            for (int i = 0; i < 10; i++) {
                wire.write(post("/api", client.seal(httpWait(25_000))));
                opened(client, wire);
            }
        }
    }

    /// Telethon reads the body right after this header.
    @Test
    void theLengthIsTheLastHeader() throws IOException {
        var client = new Client(served, null, served.plantKey(1), 7);
        try (var wire = new Wire(served.port())) {
            wire.write(post("/api", client.seal(Client.body(Client.PING, 1))));
            var answer = wire.response();
            assertTrue(answer.head().endsWith("\ncontent-length: " + answer.length() + "\n"));
        }
    }

    @Test
    void aTransportErrorIsAStatusAndABody() throws IOException {
        var stranger = new AuthKey(new byte[AuthKey.SIZE]);
        var client = new Client(served, null, stranger, 7);
        try (var wire = new Wire(served.port())) {
            wire.write(post("/api", client.seal(Client.body(Client.PING, 1))));
            var answer = wire.response();
            assertEquals(404, answer.status());
            assertEquals("6cfeffff", HexFormat.of().formatHex(wire.read(answer.length())));
        }
    }

    /// TDLib speaks to a caching proxy like this.
    @Test
    void aTargetMayNameTheHost() throws IOException {
        var client = new Client(served, null, served.plantKey(1), 7);
        try (var wire = new Wire(served.port())) {
            for (var host : new String[] {"HTTP://192.0.2.7:80", "https://dc.example"}) {
                wire.write(post(host + "/api", client.seal(Client.body(Client.PING, 3))));
                var pong = Client.body(Client.PONG, client.lastMsgId(), 3);
                assertTrue(holds(opened(client, wire), pong));
            }
            wire.write("POST http://dc.example HTTP/1.1\r\ncontent-length: 0\r\n\r\n");
            assertEquals(404, wire.response().status());
        }
    }

    @Test
    void aFrameMayComeInChunks() throws IOException {
        var client = new Client(served, null, served.plantKey(1), 7);
        try (var wire = new Wire(served.port())) {
            var frame = client.seal(Client.body(Client.PING, 3));
            wire.write("POST /apiw1 HTTP/1.1\r\ntransfer-encoding: chunked\r\n\r\n");
            for (byte one : frame) wire.write("1\r\n").write(new byte[] {one}).write("\r\n");
            wire.write("0\r\n\r\n");
            var pong = Client.body(Client.PONG, client.lastMsgId(), 3);
            assertTrue(holds(opened(client, wire), pong));
        }
    }

    @Test
    void aClientMayRestLongerThanTheGreetingTime() throws IOException {
        served.close();
        served = Served.with(limits -> limits.greeting = Duration.ofSeconds(2));
        var client = new Client(served, null, served.plantKey(1), 7);
        var first = post("/api", client.seal(Client.body(Client.PING, 1)));
        try (var wire = new Wire(served.port())) {
            wire.write(first);
            opened(client, wire);
            for (int i = 0; i < 2; i++) {
                try (var guest = new Wire(served.port())) {
                    guest.write("GET /elsewhere HTTP/1.1\r\n\r\n");
                    guest.read(guest.response().length());
                    guest.ends();
                }
            }
            wire.write(post("/api", client.seal(Client.body(Client.PING, 2))));
            assertTrue(
                    holds(opened(client, wire), Client.body(Client.PONG, client.lastMsgId(), 2)));
        }
    }

    @Test
    void aClientThatRestsForTooLongIsClosed() throws IOException {
        served.close();
        served = Served.with(limits -> limits.idle = Duration.ofSeconds(2));
        var client = new Client(served, null, served.plantKey(1), 7);
        try (var wire = new Wire(served.port())) {
            wire.write(post("/api", client.seal(Client.body(Client.PING, 1))));
            opened(client, wire);
            wire.ends();
            assertEquals(1, served.stats().count(Refusal.IDLE));
        }
    }

    private Wire webSocket(String headers) throws IOException {
        var wire = new Wire(served.port());
        wire.write("GET /apiws HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\n");
        wire.write("upgrade: websocket\r\nsec-websocket-version: 13\r\n");
        wire.write("sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n" + headers + "\r\n");
        return wire;
    }

    @Test
    void aWebSocketIsAcceptedAsTheStandardSays() throws IOException {
        try (var wire = webSocket("sec-websocket-protocol: chat, binary\r\n")) {
            var answer = wire.response();
            assertEquals(101, answer.status());
            assertTrue(answer.head().contains("sec-websocket-protocol: binary\n"));
            // The answer to the example key of RFC 6455.
            assertTrue(
                    answer.head().contains("sec-websocket-accept: s3pplmbitxaq9kygzzhzrbk+xoo=\n"));
            // A masked ping "hi" is answered with "hi", a close with a close.
            wire.write(new byte[] {(byte) 0x89, (byte) 0x82, 0, 0, 0, 0, 'h', 'i'});
            assertEquals("8a026869", java.util.HexFormat.of().formatHex(wire.read(4)));
            wire.write(new byte[] {(byte) 0x88, (byte) 0x82, 0, 0, 0, 0, 3, (byte) 0xe8});
            assertEquals("880203e8", java.util.HexFormat.of().formatHex(wire.read(4)));
            wire.ends();
        }
    }

    @Test
    void aWebSocketWithoutTheSubprotocolIsRefused() throws IOException {
        try (var wire = webSocket("")) {
            assertEquals(400, wire.response().status());
        }
        try (var wire = webSocket("sec-websocket-protocol: chat\r\n")) {
            assertEquals(400, wire.response().status());
        }
        try (var wire = new Wire(served.port())) {
            wire.write("GET /apiws HTTP/1.1\r\nhost: x\r\n\r\n");
            assertEquals(400, wire.response().status());
        }
        assertEquals(3, served.stats().count(Refusal.HTTP));
    }

    @Test
    void aWebSocketWithoutObfuscationIsHungUpOn() throws Exception {
        for (var framing : Framing.values()) {
            try (var pipe = new Pipe.Web(served.port(), "/apiws", Transport.open(framing))) {
                try {
                    pipe.send(new byte[40]);
                } catch (IOException closedAlready) {
                    // the first byte of a framing is enough
                }
                pipe.ended.await();
            }
        }
        assertEquals(4, served.stats().count(Refusal.GARBAGE));
    }

    @Test
    void textAndUnmaskedFramesAreHungUpOn() throws IOException {
        var protocol = "sec-websocket-protocol: binary\r\n";
        try (var wire = webSocket(protocol)) {
            wire.response();
            wire.write(new byte[] {(byte) 0x81, (byte) 0x81, 0, 0, 0, 0, 'x'});
            wire.ends();
        }
        try (var wire = webSocket(protocol)) {
            wire.response();
            wire.write(new byte[] {(byte) 0x82, 1, 'x'});
            wire.ends();
        }
        try (var wire = webSocket(protocol)) {
            wire.response();
            // 2^40 bytes announced
            wire.write(new byte[] {(byte) 0x82, (byte) 0xff, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0});
            wire.ends();
        }
    }

    @Test
    void aSessionMovesFromHttpToTcp() throws IOException {
        Client client;
        try (var pipe = new Pipe.Http(served.port(), "/api")) {
            client = new Client(served, pipe, served.plantKey(1), 7);
            pipe.send(client.seal(Client.body(Client.PING, 1)));
            assertEquals(200, pipe.response().statusCode());
        }
        var opening = Transport.openObfuscated(Framing.PADDED, 2, null, new SplittableRandom(1));
        try (var pipe = new Pipe.Tcp(new Wire(served.port()), opening)) {
            client.moveTo(pipe);
            client.ping(2);
            assertEquals(1, served.opened.size());
        }
    }
}
