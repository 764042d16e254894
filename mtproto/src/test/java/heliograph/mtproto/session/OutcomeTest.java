package heliograph.mtproto.session;

import static heliograph.mtproto.session.TestClient.tl;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/// core.telegram.org/api/invoking#simple-queries: invokeAfterMsg waits for what became of another.
class OutcomeTest {
    private final TestServer server = new TestServer();
    private final TestClient client = server.client();
    private final Session session = client.begin();
    private final byte[] body = tl(w -> w.int32(1));

    @Test
    void theOutcomeOfAnAnsweredQueryIsKnownAtOnce() throws InterruptedException {
        long good = client.send(client.query(1));
        long bad = client.send(client.query(1));
        session.answer(good, body);
        session.fail(bad, 420, "FLOOD_WAIT_1");
        assertEquals(Outcome.DONE_OK, session.awaitOutcome(good, 0));
        assertEquals(Outcome.FAILED, session.awaitOutcome(bad, 0));
        for (var in : client.received()) client.send(client.ack(in.id()));
        assertEquals(Outcome.DONE_OK, session.awaitOutcome(good, 0));
        assertEquals(Outcome.FAILED, session.awaitOutcome(bad, 0));
    }

    @Test
    void theOutcomeOfWhatRunsOrHasNotComeIsUnknownAfterTheWait() throws InterruptedException {
        long running = client.send(client.query(1));
        assertEquals(Outcome.UNKNOWN, session.awaitOutcome(running, 1));
        assertEquals(Outcome.UNKNOWN, session.awaitOutcome(client.nextId(), 1));
    }

    @Test
    void whoWaitsIsWokenByTheAnswerAlsoToAQueryThatComesLater()
            throws InterruptedException, ExecutionException {
        var query = client.query(1);
        var waiting = new FutureTask<>(() -> session.awaitOutcome(query.id(), 60_000));
        var other = new FutureTask<>(() -> session.awaitOutcome(query.id(), 60_000));
        Thread.ofVirtual().start(waiting);
        Thread.ofVirtual().start(other);
        client.send(query);
        session.fail(query.id(), 400, "X");
        assertEquals(Outcome.FAILED, waiting.get());
        assertEquals(Outcome.FAILED, other.get());
    }

    @Test
    void whoWaitsIsWokenWhenTheSessionEnds() throws InterruptedException, ExecutionException {
        long query = client.send(client.query(1));
        var waiting = new FutureTask<>(() -> session.awaitOutcome(query, 60_000));
        Thread.ofVirtual().start(waiting);
        server.sessions.dropKey(client.key.id());
        assertEquals(Outcome.UNKNOWN, waiting.get());
    }
}
