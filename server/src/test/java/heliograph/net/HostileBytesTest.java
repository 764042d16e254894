package heliograph.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.mtproto.transport.Framing;
import heliograph.mtproto.transport.Transport;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Streams of every kind, broken at random and cut at random: what comes of it is a refusal and
/// never a surprise.
class HostileBytesTest {
    private static final int ROUNDS = 4_000;
    private static final String WEB_SOCKET =
            "GET /apiws HTTP/1.1|connection: upgrade|upgrade: websocket|sec-websocket-version:"
                    + " 13|sec-websocket-protocol: binary|sec-websocket-key:"
                    + " dGhlIHNhbXBsZSBub25jZQ==||";

    private static List<byte[]> streams(Served served) {
        var streams = new ArrayList<byte[]>();
        var random = new SplittableRandom(1);
        var key = served.plantKey(1);
        for (var framing : Framing.values()) {
            for (var opening :
                    List.of(
                            Transport.open(framing),
                            Transport.openObfuscated(framing, 2, null, random))) {
                var bytes = new ByteArrayOutputStream();
                bytes.writeBytes(opening.first());
                var client = new Client(served, null, key, streams.size());
                for (int i = 0; i < 3; i++) {
                    var packet = client.seal(Client.body(Client.PING, i));
                    var writer = opening.transport().writer();
                    bytes.writeBytes(writer.frame(packet, i == 1, random).toBytes());
                }
                streams.add(bytes.toByteArray());
            }
        }
        for (var text :
                List.of(
                        "GET / HTTP/1.1|host: x||GET /a HTTP/1.1||",
                        "POST /api HTTP/1.1|content-length: 9||123456789",
                        "POST /x HTTP/1.1|transfer-encoding: chunked||3|abc|0||",
                        "OPTIONS /apiw1 HTTP/1.1||",
                        WEB_SOCKET + "\u0082\u0084abcdefgh\u0089\u0080abcd"))
            streams.add(text.replace("|", "\r\n").getBytes(ISO_8859_1));
        streams.add("\u0016\u0003\u0001\u0002\u0000\u0001\u0000".getBytes(ISO_8859_1));
        return streams;
    }

    private static byte[] broken(byte[] stream, SplittableRandom random) {
        var bytes = Arrays.copyOf(stream, random.nextInt(stream.length + 8) + 1);
        for (int i = random.nextInt(4); i > 0; i--)
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        return bytes;
    }

    @Test
    void brokenStreamsEndInRefusals() throws IOException {
        try (var served = Served.with(_ -> {})) {
            var streams = streams(served);
            var random = new SplittableRandom(42);
            for (int round = 0; round < ROUNDS; round++) {
                var stream = broken(streams.get(round % streams.size()), random);
                var channel = new EmbeddedChannel();
                served.sniff(channel);
                for (int at = 0; at < stream.length && channel.isOpen(); ) {
                    int count = Math.min(stream.length - at, 1 + random.nextInt(80));
                    channel.writeInbound(Unpooled.copiedBuffer(stream, at, count));
                    at += count;
                }
                channel.runPendingTasks();
                channel.finishAndReleaseAll();
                channel.checkException();
                assertEquals(0, served.stats().bugs(), "round " + round);
            }
            assertTrue(served.stats().frames() > ROUNDS / 4, served.stats().toString());
        }
    }
}
