package heliograph.mtproto.session;

import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.mtproto.crypto.AuthKey;
import heliograph.mtproto.crypto.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What an idle session costs: with its key, its connection's state, and everything else that the
/// session layer holds for it.
class MemoryTest {
    private static final int COUNT = 5000;
    private static final int BYTES_MAX = 1536;

    private final List<TestClient> clients = new ArrayList<>();
    private final TestServer tools = new TestServer();

    @Test
    void anIdleSessionTakesLessThanOneAndAHalfKibibytes() {
        var keys = new byte[COUNT][];
        var packets = new ArrayList<byte[]>();
        var links = new ArrayList<Link>();
        for (int i = 0; i < COUNT; i++) {
            var client = tools.client();
            clients.add(client);
            keys[i] = client.key.toBytes();
            packets.add(client.seal(client.query(1)));
            links.add(new Nowhere());
        }
        var server =
                new Sessions(
                        new Keys(keys),
                        new Echo(),
                        tools.salts,
                        new Random(1),
                        SessionLimits.DEFAULT);
        long before = used();
        for (int i = 0; i < COUNT; i++) {
            var packet = packets.get(i);
            server.receive(links.get(i), packet, 0, packet.length, false, tools.now);
        }
        long each = (used() - before) / COUNT;
        assertTrue(each < BYTES_MAX, each + " bytes a session");
        assertTrue(each > 100, "not measured");
        assertTrue(server.known(clients.getFirst().key.id()));
    }

    private static long used() {
        var runtime = Runtime.getRuntime();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            System.gc();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }

    /// Gives each key once, in the order that they are asked for, as an object of its own.
    private static final class Keys implements AuthKeys {
        private final byte[][] keys;
        private int next;

        Keys(byte[][] keys) {
            this.keys = keys;
        }

        @Override
        public @Nullable KeyInfo find(long authKeyId) {
            return KeyInfo.permanent(new AuthKey(keys[next++]));
        }

        @Override
        public DestroyOutcome destroy(long authKeyId) {
            return DestroyOutcome.NONE;
        }
    }

    private static final class Echo implements Queries {
        @Override
        public void query(Session session, long msgId, byte[] body, int from, int to) {
            session.answer(msgId, new byte[8]);
        }

        @Override
        public void dropped(Session session, long msgId) {}

        @Override
        public void opened(Session session) {}

        @Override
        public void closed(Session session) {}
    }

    private static final class Nowhere implements Link {
        @Override
        public void send(Slice sealed, boolean flush) {}

        @Override
        public void sendQuickAck(int token) {}

        @Override
        public void fail(int transportError) {}

        @Override
        public void close() {}

        @Override
        public boolean http() {
            return false;
        }
    }
}
