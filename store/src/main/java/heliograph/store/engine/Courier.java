package heliograph.store.engine;

import heliograph.store.Home;
import heliograph.store.NoteHandler;
import heliograph.store.NoteType;
import heliograph.store.StoreException;
import heliograph.store.Tx;
import heliograph.store.Work;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/// Carries notes from the outbox of one home to the handler of another.
///
/// For each receiving home there is a queue, and at most one task that empties it: so the notes of
/// one sender arrive in order. The sender's thread only puts notes into queues.
final class Courier {
    private static final Logger LOG = System.getLogger(Courier.class.getName());
    private static final int BATCH = 64;
    private static final int SWEEP = 1_024;

    /// Bytes of notes that wait in memory; what goes beyond is read from the outbox again.
    private static final long WAITING_MAX = 32L << 20;

    /// How the courier writes to homes.
    interface Writer {
        void write(Home home, Work<Boolean> work);
    }

    /// @param told null when it must be read from the outbox
    private record Parcel(Home from, long sequence, @Nullable Told told) {
        int bytes() {
            return told == null ? 0 : told.note().length;
        }
    }

    private record Receiver<N>(NoteType<N> type, NoteHandler<N> handler) {
        void receive(Tx tx, Home from, byte[] note) {
            handler.receive(tx, from, type.codec().decode(note));
        }
    }

    private final Engine engine;
    private final Executor executor;
    private final Pause pause;
    private final Writer writer;
    private final ConcurrentMap<String, Receiver<?>> receivers = new ConcurrentHashMap<>();
    private final ConcurrentMap<Home, ArrayDeque<Parcel>> queues = new ConcurrentHashMap<>();
    private final ConcurrentMap<Home, List<Long>> delivered = new ConcurrentHashMap<>();
    private final AtomicLong deliveredCount = new AtomicLong();
    private final AtomicLong waitingBytes = new AtomicLong();
    private final Countdown waiting = new Countdown();
    private final ReentrantReadWriteLock starting = new ReentrantReadWriteLock();
    private volatile boolean started;

    Courier(Engine engine, Executor executor, Pause pause, Writer writer) {
        this.engine = engine;
        this.executor = executor;
        this.pause = pause;
        this.writer = writer;
    }

    <N> void onNote(NoteType<N> type, NoteHandler<N> handler) {
        if (started) throw new IllegalStateException("onNote comes before start");
        if (receivers.putIfAbsent(type.name(), new Receiver<>(type, handler)) != null) {
            throw new IllegalArgumentException("two receivers of " + type.name());
        }
    }

    /// Queues what is in the outbox, and from then on every note as it is committed. Commits wait
    /// meanwhile: a new note must not overtake an old one.
    void start() {
        retryAside(); // before the lock: its writes may be committed by others, who would wait
        starting.writeLock().lock();
        try {
            if (started) throw new IllegalStateException("started twice");
            queueLeftovers();
            started = true;
        } finally {
            starting.writeLock().unlock();
        }
    }

    /// Keeps [#start] waiting until [#letStart]; not needed, and false, when it has been.
    boolean holdStart() {
        if (started) return false;
        starting.readLock().lock();
        return true;
    }

    void letStart() {
        starting.readLock().unlock();
    }

    /// Queues a note that has just been committed, under the lock of its sender. Before the start
    /// it stays in the outbox only.
    void accept(Home from, long sequence, Told told) {
        if (started) queue(told.to(), new Parcel(from, sequence, told));
    }

    /// Waits until no note is on its way, or the store is closed.
    void await() {
        waiting.await();
    }

    /// Ends all waiting.
    void close() {
        waiting.close();
    }

    /// Takes the notes of `from` that have arrived and may leave its outbox.
    List<Long> takeDelivered(Home from) {
        if (!delivered.containsKey(from)) return List.of();
        var taken = delivered.remove(from);
        if (taken == null) return List.of();
        deliveredCount.addAndGet(-taken.size());
        return taken;
    }

    /// The reverse of [#takeDelivered], when the commit came to nothing.
    void giveBack(Home from, List<Long> taken) {
        if (taken.isEmpty()) return;
        delivered.merge(from, taken, Courier::joined);
        deliveredCount.addAndGet(taken.size());
    }

    /// Has the home written to until it is known what became of its last commit.
    void settleLater(Home home) {
        executor.execute(() -> settle(home, 0));
    }

    private void settle(Home home, int attempt) {
        try {
            writer.write(home, tx -> true);
        } catch (StoreException.Unavailable notNow) {
            pause.before(attempt);
            executor.execute(() -> settle(home, attempt + 1));
        } catch (StoreException over) {
            LOG.log(Level.DEBUG, "No need to settle " + home, over);
        }
    }

    private static List<Long> joined(List<Long> a, List<Long> b) {
        var both = new ArrayList<>(a);
        both.addAll(b);
        return both;
    }

    private void queueLeftovers() {
        try (var latest = engine.latest();
                var cursor = latest.cursor(Layout.outboxStart(), Layout.outboxEnd(), false)) {
            while (cursor.next()) {
                var from = Layout.homeAt(cursor.key(), 2);
                var told = Told.decode(cursor.value());
                queue(told.to(), new Parcel(from, Layout.lastNumber(cursor.key()), told));
            }
        }
    }

