package heliograph.messages;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/// The messages of one chat in the order of their ids, wherever they lie, and how they are paged
/// through (https://core.telegram.org/api/offsets).
///
/// @param newestFirst messages with `from` ≤ id < `to`
/// @param oldestFirst the same, from the other end
public record Line<M>(
        Range<M> newestFirst, Range<M> oldestFirst, ToIntFunction<M> id, ToIntFunction<M> date) {
    /// Messages that one search looks at; beyond it the client asks on from the last one.
    private static final int SCANNED_MAX = 20_000;

    private static final int SCAN_PAGE = 500;

    /// Reads a part of a chat.
    @FunctionalInterface
    public interface Range<M> {
        List<M> read(int from, int to, int limit);
    }

    /// The messages of a page, newest first.
    public List<M> page(Page page) {
        int low = Math.max(0, page.minId()) + 1;
        int high = page.maxId() > 0 ? page.maxId() : Integer.MAX_VALUE;
        int start = page.offsetId() > 0 ? page.offsetId() : Integer.MAX_VALUE;
        if (page.offsetDate() > 0) start = Math.min(start, firstFrom(page.offsetDate()));
        var found = new ArrayList<M>();
        int newer = Math.max(0, -page.addOffset());
        if (newer > 0 && start < Integer.MAX_VALUE)
            found.addAll(oldestFirst.read(start, Integer.MAX_VALUE, newer).reversed());
        // Of the newer ones, those beyond the page's limit are its newest: they fall away first.
        int older = Math.max(0, page.addOffset());
        int wanted = page.limit() - Math.min(page.limit(), found.size());
        var before = newestFirst.read(0, start, older + wanted);
        found.addAll(before.subList(Math.min(older, before.size()), before.size()));
        found.removeIf(m -> id.applyAsInt(m) < low || id.applyAsInt(m) >= high);
        return found.size() > page.limit() ? found.subList(0, page.limit()) : found;
    }

    /// The id of the first message that is not older than `date`; ids grow with dates.
    private int firstFrom(int when) {
        var newest = newestFirst.read(0, Integer.MAX_VALUE, 1);
        if (newest.isEmpty()) return Integer.MAX_VALUE;
        int low = 0;
        int high = id.applyAsInt(newest.getFirst()) + 1;
        while (low < high) {
            int middle = low + (high - low) / 2;
            var at = oldestFirst.read(middle, Integer.MAX_VALUE, 1);
            if (at.isEmpty() || date.applyAsInt(at.getFirst()) >= when) high = middle;
            else low = id.applyAsInt(at.getFirst()) + 1;
        }
        return low;
    }

    /// Messages that match, newest first; looks at no more than a bounded number.
    ///
    /// @param shown makes of a message what `wanted` looks at and the caller gets
    public <T> Matches<T> search(Page page, Function<M, T> shown, Predicate<T> wanted) {
        var all = new ArrayList<T>();
        int start = -1;
        int high = page.maxId() > 0 ? page.maxId() : Integer.MAX_VALUE;
        int low = Math.max(0, page.minId()) + 1;
        for (int seen = 0; seen < SCANNED_MAX; seen += SCAN_PAGE) {
            var part = newestFirst.read(low, high, SCAN_PAGE);
            for (var kept : part) {
                var message = shown.apply(kept);
                if (!wanted.test(message)) continue;
                boolean before = page.offsetId() <= 0 || id.applyAsInt(kept) < page.offsetId();
                if (before && start < 0) start = all.size();
                all.add(message);
            }
            if (part.size() < SCAN_PAGE) break;
            high = id.applyAsInt(part.getLast());
        }
        if (start < 0) start = all.size();
        int from = Math.clamp((long) start + page.addOffset(), 0, all.size());
        int to = Math.min(all.size(), from + page.limit());
        return new Matches<>(List.copyOf(all.subList(from, to)), all.size());
    }

    /// A page of what was found, and how much was.
    public record Matches<T>(List<T> page, int count) {}
}
