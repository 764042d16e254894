package heliograph.alarms;

import heliograph.storage.TlCodec;
import heliograph.store.Codecs;
import heliograph.store.Home;
import heliograph.store.NoteType;
import heliograph.store.Nothing;
import heliograph.store.Store;
import heliograph.store.Table;
import heliograph.store.Triple;
import heliograph.store.Tx;
import heliograph.tl.stored.NoteAlarm;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/// Calls homes at the dates that they asked for, at least once each, also after a restart.
public final class Alarms {
    /// Not a date: the home is called every now and then until it needs that no more.
    public static final int WAITING = 0x7ffffffe;

    /// Told that a date has come. It may be told again.
    @FunctionalInterface
    public interface Sleeper {
        /// Does what is due.
        ///
        /// @param date the one that was asked for, or [#WAITING]
        /// @return whether it goes on waiting; asked only of those who wait for no date
        boolean wake(Home home, int date);
    }

    private static final Home BOARD = Home.system(1);
    private static final Table<Triple<Integer, Integer, Long>, Nothing> ALARMS =
            new Table<>(
                    "alarm", Codecs.triple(Codecs.INT, Codecs.INT, Codecs.LONG), Codecs.NOTHING);
    private static final NoteType<NoteAlarm> ALARM =
            new NoteType<>("alarms.set", new TlCodec<>(NoteAlarm::read));

    /// Homes that are called in one go.
    private static final int AT_ONCE = 200;

    private final Store store;
    private final InstantSource clock;
    private final Executor threads;
    private final List<Sleeper> sleepers = new CopyOnWriteArrayList<>();
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile long looked;

    /// @param threads where the work is done that an alarm is for
    public Alarms(Store store, InstantSource clock, Executor threads) {
        this.store = store;
        this.clock = clock;
        this.threads = threads;
        store.onNote(ALARM, Alarms::set);
    }

    /// Enters who is told. Call it before the store starts.
    public void wake(Sleeper sleeper) {
        sleepers.add(sleeper);
    }

    /// Has the home that is written be called at a date.
    public static void set(Tx tx, int date) {
        tx.tell(BOARD, ALARM, new NoteAlarm(date));
    }

    private static void set(Tx tx, Home from, NoteAlarm note) {
        var key = new Triple<>(note.date(), (int) from.kind(), from.id());
        tx.put(ALARMS, key, Nothing.NOTHING);
    }

    /// Looks once a second whether a date has come.
    public void tick() {
        long now = clock.instant().getEpochSecond();
        if (now == looked || !busy.compareAndSet(false, true)) return;
        looked = now;
        threads.execute(() -> {
            try {
                ring((int) now);
            } finally {
                busy.set(false);
            }
        });
    }

    private void ring(int now) {
        var due = new ArrayList<Triple<Integer, Integer, Long>>();
        store.read(
                BOARD,
                view -> {
                    var from = new Triple<>(WAITING, Integer.MIN_VALUE, Long.MIN_VALUE);
                    var end = new Triple<>(now + 1, Integer.MIN_VALUE, Long.MIN_VALUE);
                    view.ascending(ALARMS, null, end, AT_ONCE).forEach(e -> due.add(e.key()));
                    view.ascending(ALARMS, from, null, AT_ONCE).forEach(e -> due.add(e.key()));
                    return due;
                });
        var done = new ArrayList<Triple<Integer, Integer, Long>>();
        for (var key : due) {
            var home = new Home((byte) (int) key.second(), key.third());
            boolean waits = false;
            for (var sleeper : sleepers) waits |= sleeper.wake(home, key.first());
            if (key.first() != WAITING || !waits) done.add(key);
        }
        if (done.isEmpty()) return;
        store.write(
                BOARD,
                tx -> {
                    for (var key : done) tx.delete(ALARMS, key);
                    return true;
                });
    }
}