    private void queue(Home to, Parcel parcel) {
        boolean fits = waitingBytes.get() <= WAITING_MAX;
        var kept = fits ? parcel : new Parcel(parcel.from(), parcel.sequence(), null);
        waitingBytes.addAndGet(kept.bytes());
        waiting.add(1);
        var first = new boolean[1];
        queues.compute(
                to,
                (home, queue) -> {
                    first[0] = queue == null;
                    var into = queue == null ? new ArrayDeque<Parcel>() : queue;
                    into.add(kept);
                    return into;
                });
        if (first[0]) executor.execute(() -> deliver(to, 0));
    }

    private void deliver(Home to, int attempt) {
        var parcels = head(to);
        try {
            writer.write(to, tx -> receiveAll((Transaction) tx, to, parcels));
        } catch (StoreException.Closed over) {
            return; // the outbox keeps them
        } catch (RuntimeException notNow) {
            if (attempt == 0) LOG.log(Level.WARNING, "Notes for " + to + " wait: " + notNow);
            pause.before(attempt);
            executor.execute(() -> deliver(to, attempt + 1));
            return;
        }
        for (var parcel : parcels) {
            waitingBytes.addAndGet(-parcel.bytes());
            giveBack(parcel.from(), List.of(parcel.sequence()));
        }
        if (!removeHead(to, parcels.size())) executor.execute(() -> deliver(to, 0));
        waiting.add(-parcels.size());
        sweep();
    }

    private List<Parcel> head(Home to) {
        var head = new ArrayList<Parcel>();
        queues.computeIfPresent(
                to,
                (home, queue) -> {
                    queue.stream().limit(BATCH).forEach(head::add);
                    return queue;
                });
        return head;
    }

    /// @return whether the queue is empty now, and gone
    private boolean removeHead(Home to, int count) {
        return queues.computeIfPresent(
                        to,
                        (home, queue) -> {
                            for (int i = 0; i < count; i++) queue.remove();
                            return queue.isEmpty() ? null : queue;
                        })
                == null;
    }

    private boolean receiveAll(Transaction tx, Home to, List<Parcel> parcels) {
        for (var parcel : parcels) {
            if (!arrive(tx, to, parcel)) continue;
            var told = parcel.told() != null ? parcel.told() : fetch(tx, parcel);
            receive(tx, to, parcel.from(), parcel.sequence(), told);
        }
        return true;
    }

    /// Records that a note has arrived; false if it had before.
    private static boolean arrive(Transaction tx, Home to, Parcel parcel) {
        byte[] at = Layout.inbox(to, parcel.from());
        byte[] last = tx.get(at);
        if (last != null && Layout.lastNumber(last) >= parcel.sequence()) return false;
        tx.add(new Change(at, Layout.number(parcel.sequence())));
        return true;
    }

    private Told fetch(Transaction tx, Parcel parcel) {
        byte[] kept = tx.get(Layout.outbox(parcel.from(), parcel.sequence()));
        if (kept == null) {
            var what = "A note of " + parcel.from() + " has left the outbox without arriving";
            throw new StoreException.Corrupt(what, null);
        }
        return Told.decode(kept);
    }

    private void receive(Transaction tx, Home to, Home from, long sequence, Told told) {
        var part = tx.nested();
        try {
            var receiver = receivers.get(told.type());
            if (receiver == null) throw new IllegalStateException("nobody takes " + told.type());
            receiver.receive(part, from, told.note());
            part.joinInto(tx);
        } catch (StoreException.Unavailable | StoreException.Closed notNow) {
            throw notNow;
        } catch (RuntimeException bug) {
            LOG.log(Level.ERROR, "A note " + told.type() + " for " + to + " is set aside", bug);
            tx.add(new Change(Layout.aside(to, from, sequence), told.encode()));
        } finally {
            part.end();
        }
    }

    /// Gives every note that was set aside another try, each in a write of its own.
    private void retryAside() {
        var keys = new ArrayList<byte[]>();
        try (var latest = engine.latest();
                var cursor = latest.cursor(Layout.asideStart(), Layout.asideEnd(), false)) {
            while (cursor.next()) keys.add(cursor.key());
        }
        for (byte[] key : keys) {
            writer.write(Layout.homeAt(key, 2), tx -> retry((Transaction) tx, key));
        }
    }

    private boolean retry(Transaction tx, byte[] key) {
        byte[] kept = tx.get(key);
        if (kept == null) return false;
        tx.add(new Change(key, null));
        var from = Layout.homeAt(key, 2 + Layout.HOME_BYTES);
        receive(tx, Layout.homeAt(key, 2), from, Layout.lastNumber(key), Told.decode(kept));
        return true;
    }

    /// Once many notes have arrived whose senders have not written since, has the outboxes of these
    /// cleared by commits of their own.
    private void sweep() {
        if (deliveredCount.get() < SWEEP) return;
        for (var home : List.copyOf(delivered.keySet())) {
            executor.execute(() -> sweep(home));
        }
    }

    private void sweep(Home home) {
        if (!delivered.containsKey(home)) return;
        try {
            writer.write(
                    home,
                    tx -> {
                        ((Transaction) tx).sweep();
                        return true;
                    });
        } catch (StoreException notNow) {
            LOG.log(Level.DEBUG, "The outbox of " + home + " is swept later", notNow);
        }
    }
}
