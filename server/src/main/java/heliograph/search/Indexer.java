package heliograph.search;

import heliograph.store.Home;
import heliograph.store.Store;
import heliograph.store.StoreException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Keeps the index beside the store: follows the homes that change, on a thread of its own.
///
/// Whoever commits only leaves the name of the home here. The queue holds each home once and has an
/// end: beyond it names are dropped and all homes are looked through, as at a start.
public final class Indexer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Indexer.class.getName());

    /// Homes that wait at most.
    static final int QUEUE_MAX = 100_000;

    /// Homes that are indexed before searches see them.
    private static final int BATCH = 256;

    /// Events of a log that are read at once.
    static final int EVENTS = 500;

    /// Events without messages that are read again rather than marked: a mark is a document.
    private static final int UNMARKED_MAX = 64;

    /// Events of one home before others have their turn.
    private static final int TURN = 5_000;

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

    /// How long what is indexed stays off the disk; after a crash it is indexed again.
    private static final long UNWRITTEN_NANOS = TimeUnit.SECONDS.toNanos(10);

    /// How long a search waits for what was just written.
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

    private static final long AFTER_FAILURE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Store store;
    private final Index index;
    private final Map<Byte, Feed> feeds = new HashMap<>();
    private final Filling filling;
    private final Names names;

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

    private volatile boolean overflown = true;
    private boolean closing;
    private volatile boolean following;
    private long refreshed = System.nanoTime();
    private long written = System.nanoTime();
    private final Thread thread;

    Indexer(Store store, Index index, List<Feed> feeds) {
        this.store = store;
        this.index = index;
        for (var feed : feeds) this.feeds.put(feed.kind(), feed);
        this.filling = new Filling(store, index, this);
        this.names = new Names(index);
        this.thread = Thread.ofPlatform().name("search-index").daemon().unstarted(this::run);
    }

    /// Begins to follow, first what was missed while nobody did. Without it, as in a test, every
    /// search first indexes what there is, on its own thread.
    void start() {
        following = true;
        thread.start();
        filling.start();
    }

    boolean isFollowing() {
        return following;
    }

    Filling filling() {
        return filling;
    }

    @Nullable Feed feed(Home home) {
        return feeds.get(home.kind());
    }

    Names names() {
        return names;
    }

    Set<Byte> kinds() {
        return feeds.keySet();
    }

    /// A home may have changed. Cheap: this is called after every commit, by who holds the home up.
    public void changed(Home home) {
        if (!feeds.containsKey(home.kind())) return;
        lock.lock();
        try {
            if (waiting.size() >= QUEUE_MAX) overflown = true;
            else if (waiting.add(home) && waiting.size() == 1) work.signal();
        } finally {
            lock.unlock();
        }
    }

    int waiting() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    /// Waits a little until searches see what a home has had when this was called.
    void await(Home home) throws IOException {
        if (!following) {
            settle();
            return;
        }
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

    private void settle() throws IOException {
        synchronized (filling) {
            if (overflown) filling.lag();
            overflown = false;
            for (var home = next(); home != null; home = next()) follow(home);
            index.refresh();
        }
    }

    private @Nullable Home next() {
        lock.lock();
        try {
            return waiting.isEmpty() ? null : waiting.removeFirst();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        // The rules of scripts are read from files with the first text: not while someone waits.
        var _ = Words.of("first words 你好", 1);
        while (true) {
            try {
                if (!step()) return;
            } catch (IOException | StoreException e) {
                LOG.log(Level.ERROR, "Search does not follow; tried again soon", e);
                if (!pause()) return;
                filling.lookThrough();
            }
        }
    }

    /// Answers false at the end.
    private boolean pause() {
        lock.lock();
        try {
            long left = AFTER_FAILURE_NANOS;
            while (left > 0 && !closing) left = work.awaitNanos(left);
            return !closing;
        } catch (InterruptedException e) {
            return false;
        } finally {
            lock.unlock();
        }
    }

    /// What cannot be indexed is passed over: the others are to be found all the same.
    private void followOne(Home home) throws IOException {
        try {
            follow(home);
        } catch (StoreException e) {
            throw e;
        } catch (RuntimeException bug) {
            if (index.isBroken()) throw new IOException("the index cannot be written", bug);
            LOG.log(Level.ERROR, "Search cannot index " + home, bug);
        }
    }

    /// Indexes some homes, or waits for one; answers false at the end.
    private boolean step() throws IOException {
        if (index.mend()) {
            names.forget();
            filling.lookThrough();
        }
        var batch = take();
        if (batch == null) return false;
        for (var home : batch) followOne(home);
        boolean shown = false;
        if (isTimeToShow()) {
            index.refresh();
            refreshed = System.nanoTime();
            shown = true;
        }
        lock.lock();
        try {
            if (shown) {
                unseen.clear();
                urgent.retainAll(waiting);
                // What is left of the round that a search has begun is still wanted.
                wanted &= left > 0;
                seen.signalAll();
            }
        } finally {
            lock.unlock();
        }
        if (System.nanoTime() - written > UNWRITTEN_NANOS) {
            index.commit();
            written = System.nanoTime();
        }
        return true;
    }

    private boolean isTimeToShow() {
        lock.lock();
        try {
            if (unseen.isEmpty()) return false;
            return !urgent.isEmpty() || sinceShown() >= unseenNanos() || (wanted && left <= 0);
        } finally {
            lock.unlock();
        }
    }

    /// The homes whose turn it is; none when something else is due; null at the end.
    private @Nullable List<Home> take() {
        lock.lock();
        try {
            while (!closing && !overflown && !isTurn()) {
                long due = due();
                if (due <= 0) return List.of();
                boolean timeIsUp = work.awaitNanos(due) <= 0;
                if (timeIsUp && !isTurn()) return List.of();
            }
            if (closing) return null;
            if (overflown) filling.lookThrough();
            overflown = false;
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
        } catch (InterruptedException e) {
            return null;
        } finally {
            lock.unlock();
        }
    }

    /// Whether homes wait whose changes have been gathered, or are waited for.
    private boolean isTurn() {
        if (waiting.isEmpty()) return false;
        return left > 0 || wanted || !urgent.isEmpty() || untilRound() <= 0;
    }

    /// Nanoseconds until something has to be done when nothing else happens.
    private long due() {
        if (!unseen.isEmpty() && (wanted || !urgent.isEmpty())) return 0;
        long due = unseen.isEmpty() ? UNWRITTEN_NANOS : unseenNanos() - sinceShown();
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
        return System.nanoTime() - refreshed;
    }

    /// Indexes what the home's log says from its mark on. A home without a mark is filled first.
    void follow(Home home) throws IOException {
        var feed = feeds.get(home.kind());
        if (feed == null) return;
        for (int done = 0; done < TURN; done += EVENTS) {
            // Filling and following never work on one home's rows at once: see Filling.
            synchronized (filling) {
                var mark = index.mark(home);
                if (mark == null) {
                    filling.fill(home);
                    return;
                }
                var step = store.read(home, view -> Step.of(feed, view, mark, EVENTS));
                names.put(home, step.card());
                if (step.lost()) {
                    index.forget(home);
                    filling.fill(home);
                    return;
                }
                for (var row : step.rows()) index.put(home, row);
                for (int id : step.gone()) index.remove(home, id);
                if (step.pts() - mark >= (step.isEmpty() ? UNMARKED_MAX : 1))
                    index.mark(home, step.pts());
                if (step.done()) return;
            }
        }
        changed(home);
    }

    @Override
    public void close() throws IOException {
        lock.lock();
        try {
            closing = true;
            work.signalAll();
            seen.signalAll();
        } finally {
            lock.unlock();
        }
        if (following) {
            filling.close();
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        index.close();
    }
}
