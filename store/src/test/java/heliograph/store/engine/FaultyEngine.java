package heliograph.store.engine;

import heliograph.store.Home;
import heliograph.store.StoreException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// An engine that fails as engines may, over one that does not. What fails when comes from a seed.
/// It never breaks its own promises: a commit that is reported `Committed` happened, one reported
/// `Fenced` or `Conflict` or refused did not, and one reported `Unknown` did, did not, or does
/// later, though never after its home is claimed again.
public final class FaultyEngine implements Engine {
    /// A process that dies in the middle of a commit; thrown through everything.
    public static final class Crash extends Error {
        private static final long serialVersionUID = 1L;

        Crash() {
            super("the process dies here");
        }
    }

    private static final long SLOW_NANOS = 100_000;

    private final Engine inner;
    private final Faults faults;
    private final SplittableRandom random;
    private final List<Batch> late = new ArrayList<>();
    private final Map<Home, Integer> inRow = new HashMap<>();
    private boolean full;
    private int injected;

    public FaultyEngine(Engine inner, Faults faults, long seed) {
        this.inner = inner;
        this.faults = faults;
        random = new SplittableRandom(seed);
    }

    /// Whether the disk is full from now on.
    public synchronized void setFull(boolean full) {
        this.full = full;
    }

    /// How often it has failed on purpose.
    public synchronized int injected() {
        return injected;
    }

    @Override
    public synchronized long claim(Home home) {
        if (hits(faults.claimFails())) {
            throw new StoreException.Unavailable("no claim now, on purpose", null);
        }
        landSome(home, true);
        return inner.claim(home);
    }

    @Override
    public void release(Home home, long epoch) {
        inner.release(home, epoch);
    }

    @Override
    public Outcome commit(Batch batch) {
        if (mayFail(batch.home())) {
            var failed = fail(batch);
            if (failed != null) return failed;
        }
        return inner.commit(batch);
    }

    /// A fault that is sure to end after a few in a row, unless the faults say otherwise.
    private synchronized boolean mayFail(Home home) {
        landSome(home, false);
        if (full) throw new StoreException.Full("the disk is full, on purpose");
        int row = inRow.merge(home, 1, Integer::sum);
        if (row <= faults.inRowMax()) return true;
        inRow.remove(home);
        return false;
    }

    private synchronized @Nullable Outcome fail(Batch batch) {
        if (hits(faults.unknownLost())) return new Outcome.Unknown();
        if (hits(faults.unknownDone())) {
            inner.commit(batch);
            return new Outcome.Unknown();
        }
        if (hits(faults.unknownLate())) {
            late.add(batch);
            return new Outcome.Unknown();
        }
        if (hits(faults.conflict())) return new Outcome.Conflict();
        if (hits(faults.fenced())) {
            inner.claim(batch.home()); // someone else, who then does nothing
            return inner.commit(batch);
        }
        if (hits(faults.full())) throw new StoreException.Full("no room just now, on purpose");
        if (hits(faults.slow())) LockSupport.parkNanos(SLOW_NANOS);
        if (hits(faults.crash())) {
            if (random.nextBoolean()) inner.commit(batch);
            throw new Crash();
        }
        inRow.remove(batch.home());
        return null;
    }

    /// Lets commits that are under way take effect: some at any time; those of a home that is
    /// claimed now or never.
    private void landSome(Home home, boolean claimed) {
        for (Iterator<Batch> all = late.iterator(); all.hasNext(); ) {
            var batch = all.next();
            boolean last = claimed && batch.home().equals(home);
            if (!last && random.nextInt(4) != 0) continue;
            all.remove();
            if (!last || random.nextBoolean()) inner.commit(batch);
        }
    }

    private boolean hits(double rate) {
        if (rate == 0 || random.nextDouble() >= rate) return false;
        injected++;
        return true;
    }

    @Override
    public Snapshot snapshot(Home home) {
        return inner.snapshot(home);
    }

    @Override
    public Snapshot latest() {
        return inner.latest();
    }

    @Override
    public void close() {
        inner.close();
    }
}
