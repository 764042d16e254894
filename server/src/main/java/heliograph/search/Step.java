package heliograph.search;

import heliograph.store.View;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one look at a home's log found.
///
/// @param rows messages as they are now
/// @param gone ids of messages that are there no more
/// @param card by what the home itself is found
/// @param pts up to where the log was read
/// @param done whether that is its end
/// @param lost whether the log does not go back so far
record Step(
        List<Row> rows,
        List<Integer> gone,
        Feed.@Nullable Card card,
        int pts,
        boolean done,
        boolean lost) {
    /// Whether it changes nothing in the index and there is no more to read.
    boolean isEmpty() {
        return done && rows.isEmpty() && gone.isEmpty();
    }

    static Step of(Feed feed, View view, int mark, int limit) {
        int end = feed.pts(view);
        var card = feed.card(view);
        if (end == mark) return new Step(List.of(), List.of(), card, mark, true, false);
        // A log that ends before the mark is another's: the store was put back from a copy.
        var touched = end < mark ? null : feed.since(view, mark, limit);
        if (touched == null) return new Step(List.of(), List.of(), card, mark, true, true);
        var rows = new ArrayList<Row>();
        var gone = new ArrayList<Integer>();
        for (int id : touched.ids()) {
            var row = feed.find(view, id);
            if (row == null) gone.add(id);
            else rows.add(row);
        }
        boolean moved = touched.pts() > mark;
        int reached = moved ? touched.pts() : end;
        return new Step(rows, gone, card, reached, reached >= end, false);
    }
}
