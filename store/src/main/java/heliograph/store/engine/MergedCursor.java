package heliograph.store.engine;

import java.util.Arrays;
import java.util.Iterator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Entries from below, with changes put over them, in one order.
final class MergedCursor implements Cursor {
    private final Cursor under;
    private final Iterator<Change> over;
    private final boolean descending;
    private boolean underValid;
    private @Nullable Change nextOver;
    private @Nullable Change at;

    MergedCursor(Cursor under, Iterator<Change> over, boolean descending) {
        this.under = under;
        this.over = over;
        this.descending = descending;
        underValid = under.next();
        nextOver = over.hasNext() ? over.next() : null;
    }

    @Override
    public boolean next() {
        at = null;
        while (at == null && (underValid || nextOver != null)) {
            int order = order();
            var change = nextOver;
            if (order >= 0 && change != null) {
                if (change.value() != null) at = change;
                nextOver = over.hasNext() ? over.next() : null;
            } else {
                at = new Change(under.key(), under.value());
            }
            if (order <= 0) underValid = under.next();
        }
        return at != null;
    }

    /// Below 0: the entry from below comes first; above: the change does; 0: the same key.
    private int order() {
        var change = nextOver;
        if (change == null) return -1;
        if (!underValid) return 1;
        int order = Arrays.compareUnsigned(under.key(), change.key());
        return descending ? -order : order;
    }

    @Override
    public byte[] key() {
        return Objects.requireNonNull(at).key();
    }

    @Override
    public byte[] value() {
        return Objects.requireNonNull(Objects.requireNonNull(at).value());
    }

    @Override
    public void close() {
        under.close();
    }
}
