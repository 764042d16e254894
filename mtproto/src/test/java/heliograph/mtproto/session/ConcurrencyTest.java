package heliograph.mtproto.session;

import static heliograph.mtproto.session.TestClient.tl;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// Many threads on the same sessions: queries come in, answers and updates go out, time passes.
class ConcurrencyTest {
    /// Below [SessionLimits#runningQueries], past which a client that asks faster than we answer is
    /// refused.
    private static final int COUNT = 1000;

    private final TestServer server = new TestServer();

    @Test
    void nothingIsLostOrSentTwiceAndIdsGrow() throws InterruptedException, ExecutionException {
        var client = server.client();
        var session = client.begin();
        var packets = new ArrayList<byte[]>();
        var asked = new ArrayList<Long>();
        for (int i = 0; i < COUNT; i++) {
            var query = client.query(i + 1);
            asked.add(query.id());
            packets.add(client.seal(query));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = Collections.synchronizedList(new ArrayList<Future<?>>());
            var asking =
                    threads.submit(() -> {
                        for (int i = 0; i < COUNT; i++) {
                            ask(client, packets.get(i));
                            long id = asked.get(i);
                            byte[] body = tl(w -> w.int32(7));
                            all.add(threads.submit(() -> session.answer(id, body)));
                        }
                    });
            for (int pusher = 0; pusher < 3; pusher++) {
                int from = 1_000_000 * (pusher + 1);
                all.add(threads.submit(() -> push(session, from)));
            }
            for (int i = 0; i < 200; i++) server.sessions.tick(server.now + i);
            asking.get();
            for (var done : List.copyOf(all)) done.get();
        }
        var updates = new HashSet<Integer>();
        Set<Long> answers = new HashSet<>();
        long last = 0;
        for (var in : client.received()) {
            assertTrue(in.frameId() >= last);
            last = in.frameId();
            if (in.constructor() == Wire.RPC_RESULT) assertTrue(answers.add(in.fields().int64()));
            else if (in.constructor() != Wire.MSGS_ACK) assertTrue(updates.add(in.constructor()));
        }
        assertEquals(3 * COUNT, updates.size());
        assertEquals(new HashSet<>(asked), answers);
    }

    @Test
    void sessionsThatComeAndGoWhileTheyAreSentToHarmNobody()
            throws InterruptedException, ExecutionException {
        var keeper = server.client();
        var kept = keeper.begin();
        var packets = new ArrayList<byte[]>();
        for (int i = 0; i < COUNT; i++) {
            var other = new TestClient(server, keeper.key, i % 7);
            packets.add(other.seal(other.ping(i)));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var comings =
                    threads.submit(() -> {
                        for (var packet : packets) comeAndGo(packet);
                    });
            var pushes = threads.submit(() -> push(kept, 1_000_000));
            for (int i = 0; i < 200; i++) server.sessions.sweep(server.now + i * 10_000L);
            comings.get();
            pushes.get();
        }
        assertEquals(COUNT, keeper.received().size());
        server.sessions.dropKey(keeper.key.id());
        assertEquals(server.opened.size(), server.closed.size());
    }

    private void ask(TestClient client, byte[] packet) {
        server.sessions.receive(client.link, packet, 0, packet.length, false, server.now);
    }

    private void comeAndGo(byte[] packet) {
        var link = new TestLink();
        server.sessions.receive(link, packet, 0, packet.length, false, server.now);
        server.sessions.closed(link);
    }

    private static void push(Session session, int from) {
        for (int i = 0; i < COUNT; i++) {
            int number = from + i;
            session.push(tl(w -> w.int32(number)));
        }
    }
}
