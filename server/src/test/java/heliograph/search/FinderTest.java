package heliograph.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import heliograph.search.Finder.Span;
import heliograph.store.Home;
import heliograph.tl.api.Message;
import heliograph.tl.api.PeerUser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FinderTest {
    private static final Home HOME = Home.account(1_000_000);

    private static Row row(int id, long peer, int date) {
        var message =
                Message.builder()
                        .id(id)
                        .peerId(new PeerUser(peer))
                        .date(date)
                        .message("word")
                        .build();
        return new Row(peer, message, List.of());
    }

    /// The page that a list of all gives: https://core.telegram.org/api/offsets.
    private static List<Integer> page(List<Integer> newestFirst, Span span) {
        int start = 0;
        if (span.offsetId() > 0)
            while (start < newestFirst.size() && newestFirst.get(start) >= span.offsetId()) start++;
        int from = Math.clamp((long) start + span.addOffset(), 0, newestFirst.size());
        return newestFirst.subList(from, Math.min(newestFirst.size(), from + span.limit()));
    }

    @Test
    void pagesAreThoseOfAWholeList() throws IOException {
        var random = new SplittableRandom(11);
        try (var index = Index.inMemory()) {
            var ids = new TreeSet<Integer>();
            while (ids.size() < 60) ids.add(random.nextInt(1, 200));
            for (int id : ids) index.put(HOME, row(id, 5, id));
            index.refresh();
            var newestFirst = new ArrayList<>(ids.descendingSet());
            for (int i = 0; i < 500; i++) {
                var span =
                        new Span(
                                random.nextBoolean() ? 0 : random.nextInt(1, 220),
                                random.nextInt(-20, 20),
                                random.nextInt(0, 30));
                var found = index.search(s -> new Finder(s).page(new MatchAllDocsQuery(), span));
                assertEquals(60, found.count());
                assertEquals(page(newestFirst, span), found.ids(), span::toString);
            }
        }
    }

    @Test
    void pagesOfAllChatsFollowOnEachOther() throws IOException {
        var random = new SplittableRandom(12);
        try (var index = Index.inMemory()) {
            var all = new ArrayList<Hit>();
            for (int id = 1; id <= 200; id++) {
                var hit = new Hit(random.nextInt(1, 6), id, random.nextInt(100, 130));
                all.add(hit);
                index.put(HOME, row(hit.id(), hit.peer(), hit.date()));
            }
            index.refresh();
            all.sort(
                    Comparator.comparingInt(Hit::date)
                            .thenComparingLong(Hit::peer)
                            .thenComparingInt(Hit::id)
                            .reversed());
            for (int limit : List.of(1, 7, 50, 200, 300)) {
                var seen = new ArrayList<Hit>();
                @Nullable Hit last = null;
                List<Hit> page;
                do {
                    var after = last;
                    var all200 = new MatchAllDocsQuery();
                    var found = index.search(s -> new Finder(s).everywhere(all200, after, limit));
                    assertEquals(200, found.count());
                    page = found.hits();
                    seen.addAll(page);
                    if (!page.isEmpty()) last = page.getLast();
                } while (page.size() == limit);
                assertEquals(all, seen, "pages of " + limit);
            }
        }
    }

    @Test
    void listsAllNewestFirst() throws IOException {
        try (var index = Index.inMemory()) {
            var ids = new ArrayList<Integer>();
            for (int id = 1; id <= 3_000; id++) ids.add(id);
            Collections.shuffle(ids, new java.util.Random(3));
            for (int id : ids) index.put(HOME, row(id, 5, 10 * id));
            index.refresh();
            long[] all = index.search(s -> new Finder(s).all(new MatchAllDocsQuery()));
            assertEquals(3_000, all.length);
            for (int i = 0; i < all.length; i++) {
                assertEquals(3_000 - i, (int) (all[i] >> 32));
                assertEquals(10 * (3_000 - i), (int) all[i]);
            }
        }
    }
}
