package heliograph.mtproto.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.mtproto.crypto.Side;
import heliograph.tl.TlReader;
import heliograph.tl.TlWriter;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/// A client with a valid key that does what a script of bytes says: well-formed messages, broken
/// ones, repeats, containers of anything, time passing, connections breaking. Whatever it does, the
/// server answers by the protocol, executes no query twice, and stays within its limits.
final class HostileClient {
    private static final SessionLimits LIMITS =
            new SessionLimits(3, 600_000, 16, 64, 16, 4096, 1 << 14, 512, 256, 250, 16);
    private static final int STEPS_MAX = 300;

    private static final int[] CONSTRUCTORS = {
        Wire.MSGS_ACK,
        Wire.PING,
        Wire.PING_DELAY_DISCONNECT,
        Wire.GET_FUTURE_SALTS,
        Wire.MSGS_STATE_REQ,
        Wire.MSG_RESEND_REQ,
        Wire.MSGS_ALL_INFO,
        Wire.RPC_DROP_ANSWER,
        Wire.HTTP_WAIT,
        Wire.DESTROY_SESSION,
        Wire.DESTROY_AUTH_KEY,
        Wire.MSG_CONTAINER,
        Wire.MSG_COPY,
        Wire.GZIP_PACKED,
        Wire.BAD_SERVER_SALT,
        0x12345678,
        0x12345679,
        0x1234567a,
        0x1234567b
    };

    /// A session that was forgotten knows nothing of what was executed in it.
    private record Execution(Session session, long msgId) {}

    private final TestServer server = new TestServer(LIMITS);
    private final TestClient client;
    private final byte[] script;
    private final Set<Execution> executed = new HashSet<>();
    private final long[] ids = new long[16];
    private final long sessionId;
    private int at;
    private int checked;

    HostileClient(byte[] script) {
        this.script = script;
        server.destroyOutcome = DestroyOutcome.FAIL;
        client = server.client();
        sessionId = client.sessionId;
        Arrays.fill(ids, 4);
    }

    /// Returns how many queries were executed.
    int run() {
        for (int step = 0; step < STEPS_MAX && at < script.length; step++) {
            step(next());
            check();
        }
        // Whatever happened, an honest client of the same key is served.
        var honest = new TestClient(server, client.key, 77);
        server.sessions.closed(client.link);
        honest.salt = server.salts.current(client.key.id(), server.now);
        honest.send(honest.ping(5));
        honest.receivedOne(Wire.PONG);
        return executed.size();
    }

    private void step(int operation) {
        switch (operation & 15) {
            case 0 -> server.pass(next() * 100L);
            case 1 -> server.pass(next() < 200 ? 5_000 : next() * 20_000L);
            case 2 -> newLink(next() % 2 == 1);
            case 3 -> client.sessionId = sessionId + next() % 5;
            case 4, 5 -> salt(next());
            case 6 -> raw();
            case 7 -> answer();
            case 8 -> push();
            case 9 -> container();
            case 10 -> client.link.congested = !client.link.congested;
            case 11 -> server.sessions.writable(client.link);
            default -> client.send(new TestClient.Out(id(), seqno(), body()));
        }
    }

    private void check() {
        for (; checked < server.queries.size(); checked++) {
            var query = server.queries.get(checked);
            boolean first = executed.add(new Execution(query.session(), query.msgId()));
            assertTrue(first, "executed twice");
        }
        for (int failure : client.link.failures) {
            assertTrue(failure == Link.NOT_FOUND || failure == Link.FLOOD);
        }
        for (var frame : client.link.frames) {
            assertTrue(frame.length < Outbox.CONTAINER_BYTES * 2);
            var opened = client.cipher.open(client.key, Side.SERVER, frame, 0, frame.length);
            if (opened == null) throw new AssertionError("a frame that does not open");
            assertEquals(1, opened.header().msgId() & 1);
        }
        assertTrue(client.link.frames.size() < 5000);
        client.link.frames.clear();
    }

    private void salt(int choice) {
        client.salt =
                server.salts.current(client.key.id(), server.now) + (choice < 230 ? 0 : choice);
    }

    private void newLink(boolean http) {
        server.sessions.closed(client.link);
        client.link = new TestLink(http);
    }

    private void raw() {
        var packet = client.seal(new TestClient.Out(id(), seqno(), body()));
        int change = next();
        if (change < 200) packet[change % packet.length] ^= (byte) next();
        int length = change % 3 == 0 ? next() % packet.length : packet.length;
        server.sessions.receive(client.link, packet, 0, length, change % 2 == 0, server.now);
    }

    private void answer() {
        if (server.queries.isEmpty()) return;
        var query = server.queries.get(next() % server.queries.size());
        if (next() % 4 == 0) query.session().fail(query.msgId(), 400, "X".repeat(next()));
        else query.session().answer(query.msgId(), new byte[next() * 4]);
    }

    private void push() {
        for (var session : server.opened) session.push(new byte[next() * 4]);
    }

    private void container() {
        int count = next() % 20;
        var w = new TlWriter(0);
        w.int32(next() % 10 == 0 ? Wire.MSG_COPY : Wire.MSG_CONTAINER);
        w.int32(next() % 10 == 0 ? count << next() : count);
        for (int i = 0; i < count; i++) {
            TestClient.inner(w, new TestClient.Out(id(), seqno(), body()));
        }
        client.send(new TestClient.Out(client.nextId(), next() & 0xfe, w.toBytes()));
    }

    /// Mostly the next id, sometimes one of before, sometimes anything.
    private long id() {
        int choice = next();
        if (choice < 160) {
            long id = client.nextId();
            ids[choice % ids.length] = id;
            return id;
        }
        long known = ids[choice % ids.length];
        return choice < 230 ? known : known + ((long) next() << next()) - 128;
    }

    /// Mostly what it should be, sometimes anything.
    private int seqno() {
        int choice = next();
        return choice < 220 ? client.seqno(choice % 3 != 0) : next();
    }

    private byte[] body() {
        int choice = next();
        var w = new TlWriter(0);
        w.int32(CONSTRUCTORS[choice % CONSTRUCTORS.length]);
        if (choice < 128) {
            w.int32(TlReader.VECTOR);
            w.int32(next() % 8);
        }
        int words = next() % 12;
        for (int i = 0; i < words; i++) {
            if (next() % 2 == 0) w.int64(ids[next() % ids.length]);
            else w.int32((next() << 24) | (next() << 12) | next());
        }
        return w.toBytes();
    }

    private int next() {
        return at < script.length ? script[at++] & 0xff : 0;
    }
}
