package heliograph.mtproto.session;

import static heliograph.mtproto.session.TestClient.tl;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.tl.TlReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Updates that wait, and what becomes of them when there are too many.
class PushTest {
    private static final int KEPT = 8;

    private final TestServer server =
            new TestServer(
                    new SessionLimits(
                            8, 600_000, 32, 64, KEPT, 1000, 4096, 1 << 20, 1024, 250, 16));
    private final TestClient client = server.client();
    private Session session;

    @BeforeEach
    void begin() {
        session = client.begin();
    }

    @Test
    void updatesWaitForAConnectionAndComeInTheirOrder() {
        server.sessions.closed(client.link);
        push(1, KEPT);
        assertEquals(numbers(1, KEPT), onNextConnection());
    }

    @Test
    void tooManyWaitingUpdatesBecomeOneUpdatesTooLong() {
        server.sessions.closed(client.link);
        push(1, KEPT + 1);
        assertEquals(List.of(Wire.UPDATES_TOO_LONG), onNextConnection());
    }

    @Test
    void tooManyWaitingBytesBecomeOneUpdatesTooLong() {
        server.sessions.closed(client.link);
        session.push(Arrays.copyOf(tl(w -> w.int32(1)), 1000));
        assertEquals(List.of(1), onNextConnection());
        server.sessions.closed(client.link);
        session.push(new byte[1004]);
        assertEquals(List.of(Wire.UPDATES_TOO_LONG), onNextConnection());
    }

    @Test
    void updatesBehindAnUpdatesTooLongThatWaitsAreCoveredByIt() {
        server.sessions.closed(client.link);
        push(1, 3 * KEPT);
        assertEquals(List.of(Wire.UPDATES_TOO_LONG), onNextConnection());
        push(50, 51);
        assertEquals(numbers(50, 51), constructors(client.received()));
    }

    @Test
    void updatesTooLongIsSentAgainUntilItIsAcknowledged() {
        server.sessions.closed(client.link);
        push(1, KEPT + 1);
        assertEquals(List.of(Wire.UPDATES_TOO_LONG), onNextConnection());
        server.sessions.closed(client.link);
        client.link = new TestLink();
        client.send(client.ping(1));
        var tooLong = client.receivedOne(Wire.UPDATES_TOO_LONG);
        client.send(client.ack(tooLong.id()));
        assertEquals(List.of(), onNextConnection());
    }

    @Test
    void aClientThatNeverAcknowledgesStillGetsEachUpdateOnce() {
        push(1, 100);
        assertEquals(numbers(1, 100), constructors(client.received()));
    }

    @Test
    void aClientThatAcknowledgedTooLittleGetsUpdatesTooLongOnItsNextConnection() {
        push(1, KEPT);
        client.received();
        assertEquals(numbers(1, KEPT), onNextConnection());
        push(1, 1);
        client.received();
        assertEquals(List.of(Wire.UPDATES_TOO_LONG), onNextConnection());
    }

    @Test
    void updatesWaitWhileTheConnectionTakesNothingAndAnswersDoNot() {
        client.link.congested = true;
        push(1, 3);
        assertTrue(client.link.frames.isEmpty());
        long query = client.send(client.query(1));
        session.answer(query, tl(w -> w.int32(5)));
        assertEquals(List.of(Wire.RPC_RESULT), constructors(client.received()));
        client.link.congested = false;
        server.sessions.writable(client.link);
        assertEquals(numbers(1, 3), constructors(client.received()));
    }

    @Test
    void aSlowConnectionGetsUpdatesTooLongInsteadOfAnUnboundedQueue() {
        client.link.congested = true;
        push(1, 1000);
        client.link.congested = false;
        server.sessions.writable(client.link);
        assertEquals(List.of(Wire.UPDATES_TOO_LONG), constructors(client.received()));
    }

    @Test
    void answersThatWaitAreKeptBeforeUpdates() {
        var queries = new ArrayList<Long>();
        for (int i = 0; i < KEPT; i++) queries.add(client.send(client.query(1)));
        client.received();
        server.sessions.closed(client.link);
        push(1, 3);
        for (long query : queries) session.answer(query, tl(w -> w.int32(1)));
        client.link = new TestLink();
        client.send(client.ping(1));
        var all = client.received();
        // The oldest answer made room for updatesTooLong, which stands for the three updates.
        assertEquals(
                KEPT - 1, queries.stream().filter(q -> TestClient.result(all, q) != null).count());
        assertTrue(constructors(all).contains(Wire.UPDATES_TOO_LONG));
    }

    @Test
    void manyWaitingUpdatesComeInFewContainers() {
        server.sessions.closed(client.link);
        push(1, KEPT);
        client.link = new TestLink();
        client.send(client.ping(1));
        assertEquals(1, client.link.frames.size());
    }

    @Test
    void updatesThatArePushedTogetherComeInOneFrame() {
        byte[][] updates = {tl(w -> w.int32(1)), tl(w -> w.int32(2)), tl(w -> w.int32(3))};
        session.push(updates, 2);
        assertEquals(1, client.link.frames.size());
        assertEquals(numbers(1, 2), constructors(client.received()));
        session.push(updates, 1);
        assertEquals(numbers(1, 1), constructors(client.received()));
        session.push(updates, 0);
        assertTrue(client.link.frames.isEmpty());
    }

    @Test
    void theBodyOfAnUpdateIsSharedAndNotCopied() {
        var outbox = new Outbox(new Inbox(SessionLimits.DEFAULT), SessionLimits.DEFAULT, 0);
        byte[] updates = tl(w -> w.int32(1));
        outbox.push(updates, server.now);
        var only = outbox.takeOnly(true);
        assertSame(updates, only == null ? null : Wire.single(only));
        outbox.moved(server.now);
        assertSame(updates, outbox.take(true).getFirst().body);
    }

    private void push(int from, int to) {
        for (int i = from; i <= to; i++) {
            int number = i;
            session.push(tl(w -> w.int32(number)));
        }
    }

    /// What comes on a new connection, but pongs and notices.
    private List<Integer> onNextConnection() {
        server.sessions.closed(client.link);
        client.link = new TestLink();
        client.send(client.ping(1));
        var all = client.received();
        all.removeIf(in -> in.constructor() == Wire.PONG);
        return constructors(all);
    }

    private static List<Integer> constructors(List<TestClient.In> messages) {
        return messages.stream().map(in -> new TlReader(in.body()).int32()).toList();
    }

    private static List<Integer> numbers(int from, int to) {
        var numbers = new ArrayList<Integer>();
        for (int i = from; i <= to; i++) numbers.add(i);
        return numbers;
    }
}
