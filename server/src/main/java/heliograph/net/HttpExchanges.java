package heliograph.net;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/// The key exchanges over HTTP, whose packets may each come on another connection: they are found
/// by the client's nonce, which is the first field of each of the three queries. The longest unused
/// one makes room for a new one.
final class HttpExchanges {
    /// Exchanges that are remembered at the same time.
    static final int MAX = 1024;

    /// Where the nonce begins: after key id, message id, length and the query's constructor.
    private static final int NONCE = 24;

    private final Map<Nonce, Exchange> open =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Nonce, Exchange> eldest) {
                    return size() > MAX;
                }
            };

    private record Nonce(long high, long low) {}

    /// The exchange that a packet belongs to, begun if need be.
    synchronized Exchange of(Handshakes handshakes, byte[] packet) {
        var nonce =
                packet.length < NONCE + 16
                        ? new Nonce(0, 0)
                        : new Nonce(
                                ByteBuffer.wrap(packet).getLong(NONCE),
                                ByteBuffer.wrap(packet).getLong(NONCE + 8));
        return open.computeIfAbsent(nonce, _ -> new Exchange(handshakes));
    }

    synchronized int size() {
        return open.size();
    }
}
