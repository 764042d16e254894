package heliograph.store.rocks;

import heliograph.store.engine.Batch;
import heliograph.store.engine.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/// One thread that commits for all: what has gathered while it synced goes into the next sync.
final class Committer implements AutoCloseable {
    private static final int MERGE_BYTES_MAX = 4 << 20;

    /// Writes a merged batch durably.
    interface Sink {
        Outcome write(byte[] merged);
    }

    private final ConcurrentLinkedQueue<Pending> queue = new ConcurrentLinkedQueue<>();
    private final Sink sink;
    private final Thread thread;
    private volatile boolean idle;
    private volatile boolean closed;

    Committer(Sink sink) {
        this.sink = sink;
        thread = Thread.ofPlatform().name("store-commit").daemon().start(this::run);
    }

    /// Waits until the batch has been committed with others, or not.
    Outcome commit(Batch batch) {
        var pending = new Pending(batch);
        queue.add(pending);
        if (idle) LockSupport.unpark(thread);
        return pending.await();
    }

    /// Ends the thread. Nobody may be waiting.
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        var merge = new ArrayList<Pending>();
        while (true) {
            int bytes = take(merge);
            if (!merge.isEmpty()) {
                commit(merge, bytes);
                merge.clear();
            } else if (closed) {
                return;
            } else {
                idle = true;
                if (queue.isEmpty() && !closed) LockSupport.park(this);
                idle = false;
            }
        }
    }

    private int take(List<Pending> merge) {
        int bytes = 0;
        while (bytes < MERGE_BYTES_MAX) {
            var next = queue.poll();
            if (next == null) break;
            merge.add(next);
            bytes += next.records().length;
        }
        return bytes;
    }

    private void commit(List<Pending> merge, int bytes) {
        Outcome outcome = new Outcome.Unknown();
        try {
            outcome = sink.write(Writes.merge(merge, bytes));
        } finally {
            for (var pending : merge) pending.end(outcome);
        }
    }
}
