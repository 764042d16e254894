package heliograph.rpc;

import heliograph.mtproto.session.Session;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/// The queries of one session that wait for their turn. Empty lanes hold no queue.
final class Lane {
    /// One query as the session layer handed it over; `body[from, to)` is its TL.
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Query(long messageId, byte[] body, int from, int to) {}

    /// Queries of one session that may wait; a client that sends more is told to slow down.
    static final int WAITING_MAX = 1_024;

    final Session session;
    private @Nullable ArrayDeque<Query> waiting;
    private boolean running;

    /// Held while the subscribers are told.
    final Object subscribing = new Object();

    /// The client as the subscribers were last told of it.
    volatile @Nullable Client subscribed;

    Lane(Session session) {
        this.session = session;
    }

    /// Adds a query. Answers whether the caller must start a thread that takes queries out.
    synchronized Added add(Query query) {
        if (waiting == null) waiting = new ArrayDeque<>();
        if (waiting.size() >= WAITING_MAX) return Added.REFUSED;
        waiting.add(query);
        if (running) return Added.QUEUED;
        running = true;
        return Added.START;
    }

    /// The next query, or null when the thread that asks shall end.
    synchronized @Nullable Query next() {
        var next = waiting == null ? null : waiting.poll();
        if (next == null) {
            waiting = null;
            running = false;
        }
        return next;
    }

    enum Added {
        START,
        QUEUED,
        REFUSED
    }
}
