package heliograph.search;

import heliograph.store.Home;
import heliograph.store.Store;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The search of one installation while it runs: the index, and who keeps it in step.
public final class Opened implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Opened.class.getName());

    private final Indexer indexer;
    private final Search search;

    /// Looks for orders, which are files: about once a second.
    private static final int TICKS = 10;

    private final @Nullable Orders orders;
    private int ticks;

    private Opened(Store store, Index index, List<Feed> feeds, Reach reach, @Nullable Path orders) {
        this.indexer = new Indexer(store, index, feeds);
        this.search = new Search(index, indexer, reach);
        this.orders = orders == null ? null : new Orders(orders, indexer.filling());
    }

    /// Opens the index of a folder, or begins one there; orders lie beside that folder.
    public static Opened in(Path folder, Store store, List<Feed> feeds, Reach reach)
            throws IOException {
        return new Opened(
                store, Index.open(folder), feeds, reach, folder.toAbsolutePath().getParent());
    }

    /// Begins an index that goes with the process.
    public static Opened inMemory(Store store, List<Feed> feeds, Reach reach) {
        return new Opened(store, Index.inMemory(), feeds, reach, null);
    }

    public Search search() {
        return search;
    }

    /// Begins to follow the store, first what was missed meanwhile.
    public void start() {
        indexer.start();
        if (orders != null) orders.resume();
    }

    /// Sees to what an operator has ordered; called about ten times a second.
    public void tick() {
        if (orders == null || ++ticks < TICKS) return;
        ticks = 0;
        orders.look();
    }

    /// A home may have changed: called after every commit.
    public void changed(Home home) {
        indexer.changed(home);
    }

    @Override
    public void close() {
        try {
            indexer.close();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The search index was not written to its end", e);
        }
    }
}
