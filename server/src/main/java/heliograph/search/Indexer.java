package heliograph.search;

import heliograph.store.Home;
import heliograph.store.Store;
import heliograph.store.StoreException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Keeps the index beside the store: follows the homes that change, on a thread of its own.
///
/// Whoever commits only leaves the name of the home in the [Backlog].
public final class Indexer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Indexer.class.getName());

    /// Events of a log that are read at once.
    static final int EVENTS = 500;

    /// Events without messages that are read again rather than marked: a mark is a document.
    private static final int UNMARKED_MAX = 64;

    /// Events of one home before others have their turn.
    private static final int TURN = 5_000;

    /// How long what is indexed stays off the disk; after a crash it is indexed again.
    private static final long UNWRITTEN_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final long AFTER_FAILURE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Store store;
    private final Index index;
    private final Map<Byte, Feed> feeds = new HashMap<>();
    private final Filling filling;
    private final Names names;

    private final Backlog backlog = new Backlog();
    private volatile boolean following;
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
        backlog.add(home);
    }

    int waiting() {
        return backlog.size();
    }

    /// Waits a little until searches see what a home has had when this was called.
    void await(Home home) throws IOException {
        if (following) backlog.await(home);
        else settle();
    }

    private void settle() throws IOException {
        synchronized (filling) {
            if (backlog.clearOverflow()) filling.lag();
            for (var home = backlog.poll(); home != null; home = backlog.poll()) follow(home);
            index.refresh();
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
                if (!backlog.pause(AFTER_FAILURE_NANOS)) return;
                filling.lookThrough();
            }
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
        var batch = backlog.take(UNWRITTEN_NANOS);
        if (batch == null) return false;
        if (backlog.clearOverflow()) filling.lookThrough();
        for (var home : batch) followOne(home);
        if (backlog.isTimeToShow()) {
            index.refresh();
            backlog.shown();
        }
        if (System.nanoTime() - written > UNWRITTEN_NANOS) {
            index.commit();
            written = System.nanoTime();
        }
        return true;
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
        backlog.close();
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
