package heliograph.search;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import heliograph.search.Feed.Card;
import heliograph.store.Home;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.SortedNumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.jspecify.annotations.Nullable;

/// Channels and supergroups in the index, by their titles and usernames.
///
/// ```
/// named  the home
/// title  words; username: without case; open: `yes`, `post` for a channel that only posts
/// channel, members: numbers
/// ```
final class Names {
    private static final String NAMED = "named";
    private static final String TITLE = "title";
    private static final String USERNAME = "username";
    private static final String OPEN = "open";
    private static final String CHANNEL = "channel";
    private static final String MEMBERS = "members";

    private static final Query OPEN_ONES = Queries.term(OPEN, "yes");
    private static final Query BROADCASTS = Queries.term(OPEN, "post");
    private static final Sort LARGEST =
            new Sort(
                    LongField.newSortField(MEMBERS, true, SortedNumericSelector.Type.MIN),
                    LongField.newSortField(CHANNEL, false, SortedNumericSelector.Type.MIN));

    private static final int REMEMBERED_MAX = 100_000;

    private final Index index;

    /// What was put last, so that a channel is not put again with each post.
    private final Cache<Home, Optional<Card>> put =
            Caffeine.newBuilder().maximumSize(REMEMBERED_MAX).build();

    Names(Index index) {
        this.index = index;
    }

    /// Puts a home's card unless it is there; null takes it away.
    void put(Home home, @Nullable Card card) throws IOException {
        if (home.kind() != Home.CHANNEL) return;
        var before = put.getIfPresent(home);
        if (before == null || !same(before.orElse(null), card)) putAnew(home, card);
    }

    /// The number of members only orders what is found: it may be somewhat old.
    private static boolean same(@Nullable Card one, @Nullable Card other) {
        if (one == null || other == null) return one == null && other == null;
        int bits = Integer.numberOfLeadingZeros(one.members());
        return bits == Integer.numberOfLeadingZeros(other.members())
                && one.title().equals(other.title())
                && one.names().equals(other.names())
                && one.open() == other.open()
                && one.broadcast() == other.broadcast();
    }

    /// What was put may not be there any more.
    void forget() {
        put.invalidateAll();
    }

    void putAnew(Home home, @Nullable Card card) throws IOException {
        if (home.kind() != Home.CHANNEL) return;
        index.put(new Term(NAMED, home.toString()), card == null ? null : document(home, card));
        put.put(home, Optional.ofNullable(card));
    }

    private static Document document(Home home, Card card) {
        var document = new Document();
        document.add(new StringField(NAMED, home.toString(), Store.NO));
        document.add(new Field(TITLE, card.title(), Documents.WORDS));
        for (var name : card.names())
            document.add(new StringField(USERNAME, Words.caseless(name), Store.NO));
        if (card.open()) document.add(new StringField(OPEN, "yes", Store.NO));
        if (card.open() && card.broadcast()) document.add(new StringField(OPEN, "post", Store.NO));
        document.add(new LongField(CHANNEL, home.id(), Store.NO));
        document.add(new LongField(MEMBERS, card.members(), Store.NO));
        return document;
    }

    /// The ids of public channels and supergroups by words of their titles, of which the last may
    /// be a beginning, or by how a username begins.
    List<Long> open(String text, boolean broadcasts, int limit) throws IOException {
        return find(text, broadcasts ? BROADCASTS : OPEN_ONES, limit);
    }

    /// As [#open], among these only, open or not.
    List<Long> among(List<Long> channels, String text, int limit) throws IOException {
        if (channels.isEmpty()) return List.of();
        long[] ids = channels.stream().mapToLong(Long::longValue).toArray();
        return find(text, SortedNumericDocValuesField.newSlowSetQuery(CHANNEL, ids), limit);
    }

    private List<Long> find(String text, Query which, int limit) throws IOException {
        var name = Words.caseless(text.strip());
        var any =
                new BooleanQuery.Builder()
                        .add(Queries.words(TITLE, text), Occur.SHOULD)
                        .add(new PrefixQuery(new Term(USERNAME, name)), Occur.SHOULD)
                        .build();
        return index.search(searcher -> {
            var found =
                    searcher.search(
                            Queries.all(any, which),
                            new TopFieldCollectorManager(LARGEST, limit, null, 1));
            var ids = new ArrayList<Long>();
            for (var one : found.scoreDocs) ids.add((Long) ((FieldDoc) one).fields[1]);
            return ids;
        });
    }

    /// The ids of all public channels that only post.
    List<Long> broadcasts() throws IOException {
        return index.search(searcher -> searcher.search(BROADCASTS, new Alone<>(new Ids())).all);
    }

    private static final class Ids extends SimpleCollector {
        private final List<Long> all = new ArrayList<>();
        private @Nullable NumericDocValues channels;

        @Override
        protected void doSetNextReader(LeafReaderContext context) throws IOException {
            channels =
                    DocValues.unwrapSingleton(
                            DocValues.getSortedNumeric(context.reader(), CHANNEL));
        }

        @Override
        public void collect(int document) throws IOException {
            if (channels != null && channels.advanceExact(document)) all.add(channels.longValue());
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }
    }
}
