package heliograph.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.IntField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.jspecify.annotations.Nullable;

/// Questions to one moment of the index. Nothing is ranked: the newest comes first.
final class Finder {
    /// Messages that one search can pass over.
    static final int SKIPPED_MAX = 10_000;

    /// Messages that are looked at for calendars and the like; the newest ones.
    static final int LISTED_MAX = 1_000_000;

    private static final SortedNumericSelector.Type ONE = SortedNumericSelector.Type.MIN;
    private static final Sort NEWEST = new Sort(number(Documents.ID, true));
    private static final Sort OLDEST = new Sort(number(Documents.ID, false));
    private static final Sort EVERYWHERE =
            new Sort(
                    number(Documents.DATE, true),
                    LongField.newSortField(Documents.PEER, true, ONE),
                    number(Documents.ID, true));

    private final IndexSearcher searcher;

    Finder(IndexSearcher searcher) {
        this.searcher = searcher;
    }

    private static SortField number(String field, boolean reverse) {
        return IntField.newSortField(field, reverse, ONE);
    }

    /// @param count of all that match
    record Ids(List<Integer> ids, int count) {}

    /// Which of the messages of one chat are wanted: see [heliograph.messages.Page].
    record Span(int offsetId, int addOffset, int limit) {}

    int count(Query query) throws IOException {
        return searcher.count(query);
    }

    /// A page of one chat's messages, newest first.
    Ids page(Query query, Span span) throws IOException {
        int add = Math.clamp(span.addOffset(), -SKIPPED_MAX, SKIPPED_MAX);
        int limit = span.limit();
        if (span.offsetId() <= 0) {
            int skipped = Math.max(0, add);
            if (limit == 0) return new Ids(List.of(), count(query));
            var found = top(query, NEWEST, skipped + limit, Integer.MAX_VALUE);
            return new Ids(tail(found.ids, skipped), found.count);
        }
        var ids = new ArrayList<Integer>();
        if (add < 0) {
            var newer = Queries.all(query, Queries.ids(span.offsetId(), Integer.MAX_VALUE));
            ids.addAll(top(newer, OLDEST, -add, 1).ids.reversed());
        }
        int skipped = Math.max(0, add);
        int left = limit - Math.min(limit, ids.size());
        if (left > 0) {
            var older = Queries.all(query, Queries.ids(0, span.offsetId() - 1));
            ids.addAll(tail(top(older, NEWEST, skipped + left, 1).ids, skipped));
        }
        return new Ids(List.copyOf(ids.subList(0, Math.min(limit, ids.size()))), count(query));
    }

    private static List<Integer> tail(List<Integer> ids, int skipped) {
        return ids.subList(Math.min(skipped, ids.size()), ids.size());
    }

    private Ids top(Query query, Sort sort, int limit, int counted) throws IOException {
        var found =
                searcher.search(query, new TopFieldCollectorManager(sort, limit, null, counted));
        var ids = new ArrayList<Integer>();
        for (var one : found.scoreDocs) ids.add((Integer) ((FieldDoc) one).fields[0]);
        return new Ids(ids, Math.toIntExact(found.totalHits.value()));
    }

    /// @param count of all that match, on whatever page
    record Hits(List<Hit> hits, int count) {}

    /// Messages of all chats, newest first. The first page is counted while it is gathered.
    ///
    /// @param after the last one of the page before
    Hits everywhere(Query query, @Nullable Hit after, int limit) throws IOException {
        if (limit == 0) return new Hits(List.of(), count(query));
        if (after == null) return gathered(query, null, limit, Integer.MAX_VALUE);
        // What is newer is left out by its date at once; the place within a second comes after.
        var dates = IntField.newRangeQuery(Documents.DATE, Integer.MIN_VALUE, after.date());
        var page = gathered(Queries.all(query, dates), place(after), limit, 1);
        return new Hits(page.hits, count(query));
    }

    private Hits gathered(Query query, @Nullable FieldDoc place, int limit, int counted)
            throws IOException {
        var manager = new TopFieldCollectorManager(EVERYWHERE, limit, place, counted);
        var found = searcher.search(query, manager);
        var hits = new ArrayList<Hit>();
        for (var one : found.scoreDocs) {
            var fields = ((FieldDoc) one).fields;
            hits.add(new Hit((Long) fields[1], (Integer) fields[2], (Integer) fields[0]));
        }
        return new Hits(hits, Math.toIntExact(found.totalHits.value()));
    }

    /// The place behind all documents with these values.
    private static FieldDoc place(Hit hit) {
        var values = new Object[] {hit.date(), hit.peer(), hit.id()};
        return new FieldDoc(Integer.MAX_VALUE, Float.NaN, values);
    }

    /// The ids and dates of all messages that match, newest first: the id in the high half.
    long[] all(Query query) throws IOException {
        return searcher.search(query, new Alone<>(new Listing())).sorted();
    }

    /// Gathers what matches, whatever the order.
    private static final class Listing extends SimpleCollector {
        private long[] found = new long[1_024];
        private int size;
        private @Nullable NumericDocValues ids;
        private @Nullable NumericDocValues dates;

        @Override
        protected void doSetNextReader(LeafReaderContext context) throws IOException {
            var reader = context.reader();
            ids = DocValues.unwrapSingleton(DocValues.getSortedNumeric(reader, Documents.ID));
            dates = DocValues.unwrapSingleton(DocValues.getSortedNumeric(reader, Documents.DATE));
        }

        @Override
        public void collect(int document) throws IOException {
            if (size == LISTED_MAX || ids == null || dates == null) return;
            if (!ids.advanceExact(document) || !dates.advanceExact(document)) return;
            if (size == found.length) found = java.util.Arrays.copyOf(found, size * 2);
            found[size++] = ids.longValue() << 32 | (dates.longValue() & 0xffff_ffffL);
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }

        long[] sorted() {
            var all = java.util.Arrays.copyOf(found, size);
            java.util.Arrays.sort(all);
            for (int low = 0, high = size - 1; low < high; low++, high--) {
                long one = all[low];
                all[low] = all[high];
                all[high] = one;
            }
            return all;
        }
    }
}
