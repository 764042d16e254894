package heliograph.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.mtproto.transport.Frame;
import heliograph.mtproto.transport.Framing;
import heliograph.mtproto.transport.Transport;
import heliograph.net.NetStats.Refusal;
import java.io.IOException;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/// What happens to peers that want more than they may have, each at its edge.
class LimitsTest {
    private static final Duration SHORT = Duration.ofSeconds(1);

    private static Pipe.Tcp connect(Served served) throws IOException {
        return new Pipe.Tcp(new Wire(served.port()), Transport.open(Framing.INTERMEDIATE));
    }

    /// Waits for what another thread is about to do.
    private static void until(BooleanSupplier done) {
        long deadline = System.nanoTime() + 20_000_000_000L;
        while (!done.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, "waited for nothing");
            LockSupport.parkNanos(500_000);
        }
    }

    private static byte[] int32(int value) {
        return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
    }

    @Test
    void noiseIsHungUpOn() throws IOException {
        try (var served = Served.with(_ -> {})) {
            var random = new SplittableRandom(1);
            for (int round = 0; round < 50; round++) {
                var noise = new byte[200];
                random.nextBytes(noise);
                noise[0] = 0x77;
                try (var wire = new Wire(served.port())) {
                    wire.write(noise).ends();
                }
            }
            assertEquals(50, served.stats().count(Refusal.GARBAGE));
        }
    }

    @Test
    void tlsWithoutACertificateIsHungUpOn() throws IOException {
        try (var served = Served.with(_ -> {});
                var wire = new Wire(served.port())) {
            wire.write(new byte[] {0x16, 3, 1, 2, 0, 1, 0, 1, (byte) 0xfc}).ends();
            assertEquals(1, served.stats().count(Refusal.GARBAGE));
        }
    }

    @Test
    void aFrameMayBeTwoMebibytesAndNotFourBytesMore() throws IOException {
        try (var served = Served.with(_ -> {})) {
            var key = served.plantKey(1);
            try (var pipe = connect(served)) {
                new Client(served, pipe, key, 7).ping(1);
                var long_ = new byte[Transport.FRAME_MAX];
                ByteBuffer.wrap(long_).order(ByteOrder.LITTLE_ENDIAN).putLong(key.id());
                pipe.send(long_);
                // It was taken, and is no message of this key.
                assertEquals(new Frame.Refusal(-404), pipe.receive());
            }
            try (var pipe = connect(served)) {
                new Client(served, pipe, key, 8).ping(1);
                pipe.wire.write(int32(Transport.FRAME_MAX + 4));
                assertEquals(new Frame.Refusal(-404), pipe.receive());
                pipe.wire.ends();
            }
            try (var wire = new Wire(served.port())) {
                wire.write("POST /api HTTP/1.1\r\n");
                wire.write("content-length: " + (Transport.FRAME_MAX + 1) + "\r\n\r\n");
                assertEquals(413, wire.response().status());
                wire.ends();
            }
            try (var pipe = new Pipe.Http(served.port(), "/api")) {
                var long_ = new byte[Transport.FRAME_MAX];
                ByteBuffer.wrap(long_).order(ByteOrder.LITTLE_ENDIAN).putLong(key.id());
                pipe.send(long_);
                assertEquals(404, pipe.response().statusCode());
            }
        }
    }

    @Test
    void whoSaysNothingIsClosed() throws IOException {
        try (var served = Served.with(limits -> limits.greeting = SHORT)) {
            try (var nothing = new Wire(served.port());
                    var oneByte = new Wire(served.port());
                    var halfAHead = new Wire(served.port());
                    var halfARequest = new Wire(served.port());
                    var halfAFrame = connect(served)) {
                oneByte.write(new byte[] {(byte) 0xee});
                halfAHead.write(new byte[40]);
                halfARequest.write("GET / HT");
                halfAFrame.wire.write(int32(100)).write(new byte[50]);
                nothing.ends();
                oneByte.ends();
                halfAHead.ends();
                halfARequest.ends();
                halfAFrame.wire.ends();
            }
            // 40 zeros are a full frame that cannot be; the others were waited for.
            assertEquals(4, served.stats().count(Refusal.SILENT));
            assertEquals(1, served.stats().count(Refusal.GARBAGE));
        }
    }

    @Test
    void drippingBytesDoesNotHelp() throws IOException {
        try (var served = Served.with(limits -> limits.greeting = SHORT);
                var pipe = connect(served)) {
            pipe.wire.write(int32(1 << 20));
            assertThrows(
                    IOException.class,
                    () -> {
                        for (int i = 0; i < 100_000; i++) {
                            pipe.wire.write(new byte[1]);
                            LockSupport.parkNanos(500_000);
                            if (served.stats().open() == 0) throw new IOException("closed");
                        }
                    });
            assertEquals(1, served.stats().count(Refusal.SILENT));
        }
    }

    @Test
    void whoHasAKeyMayRestUntilTheIdleLimit() throws IOException {
        try (var served =
                Served.with(limits -> {
                    // On a busy machine a first message takes its time as well.
                    limits.greeting = Duration.ofSeconds(1);
                    limits.idle = Duration.ofSeconds(4);
                })) {
            var key = served.plantKey(1);
            try (var pipe = connect(served)) {
                var client = new Client(served, pipe, key, 7);
                client.ping(1);
                try (var silent = new Wire(served.port())) {
                    silent.ends(); // longer than the greeting takes
                }
                client.ping(2);
                pipe.wire.ends();
            }
            assertEquals(1, served.stats().count(Refusal.SILENT));
            assertEquals(1, served.stats().count(Refusal.IDLE));
        }
    }

    @Test
    void oneConnectionMoreThanMayBeIsClosedAtOnce() throws IOException {
        try (var served = Served.with(limits -> limits.connectionsMax = 3)) {
            var key = served.plantKey(1);
            var inside = new ArrayList<Pipe.Tcp>();
            for (int i = 0; i < 3; i++) {
                inside.add(connect(served));
                new Client(served, inside.get(i), key, i).ping(1);
            }
            try (var outside = new Wire(served.port())) {
                outside.ends();
            }
            assertEquals(1, served.stats().count(Refusal.CONNECTIONS));
            assertEquals(3, served.stats().open());
            inside.removeFirst().close();
            until(() -> served.stats().open() == 2);
            inside.add(connect(served));
            new Client(served, inside.getLast(), key, 9).ping(1);
            for (var pipe : inside) pipe.close();
        }
    }

    @Test
    void oneAddressHasItsShare() throws IOException {
        try (var served = Served.with(limits -> limits.perLoopbackMax = 2);
                var one = connect(served);
                var two = connect(served)) {
            var key = served.plantKey(1);
            new Client(served, one, key, 1).ping(1);
            new Client(served, two, key, 2).ping(1);
            try (var three = new Wire(served.port())) {
                three.ends();
            }
            assertEquals(1, served.stats().count(Refusal.ADDRESS));
        }
    }

    @Test
    void oneKeyExchangeMoreThanMayBeIsTurnedAway() throws Exception {
        try (var served =
                        Served.with(limits -> {
                            limits.handshakesInFlightMax = 2;
                            limits.handshakeThreads = 1;
                        });
                var running = connect(served);
                var queued = connect(served);
                var turnedAway = connect(served);
                var web = new Pipe.Http(served.port(), "/api")) {
            var first = TestExchanges.offer(running, 1);
            var second = TestExchanges.offer(queued, 2);
            var third = TestExchanges.offer(turnedAway, 3);
            var fourth = TestExchanges.offer(web, 4);
            served.exchanges.gate.acquire();
            running.send(first.next());
            served.exchanges.entered.acquire();
            long before = served.stats().frames();
            queued.send(second.next());
            until(() -> served.stats().frames() == before + 1);
            turnedAway.send(third.next());
            assertEquals(new Frame.Refusal(-429), turnedAway.receive());
            web.send(fourth.next());
            assertEquals(429, web.response().statusCode());
            assertEquals(2, served.stats().count(Refusal.HANDSHAKES));
            served.exchanges.gate.release();
            assertInstanceOf(Frame.Payload.class, running.receive());
            assertInstanceOf(Frame.Payload.class, queued.receive());
            turnedAway.send(third.next());
            assertInstanceOf(Frame.Payload.class, turnedAway.receive());
        }
    }

    @Test
    void aKeyThatIsNotKeptIsNotTold() throws IOException {
        try (var served = Served.with(_ -> {});
                var pipe = connect(served)) {
            served.exchanges.lost = true;
            var failed = assertThrows(AssertionError.class, () -> TestExchanges.agree(pipe, 1));
            assertTrue(failed.toString().contains("-404"), failed.toString());
            served.exchanges.lost = false;
            // The same connection may try again, with a nonce of its own.
            new Client(served, pipe, TestExchanges.agree(pipe, 2), 7).ping(1);
        }
    }

    /// Asks for a mebibyte; false when the server has hung up, which it may while this is sent.
    private static boolean asked(Pipe pipe, Client client) throws IOException {
        try {
            pipe.send(client.seal(Client.body(Served.GIVE, 1 << 20)));
            return true;
        } catch (SocketException hungUp) {
            return false;
        }
    }

    @Test
    void whoDoesNotReadIsClosedAndItsSessionLives() throws IOException {
        try (var served = Served.with(limits -> limits.unsentBytesMax = 1 << 20);
                var pipe = connect(served)) {
            var client = new Client(served, pipe, served.plantKey(1), 7);
            client.ping(1);
            for (int i = 0; i < 64; i++) if (!asked(pipe, client)) break;
            until(() -> served.stats().count(Refusal.SLOW_READER) == 1);
            until(() -> served.stats().open() == 0);
            assertEquals(1, served.opened.size());
            until(() -> !served.opened.element().online());
        }
    }

    @Test
    void allTogetherMayNotLeaveMoreUnreadThanThat() throws IOException {
        try (var served =
                        Served.with(limits -> {
                            limits.eventLoops = 1;
                            limits.unsentBytesMax = 1 << 28;
                            limits.unsentTotalMax = 1 << 22;
                        });
                var one = connect(served);
                var two = connect(served)) {
            var readers = new ArrayList<Client>();
            for (var pipe : List.of(one, two))
                readers.add(new Client(served, pipe, served.plantKey(readers.size()), 7));
            for (var reader : readers) reader.ping(1);
            for (int i = 0; i < 64; i++) {
                for (var pipe : List.of(one, two)) {
                    var reader = readers.get(pipe == one ? 0 : 1);
                    if (served.stats().open() < 2) continue;
                    var _ = asked(pipe, reader);
                }
            }
            until(() -> served.stats().count(Refusal.SLOW_READER) >= 1);
        }
    }

    @Test
    void aThousandConnectionsLeaveNothingBehind() throws IOException {
        try (var served = Served.with(_ -> {})) {
            for (int round = 0; round < 10; round++) {
                var open = new ArrayList<Pipe>();
                for (int i = 0; i < 100; i++) {
                    var pipe = connect(served);
                    open.add(pipe);
                    if (i % 3 == 0) new Client(served, pipe, served.plantKey(i), round).ping(i);
                    if (i % 3 == 1) pipe.wire.write(new byte[] {40, 0, 0});
                }
                for (var pipe : open) pipe.close();
            }
            until(() -> served.stats().open() == 0);
            until(() -> served.gateway.addresses() == 0);
            until(() -> served.opened.stream().noneMatch(s -> s.online()));
            assertEquals(1000, served.stats().accepted());
        }
    }

    @Test
    void theEndWritesWhatWaitsAndClosesEverybody() throws IOException {
        var served = Served.with(_ -> {});
        var key = served.plantKey(1);
        try (var pipe = connect(served);
                var silent = new Wire(served.port());
                var web = new Wire(served.port())) {
            new Client(served, pipe, key, 7).ping(1);
            web.write("GET / HTTP/1.1\r\n\r\n");
            assertEquals(404, web.response().status());
            served.close();
            pipe.wire.ends();
            silent.ends();
            web.ends();
            assertThrows(IOException.class, () -> new Wire(served.port()).close());
        }
    }
}
