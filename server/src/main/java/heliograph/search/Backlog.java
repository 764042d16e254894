package heliograph.search;

import heliograph.store.Home;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The homes that have changed and that searches do not see as they are yet, and when it is time
/// for each: whoever indexes takes them from here, whoever searches waits here.
///
/// It holds each home once and has an end: beyond it names are dropped and all homes have to be
/// looked through, as at a start.
final class Backlog {
    /// Homes that wait at most.
    static final int MAX = 100_000;

    /// Homes that are indexed before searches see them.
    private static final int BATCH = 256;

    /// How long changes are gathered while nobody searches where they are: a busy home is read once
    /// for all of them.
    private static final long GATHER_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    /// How long changes stay unseen while nobody searches where they are.
    private static final long UNSEEN_NANOS = TimeUnit.MILLISECONDS.toNanos(600);

    /// Without a search for so long, changes are gathered and stay unseen for longer, which is less
    /// work; the next search first has them seen.
    private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(5);

    private static final long QUIET_GATHER_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final long QUIET_UNSEEN_NANOS = TimeUnit.SECONDS.toNanos(5);

    /// How long a search waits for what was just written.
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final Condition seen = lock.newCondition();

    /// Homes to be indexed, in their order; those that someone waits for come first.
    private final LinkedHashSet<Home> waiting = new LinkedHashSet<>();

    private final Set<Home> urgent = new HashSet<>();

    /// Homes that are being indexed, or are and no search sees it yet.
    private final Set<Home> unseen = new HashSet<>();

    /// Homes of this round that have not had their turn, and when the round began.
    private int left;

    private long round = System.nanoTime() - GATHER_NANOS;

    /// When somebody searched last.
    private long asked = System.nanoTime() - QUIET_NANOS;

    /// Somebody searches after a quiet time: what there was then is to be seen now.
    private boolean wanted;

    private boolean overflown = true;
    private boolean closing;
    private long shown = System.nanoTime();

    /// A home may have changed. Cheap.
    void add(Home home) {
        lock.lock();
        try {
            if (waiting.size() >= MAX) overflown = true;
            else if (waiting.add(home) && waiting.size() == 1) work.signal();
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    /// Forgets that names were dropped, or that nobody followed before.
    ///
    /// @return whether they were
    boolean clearOverflow() {
        lock.lock();
        try {
            boolean was = overflown;
            overflown = false;
            return was;
        } finally {
            lock.unlock();
        }
    }

    /// The first home, whether it is its turn or not; null when none waits.
    @Nullable Home poll() {
        lock.lock();
        try {
            return waiting.isEmpty() ? null : waiting.removeFirst();
        } finally {
            lock.unlock();
        }
    }

    /// Waits a little until searches see what a home has had when this was called.
    void await(Home home) {
        lock.lock();
        try {
            if (isQuiet()) wanted = !waiting.isEmpty() || !unseen.isEmpty();
            asked = System.nanoTime();
            long left = PATIENCE_NANOS;
            while ((wanted || isUnseen(home)) && left > 0 && !closing) {
                if (isUnseen(home)) urgent.add(home);
                work.signal();
                left = seen.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private boolean isUnseen(Home home) {
        return waiting.contains(home) || unseen.contains(home);
    }

    private boolean isQuiet() {
        return System.nanoTime() - asked > QUIET_NANOS;
    }

    /// Whether what was indexed is to be shown to searches now.
    boolean isTimeToShow() {
        lock.lock();
        try {
            if (unseen.isEmpty()) return false;
            return !urgent.isEmpty() || sinceShown() >= unseenNanos() || (wanted && left <= 0);
        } finally {
            lock.unlock();
        }
    }

    /// Searches see now all that was taken.
    void shown() {
        lock.lock();
        try {
            shown = System.nanoTime();
            unseen.clear();
            urgent.retainAll(waiting);
            // What is left of the round that a search has begun is still wanted.
            wanted &= left > 0;
            seen.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Waits for the homes whose turn it is.
    ///
    /// @param nanos how long to wait at most
    /// @return none when something else is due; null at the end
    @Nullable List<Home> take(long nanos) {
        lock.lock();
        try {
            while (!closing && !overflown && !isTurn()) {
                long due = due(nanos);
                if (due <= 0) return List.of();
                boolean timeIsUp = work.awaitNanos(due) <= 0;
                if (timeIsUp && !isTurn()) return List.of();
            }
            return closing ? null : batch();
        } catch (InterruptedException e) {
            return null;
        } finally {
            lock.unlock();
        }
    }

    private List<Home> batch() {
        if (left <= 0) {
            left = waiting.size();
            round = System.nanoTime();
        }
        var batch = new LinkedHashSet<Home>();
        for (var home : urgent) if (waiting.contains(home)) batch.add(home);
        for (var home : waiting) {
            if (batch.size() >= BATCH) break;
            batch.add(home);
        }
        left -= batch.size();
        waiting.removeAll(batch);
        unseen.addAll(batch);
        return List.copyOf(batch);
    }

    /// Whether homes wait whose changes have been gathered, or are waited for.
    private boolean isTurn() {
        if (waiting.isEmpty()) return false;
        return left > 0 || wanted || !urgent.isEmpty() || untilRound() <= 0;
    }

    /// Nanoseconds until something has to be done when nothing else happens.
    private long due(long idle) {
        if (!unseen.isEmpty() && (wanted || !urgent.isEmpty())) return 0;
        long due = unseen.isEmpty() ? idle : unseenNanos() - sinceShown();
        return waiting.isEmpty() ? due : Math.min(due, untilRound());
    }

    private long untilRound() {
        long gather = isQuiet() ? QUIET_GATHER_NANOS : GATHER_NANOS;
        return round + gather - System.nanoTime();
    }

    private long unseenNanos() {
        return isQuiet() ? QUIET_UNSEEN_NANOS : UNSEEN_NANOS;
    }

    private long sinceShown() {
        return System.nanoTime() - shown;
    }

    /// Waits for some time, whatever comes in.
    ///
    /// @return false at the end
    boolean pause(long nanos) {
        lock.lock();
        try {
            for (long left = nanos; left > 0 && !closing; ) left = work.awaitNanos(left);
            return !closing;
        } catch (InterruptedException e) {
            return false;
        } finally {
            lock.unlock();
        }
    }

    /// Nobody takes from here any more, and nobody waits.
    void close() {
        lock.lock();
        try {
            closing = true;
            work.signalAll();
            seen.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
