package heliograph.store.memory;

import heliograph.store.Home;
import heliograph.store.NoteHandler;
import heliograph.store.NoteType;
import heliograph.store.Query;
import heliograph.store.Store;
import heliograph.store.Work;
import heliograph.store.engine.HomeStore;
import heliograph.store.engine.Pause;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// A store in memory.
///
/// ```java
/// var store = new MemoryStore(clock);              // notes arrive by themselves, soon
/// store.start();
/// ...
/// store.deliverAll();                              // now they have
///
/// var steps = new Steps();                         // notes arrive when the test says so
/// var store = new MemoryStore(clock, steps);
/// ...
/// steps.runOne(random);
/// store.deliverAll();
/// ```
public final class MemoryStore implements Store {
    private final HomeStore store;
    private final Executor notes;

    /// An empty store that delivers notes on virtual threads.
    public MemoryStore(InstantSource clock) {
        this(clock, Executors.newVirtualThreadPerTaskExecutor());
    }

    /// An empty store.
    ///
    /// @param notes runs deliveries, never on the thread that hands them in: [Steps], for a test
    ///   that decides when
    public MemoryStore(InstantSource clock, Executor notes) {
        this(new MemoryEngine(), clock, notes);
    }

    /// A store over what an earlier one has left behind.
    public MemoryStore(MemoryEngine engine, InstantSource clock, Executor notes) {
        this.notes = notes;
        store = new HomeStore(engine, clock, notes, Pause.NONE);
    }

    /// Returns when every note told so far has arrived, and all that their handlers told. With
    /// [Steps], runs what waits there on this thread, in the order it came.
    public void deliverAll() {
        if (notes instanceof Steps steps) steps.runAll();
        store.awaitNotes();
    }

    @Override
    public <R extends @Nullable Object> R write(Home home, Work<R> work) {
        return store.write(home, work);
    }

    @Override
    public <R extends @Nullable Object> R read(Home home, Query<R> query) {
        return store.read(home, query);
    }

    @Override
    public <N> void onNote(NoteType<N> type, NoteHandler<N> handler) {
        store.onNote(type, handler);
    }

    @Override
    public void watch(byte kind, LongConsumer watcher) {
        store.watch(kind, watcher);
    }

    @Override
    public void start() {
        store.start();
    }

    @Override
    public List<Home> homes(byte kind, @Nullable Long after, int limit) {
        return store.homes(kind, after, limit);
    }

    @Override
    public void close() {
        store.close();
    }
}
