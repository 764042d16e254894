package heliograph.search;

import heliograph.store.View;
import heliograph.tl.api.AnyMessage;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A kind of homes that are searched: what is in them, and what their logs say has changed.
public interface Feed {
    /// What a stretch of a log has touched.
    ///
    /// @param ids messages that are new, changed or gone
    /// @param pts how far the stretch goes
    record Touched(Set<Integer> ids, int pts) {}

    /// What everyone may know of a home, by which it is found itself.
    ///
    /// @param names its usernames
    /// @param open whether everyone may read it
    /// @param members how many there are, roughly: more come first
    record Card(String title, List<String> names, boolean open, boolean broadcast, int members) {}

    /// Which homes these are: a constant of [heliograph.store.Home].
    byte kind();

    /// The end of the home's log.
    int pts(View view);

    /// What the log says after `pts`; null when it does not go back so far.
    ///
    /// @param limit events that are read at most
    @Nullable Touched since(View view, int pts, int limit);

    /// By what the home itself is found; null when it is not.
    default @Nullable Card card(View view) {
        return null;
    }

    /// A message as it is now; null when it is gone.
    @Nullable Row find(View view, int id);

    /// All messages, page by page, in an order of the home's own.
    ///
    /// @param last the one that the page begins after; null for the first page
    List<Row> after(View view, @Nullable AnyMessage last, int limit);
}
