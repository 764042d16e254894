package heliograph.mtproto.transport;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Whatever a peer sends ends in frames or in a [Hangup].
class TransportFuzzTest {
    @FuzzTest
    void connections(byte[] bytes) {
        connection(bytes);
    }

    @Test
    void seededConnections() {
        var random = new Random(5);
        for (int seed = 0; seed < 3_000; seed++) {
            var framing = List.of(Framing.values()).get(random.nextInt(4));
            var opening =
                    random.nextBoolean()
                            ? Transport.open(framing)
                            : Transport.openObfuscated(framing, 0, null, random);
            var payload = new byte[random.nextInt(1, 60) * 4];
            random.nextBytes(payload);
            var framed = opening.transport().writer().frame(payload, random.nextBoolean(), random);
            int first = opening.first().length;
            var bytes = new byte[first + framed.size()];
            System.arraycopy(opening.first(), 0, bytes, 0, first);
            System.arraycopy(framed.array(), framed.from(), bytes, first, framed.size());
            for (int i = random.nextInt(4); i > 0; i--) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            connection(bytes);
        }
    }

    private static void connection(byte[] bytes) {
        var cuts = new Random(bytes.length);
        var receiver = new Receiver(null);
        try {
            for (int at = 0; at < bytes.length; ) {
                int end = at + 1 + cuts.nextInt(bytes.length - at);
                receiver.take(bytes, at, end);
                at = end;
            }
        } catch (Hangup hangup) {
            assertTrue(hangup.error().code() < 0);
        }
        if (receiver.transport != null) {
            assertTrue(receiver.transport.reader().held() <= bytes.length);
        }
        long payload = 0;
        for (var frame : receiver.frames) {
            if (frame instanceof Frame.Payload(var slice, _)) payload += slice.size();
        }
        assertTrue(payload <= bytes.length);
    }
}
