package heliograph.net;

import io.netty.util.concurrent.EventExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// What the connections of one event loop share: the list of those that have something to write,
/// and the wheel that keeps their time limits.
final class Lane {
    /// Slots of the wheel, and so the most ticks between two looks at a connection.
    private static final int SLOTS = 32;

    /// Bytes that a connection takes out of its socket's buffers at once.
    private static final int SCRATCH = 64 << 10;

    private final EventExecutor loop;
    private final AtomicReference<@Nullable Outbox> dirty = new AtomicReference<>();
    private final Runnable drain = this::drain;
    private final List<List<Timed>> wheel = new ArrayList<>();
    private final byte[] scratch = new byte[SCRATCH];
    private long tick;
    private long unsent;

    Lane(EventExecutor loop) {
        this.loop = loop;
        for (int i = 0; i < SLOTS; i++) wheel.add(new ArrayList<>());
    }

    /// Begins to turn the wheel.
    void start(long tickMillis) {
        var _ = loop.scheduleAtFixedRate(this::turn, tickMillis, tickMillis, TimeUnit.MILLISECONDS);
    }

    /// Ticks since the start. Only on the event loop.
    long tick() {
        return tick;
    }

    /// Puts `timed` under the wheel; it hears of the time from its next due tick on, at the latest
    /// one turn of the wheel from now. Only on the event loop.
    void watch(Timed timed) {
        file(timed, tick + 1);
    }

    /// Room for bytes on their way through a connection; nobody keeps anything in it. Only on the
    /// event loop.
    byte[] scratch() {
        return scratch;
    }

    /// Counts bytes that wait for the peers of this event loop, or no longer do. Only on the event
    /// loop.
    ///
    /// @return how many wait now
    long unsent(long more) {
        return unsent += more;
    }

    /// Everything under the wheel. Only on the event loop.
    List<Timed> watched() {
        var all = new ArrayList<Timed>();
        wheel.forEach(all::addAll);
        return all;
    }

    /// Has `outbox` written at the end of this turn of the event loop. From any thread; an outbox
    /// is enlisted once until it is drained. The loop is woken for the first of many only.
    void enlist(Outbox outbox) {
        Outbox before;
        do {
            before = dirty.get();
            outbox.nextDirty = before;
        } while (!dirty.compareAndSet(before, outbox));
        if (before == null) loop.execute(drain);
    }

    private void drain() {
        var outbox = dirty.getAndSet(null);
        while (outbox != null) {
            var next = outbox.nextDirty;
            outbox.nextDirty = null;
            outbox.write();
            outbox = next;
        }
    }

    private void turn() {
        tick++;
        int slot = (int) (tick % SLOTS);
        var due = wheel.get(slot);
        if (due.isEmpty()) return;
        wheel.set(slot, new ArrayList<>());
        for (var timed : due) {
            long next = timed.due(tick);
            if (next != Timed.NEVER) file(timed, next);
        }
    }

    private void file(Timed timed, long due) {
        long at = Math.clamp(due, tick + 1, tick + SLOTS - 1);
        wheel.get((int) (at % SLOTS)).add(timed);
    }

    /// A connection as the wheel sees it.
    interface Timed {
        /// Answer of [#due]: this connection is closed, forget it.
        long NEVER = -1;

        /// Looks whether a time limit has passed.
        ///
        /// @return the tick at which to ask again, or [#NEVER]
        long due(long tick);

        /// The gateway ends: write what waits, then close.
        void shut();
    }
}
