package heliograph.net;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/// What waits to be written to one connection.
///
/// Any thread puts; the connection's event loop takes everything at once, at the end of its turn.
/// It is a stack that the taker turns round, so that an idle connection holds no queue at all.
final class Outbox {
    private static final VarHandle HEAD;
    private static final VarHandle BYTES;

    static {
        try {
            var lookup = MethodHandles.lookup();
            HEAD = lookup.findVarHandle(Outbox.class, "head", Outgoing.class);
            BYTES = lookup.findVarHandle(Outbox.class, "bytes", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Lane lane;
    private final Writer writer;
    private final int bytesMax;

    /// The next one in the lane's list; the lane's own.
    @Nullable Outbox nextDirty;

    @SuppressWarnings("UnusedVariable") // through HEAD
    private volatile @Nullable Outgoing head;

    @SuppressWarnings("UnusedVariable") // through BYTES
    private volatile int bytes;

    /// @param bytesMax how much may wait here; one byte more and the connection is [Writer#full]
    Outbox(Lane lane, Writer writer, int bytesMax) {
        this.lane = lane;
        this.writer = writer;
        this.bytesMax = bytesMax;
    }

    /// Queues `item`. From any thread.
    void put(Outgoing item) {
        int waiting = (int) BYTES.getAndAdd(this, item.size()) + item.size();
        if (waiting > bytesMax || waiting < 0) {
            BYTES.getAndAdd(this, -item.size());
            writer.full();
            return;
        }
        Outgoing before;
        do {
            before = (Outgoing) HEAD.getVolatile(this);
            item.next = before;
        } while (!HEAD.compareAndSet(this, before, item));
        if (before == null) lane.enlist(this);
    }

    /// Hands everything that waits to the writer, oldest first. On the event loop.
    void write() {
        var item = (Outgoing) HEAD.getAndSet(this, (Outgoing) null);
        Outgoing first = null;
        int taken = 0;
        while (item != null) {
            var older = item.next;
            item.next = first;
            first = item;
            taken += item.size();
            item = older;
        }
        BYTES.getAndAdd(this, -taken);
        if (first != null) writer.write(first);
    }

    /// The connection as its outbox sees it.
    interface Writer {
        /// Writes `first` and what is linked behind it. On the event loop.
        void write(Outgoing first);

        /// More waits than may. From any thread; the item that was too much is dropped.
        void full();
    }
}
