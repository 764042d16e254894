package heliograph.search;

import heliograph.search.Filling.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// What an operator has the running service do with the index, by files in the installation's
/// folder: only who may write there may order it.
///
/// ```
/// search.rebuild     the order: the operator's command makes it
/// search.rebuilding  it is being done; holds how far it has come
/// search.rebuilt     it is done; holds what was done
/// ```
///
/// A service that ends meanwhile finds `search.rebuilding` when it starts, and begins again.
final class Orders {
    private static final System.Logger LOG = System.getLogger(Orders.class.getName());

    private final Path order;
    private final Path doing;
    private final Path done;
    private final Filling filling;

    Orders(Path folder, Filling filling) {
        this.order = folder.resolve("search.rebuild");
        this.doing = folder.resolve("search.rebuilding");
        this.done = folder.resolve("search.rebuilt");
        this.filling = filling;
    }

    /// Takes up what a service before this one has left.
    void resume() {
        if (Files.exists(doing)) filling.rebuild(this::tell);
    }

    /// Looks whether there is an order; called now and then.
    void look() {
        if (!Files.exists(order)) return;
        try {
            Files.deleteIfExists(done);
            Files.move(order, doing, StandardCopyOption.REPLACE_EXISTING);
            LOG.log(Level.INFO, "The search index is being made anew");
            filling.rebuild(this::tell);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "An order to make the search index anew cannot be taken", e);
        }
    }

    private void tell(Progress progress) {
        try {
            Files.writeString(
                    doing,
                    "homes: " + progress.homes() + "\nmessages: " + progress.messages() + "\n");
            if (!progress.done()) return;
            Files.move(doing, done, StandardCopyOption.REPLACE_EXISTING);
            LOG.log(Level.INFO, "The search index was made anew");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
