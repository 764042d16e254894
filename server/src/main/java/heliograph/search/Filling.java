package heliograph.search;

import heliograph.store.Home;
import heliograph.store.Store;
import heliograph.store.StoreException;
import heliograph.tl.api.AnyMessage;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Indexes whole homes from the store: those that have no mark, those whose logs moved on while
/// nobody followed, and all of them when the index is made anew.
///
/// It works on a thread of its own, page by page. A page is read and put while the monitor of this
/// object is held, and so is a step of [Indexer]: a page can not put back what a newer event has
/// changed. Searches go on meanwhile, on what there is.
final class Filling implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Filling.class.getName());

    private static final int PAGE = 500;
    private static final int HOMES = 1_000;

    /// Homes with so few events are filled at once by who meets them.
    private static final int SMALL = 200;

    /// Homes that wait for the indexer before looking through the others goes on.
    private static final int AHEAD_MAX = 1_000;

    private static final long AHEAD_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long AFTER_FAILURE_NANOS = TimeUnit.SECONDS.toNanos(5);

    /// How far making anew has come.
    ///
    /// @param homes that were looked at
    /// @param messages that were put
    record Progress(long homes, long messages, boolean done) {}

    private final Store store;
    private final Index index;
    private final Indexer indexer;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final Deque<Home> large = new ArrayDeque<>();
    private final Set<Home> known = new HashSet<>();
    private boolean look;
    private @Nullable Consumer<Progress> anew;
    private volatile boolean closing;
    private long homes;
    private long messages;
    private final Thread thread;

    Filling(Store store, Index index, Indexer indexer) {
        this.store = store;
        this.index = index;
        this.indexer = indexer;
        this.thread = Thread.ofPlatform().name("search-fill").daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /// Has all homes looked through for what the index lacks.
    void lookThrough() {
        lock.lock();
        try {
            look = true;
            work.signal();
        } finally {
            lock.unlock();
        }
    }

    /// Has the whole index made anew from the store, beside what else goes on.
    ///
    /// @param progress told now and then, and at the end
    void rebuild(Consumer<Progress> progress) {
        lock.lock();
        try {
            anew = progress;
            work.signal();
        } finally {
            lock.unlock();
        }
    }

    /// Indexes a home that has no mark: now if it is small, else on this object's thread.
    synchronized void fill(Home home) throws IOException {
        var feed = indexer.feed(home);
        if (feed == null) return;
        if (!indexer.isFollowing() || store.read(home, feed::pts) <= SMALL) {
            whole(home, feed, () -> {});
            return;
        }
        lock.lock();
        try {
            if (known.add(home)) large.add(home);
            work.signal();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        while (!closing) {
            try {
                step();
            } catch (IOException | StoreException e) {
                if (!closing) LOG.log(Level.ERROR, "Search could not index a home", e);
                pause(AFTER_FAILURE_NANOS);
                lookThrough();
            } catch (RuntimeException bug) {
                if (!closing) LOG.log(Level.ERROR, "Search could not index a home", bug);
                pause(AFTER_FAILURE_NANOS);
            }
        }
    }

    private void step() throws IOException {
        Home next;
        boolean looking;
        Consumer<Progress> progress;
        lock.lock();
        try {
            while (large.isEmpty() && !look && anew == null && !closing) work.await();
            progress = anew;
            looking = look;
            next = large.peek();
            if (next == null) look = false;
        } catch (InterruptedException e) {
            return;
        } finally {
            lock.unlock();
        }
        if (closing) return;
        if (next != null) fillLarge(next);
        else if (progress != null) all(progress);
        else if (looking) lag();
    }

    private void fillLarge(Home home) throws IOException {
        var feed = indexer.feed(home);
        if (feed != null) whole(home, feed, () -> {});
        lock.lock();
        try {
            large.remove(home);
            known.remove(home);
        } finally {
            lock.unlock();
        }
        indexer.changed(home);
    }

    /// Puts every message of a home, then marks it: what happens meanwhile is in the log after.
    private void whole(Home home, Feed feed, Runnable afterPage) throws IOException {
        int pts = store.read(home, feed::pts);
        synchronized (this) {
            indexer.names().putAnew(home, store.<Feed.@Nullable Card>read(home, feed::card));
        }
        AnyMessage last = null;
        while (!closing) {
            synchronized (this) {
                var after = last;
                List<Row> page = store.read(home, view -> feed.after(view, after, PAGE));
                for (var row : page) index.put(home, row);
                messages += page.size();
                if (page.size() < PAGE) {
                    if (index.mark(home) == null) index.mark(home, pts);
                    return;
                }
                last = page.getLast().message();
            }
            afterPage.run();
        }
    }

    /// Queues every home whose log goes on after its mark.
    void lag() throws IOException {
        for (byte kind : indexer.kinds())
            each(
                    kind,
                    (home, feed) -> {
                        var mark = index.mark(home);
                        int pts = store.read(home, feed::pts);
                        // A channel may have another name since, of which no log speaks.
                        boolean named = kind == Home.CHANNEL;
                        if (mark == null ? pts <= 1 && !named : mark == pts && !named) return;
                        while (indexer.isFollowing() && indexer.waiting() > AHEAD_MAX && !closing)
                            pause(AHEAD_NANOS);
                        indexer.changed(home);
                    });
    }

    private void all(Consumer<Progress> progress) throws IOException {
        synchronized (this) {
            index.begin();
            homes = 0;
            messages = 0;
        }
        for (byte kind : indexer.kinds())
            each(
                    kind,
                    (home, feed) -> {
                        whole(
                                home,
                                feed,
                                () -> progress.accept(new Progress(homes, messages, false)));
                        if (closing) return;
                        synchronized (this) {
                            index.dropOld(home);
                        }
                        homes++;
                        if (homes % HOMES == 0)
                            progress.accept(new Progress(homes, messages, false));
                    });
        if (closing) return;
        index.dropOld();
        index.refresh();
        index.commit();
        lock.lock();
        try {
            if (progress.equals(anew)) anew = null;
        } finally {
            lock.unlock();
        }
        progress.accept(new Progress(homes, messages, true));
    }

    /// What is done with each home.
    private interface Action {
        void on(Home home, Feed feed) throws IOException;
    }

    private void each(byte kind, Action action) throws IOException {
        Long after = null;
        while (!closing) {
            var page = store.homes(kind, after, HOMES);
            for (var home : page) {
                var feed = indexer.feed(home);
                if (feed != null && !closing) action.on(home, feed);
            }
            if (page.size() < HOMES) return;
            after = page.getLast().id();
        }
    }

    /// Nobody interrupts this thread: that would close the index's files under it.
    private void pause(long nanos) {
        lock.lock();
        try {
            long left = nanos;
            while (left > 0 && !closing) left = work.awaitNanos(left);
        } catch (InterruptedException e) {
            closing = true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        closing = true;
        lock.lock();
        try {
            work.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
