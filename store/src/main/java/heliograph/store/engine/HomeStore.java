package heliograph.store.engine;

import heliograph.store.Home;
import heliograph.store.NoteHandler;
import heliograph.store.NoteType;
import heliograph.store.Query;
import heliograph.store.Store;
import heliograph.store.Work;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// The store: all that the contract promises, over an [Engine].
public final class HomeStore implements Store {
    /// Homes remembered while nobody uses them, to spare reading their headers again.
    private static final int REMEMBERED_MAX = 1 << 16;

    private static final class Use {
        final OwnedHome home;
        int users;

        Use(OwnedHome home) {
            this.home = home;
        }
    }

    private final Engine engine;
    private final InstantSource clock;
    private final int rememberedMax;
    private final Tables tables = new Tables();
    private final Courier courier;
    private final Watchers watchers = new Watchers();
    private final OwnedHome.Shared shared;
    private final ConcurrentHashMap<Home, Use> homes = new ConcurrentHashMap<>();
    private final Gate gate = new Gate();
    private final ScopedValue<Home> writing = ScopedValue.newInstance();

    /// A store for production: notes are delivered by virtual threads.
    public HomeStore(Engine engine, InstantSource clock) {
        this(engine, clock, Executors.newVirtualThreadPerTaskExecutor(), Pause.real());
    }

    /// @param engine closed with the store
    /// @param notes runs the deliveries; must not run them on the thread that hands them in
    /// @param pause waits between attempts
    public HomeStore(Engine engine, InstantSource clock, Executor notes, Pause pause) {
        this(engine, clock, notes, pause, REMEMBERED_MAX);
    }

    /// @param rememberedMax homes remembered while nobody uses them
    HomeStore(Engine engine, InstantSource clock, Executor notes, Pause pause, int rememberedMax) {
        this.engine = engine;
        this.clock = clock;
        this.rememberedMax = rememberedMax;
        courier = new Courier(engine, notes, pause, this::write);
        shared =
                new OwnedHome.Shared(
                        engine, new HotRows(), clock, tables, courier, watchers, pause);
    }

    @Override
    public <R extends @Nullable Object> R write(Home home, Work<R> work) {
        if (writing.isBound()) {
            throw new IllegalStateException(
                    "a write of " + home + " inside a write of " + writing.get());
        }
        gate.enter();
        try {
            var owned = take(home);
            try {
                return ScopedValue.where(writing, home).call(() -> owned.write(work));
            } finally {
                giveBack(home);
            }
        } finally {
            gate.leave();
        }
    }

    @Override
    public <R extends @Nullable Object> R read(Home home, Query<R> query) {
        gate.enter();
        try (var snapshot = engine.snapshot(home)) {
            var moment = new Moment(home, snapshot, tables, clock);
            try {
                return query.run(moment);
            } finally {
                moment.end();
            }
        } finally {
            gate.leave();
        }
    }

    @Override
    public <N> void onNote(NoteType<N> type, NoteHandler<N> handler) {
        courier.onNote(type, handler);
    }

    @Override
    public void watch(byte kind, LongConsumer watcher) {
        watchers.add(kind, watcher);
    }

    @Override
    public void start() {
        gate.enter();
        try {
            courier.start();
        } finally {
            gate.leave();
        }
    }

    @Override
    public List<Home> homes(byte kind, @Nullable Long after, int limit) {
        gate.enter();
        try (var latest = engine.latest()) {
            var found = new ArrayList<Home>();
            byte[] from =
                    after == null ? Layout.kindStart(kind) : Layout.homeEnd(new Home(kind, after));
            while (found.size() < limit) {
                try (var cursor = latest.cursor(from, Layout.kindEnd(kind), false)) {
                    if (!cursor.next()) break;
                    var home = Layout.homeAt(cursor.key(), 0);
                    found.add(home);
                    from = Layout.homeEnd(home);
                }
            }
            return found;
        } finally {
            gate.leave();
        }
    }

    /// Waits until every note told so far has arrived, and all that were told by their handlers.
    public void awaitNotes() {
        courier.await();
    }

    @Override
    public void close() {
        courier.close();
        if (gate.close()) engine.close();
    }

    private OwnedHome take(Home home) {
        var use =
                homes.compute(
                        home,
                        (key, known) -> {
                            var it = known == null ? new Use(new OwnedHome(home, shared)) : known;
                            it.users++;
                            return it;
                        });
        return use.home;
    }

    private void giveBack(Home home) {
        homes.computeIfPresent(
                home,
                (key, use) -> {
                    use.users--;
                    boolean keep =
                            use.users > 0
                                    || homes.mappingCount() <= rememberedMax
                                    || !use.home.isForgettable();
                    if (!keep) use.home.release();
                    return keep ? use : null;
                });
    }
}
