package heliograph.store.rocks;

import heliograph.store.engine.Change;
import heliograph.store.engine.Outcome;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// Few threads that commit for all: what has gathered while one syncs goes into the next sync.
///
/// Two threads, because with one nobody syncs while a merge is built and its callers are woken:
/// that cost a third of the commits a second.
final class Committer implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Committer.class.getName());
    private static final int THREADS = 2;
    private static final int MERGE_BYTES_MAX = 4 << 20;

    /// Writes a merged batch durably.
    interface Sink {
        Outcome write(byte[] merged);
    }

    private final ConcurrentLinkedQueue<Pending> queue = new ConcurrentLinkedQueue<>();
    private final Sink sink;
    private final List<Worker> workers;
    private volatile boolean closed;

    Committer(Sink sink) {
        this.sink = sink;
        workers = Stream.generate(Worker::new).limit(THREADS).toList();
        for (var worker : workers) worker.thread.start();
    }

    /// Waits until the changes have been committed with others, or not.
    Outcome commit(List<Change> changes) {
        var pending = new Pending(changes);
        queue.add(pending);
        for (var worker : workers) {
            if (!worker.idle) continue;
            LockSupport.unpark(worker.thread);
            break;
        }
        return pending.await();
    }

    /// Ends the threads. Nobody may be waiting.
    @Override
    public void close() {
        closed = true;
        for (var worker : workers) worker.end();
    }

    private final class Worker {
        final Thread thread =
                Thread.ofPlatform().name("store-commit").daemon().unstarted(this::run);
        private final List<Pending> merge = new ArrayList<>();
        volatile boolean idle;

        private void run() {
            while (true) {
                int bytes = take();
                if (!merge.isEmpty()) {
                    commit(bytes);
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

        private int take() {
            int bytes = 0;
            while (bytes < MERGE_BYTES_MAX) {
                var next = queue.poll();
                if (next == null) break;
                merge.add(next);
                bytes += next.records().length;
            }
            return bytes;
        }

        private void commit(int bytes) {
            Outcome outcome = new Outcome.Unknown();
            try {
                outcome = sink.write(Writes.merge(merge, bytes));
            } catch (RuntimeException | Error broken) {
                LOG.log(Level.ERROR, "A merged commit broke", broken); // the thread must live on
            } finally {
                for (var pending : merge) pending.end(outcome);
            }
        }

        void end() {
            LockSupport.unpark(thread);
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
