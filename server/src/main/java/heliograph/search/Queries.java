package heliograph.search;

import heliograph.search.Words.Word;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.document.IntField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/// What is wanted, in the index's terms. Every word must be in a message, in any order; the last
/// one, while it is being typed, may be the beginning of a word.
final class Queries {
    /// Letters of a text that are looked at.
    static final int TEXT_MAX = 256;

    /// Words that are looked for at once.
    static final int WORDS_MAX = 24;

    /// From so many letters on, a word may be the beginning of another.
    private static final int PREFIX_MIN = 2;

    private Queries() {}

    /// @param where the chats that may be looked through
    static Query of(Wanted wanted, Query where) {
        var all = new BooleanQuery.Builder().add(where, Occur.FILTER);
        addText(all, wanted.text());
        var traits = Trait.of(wanted.filter());
        if (!traits.isEmpty()) {
            var any = new BooleanQuery.Builder();
            for (var trait : traits) any.add(term(Documents.KIND, trait.word()), Occur.SHOULD);
            if (traits.contains(Trait.MENTIONED))
                any.add(number(Documents.MENTION, wanted.viewer()), Occur.SHOULD);
            all.add(any.build(), Occur.FILTER);
        }
        if (wanted.from() != 0) all.add(number(Documents.FROM, wanted.from()), Occur.FILTER);
        if (wanted.saved() != 0) all.add(number(Documents.SAVED, wanted.saved()), Occur.FILTER);
        if (wanted.thread() != 0) all.add(thread(wanted.thread()), Occur.FILTER);
        if (wanted.minDate() > 0 || wanted.maxDate() > 0)
            all.add(
                    IntField.newRangeQuery(
                            Documents.DATE,
                            wanted.minDate(),
                            wanted.maxDate() > 0 ? wanted.maxDate() : Integer.MAX_VALUE),
                    Occur.FILTER);
        if (wanted.minId() > 0 || wanted.maxId() > 0)
            all.add(
                    ids(
                            Math.addExact(Math.clamp(wanted.minId(), 0, Integer.MAX_VALUE - 1), 1),
                            wanted.maxId() > 0 ? wanted.maxId() - 1 : Integer.MAX_VALUE),
                    Occur.FILTER);
        return all.build();
    }

    /// The messages of these ids.
    static Query ids(Collection<Integer> ids) {
        return IntField.newSetQuery(Documents.ID, ids.stream().mapToInt(id -> id).toArray());
    }

    /// @param from the lowest, included
    /// @param to the highest, included
    static Query ids(int from, int to) {
        return IntField.newRangeQuery(Documents.ID, from, to);
    }

    static Query term(String field, String word) {
        return new TermQuery(new Term(field, word));
    }

    static Query number(String field, long value) {
        return term(field, Long.toString(value));
    }

    static Query all(Query first, Query second) {
        return new BooleanQuery.Builder()
                .add(first, Occur.FILTER)
                .add(second, Occur.FILTER)
                .build();
    }

    static Query not(Query what) {
        return new BooleanQuery.Builder()
                .add(new MatchAllDocsQuery(), Occur.FILTER)
                .add(what, Occur.MUST_NOT)
                .build();
    }

    /// The first topic of a forum has whatever is in no other.
    private static Query thread(int top) {
        var answers = number(Documents.THREAD, top);
        if (top != 1) return answers;
        return new BooleanQuery.Builder()
                .add(answers, Occur.SHOULD)
                .add(not(term(Documents.KIND, Trait.TOPIC.word())), Occur.SHOULD)
                .build();
    }

    private static void addText(BooleanQuery.Builder all, String text) {
        if (text.isBlank()) return;
        var asked = Documents.Asked.of(text.substring(0, Math.min(text.length(), TEXT_MAX)));
        for (var tag : asked.tags()) all.add(term(Documents.TAG, tag), Occur.FILTER);
        if (asked.tags().isEmpty() || !asked.rest().isBlank())
            all.add(words(Documents.TEXT, asked.rest()), Occur.FILTER);
    }

    /// All words of a text; nothing has the words of a text that has none.
    static Query words(String field, String text) {
        var cut = text.substring(0, Math.min(text.length(), TEXT_MAX));
        var words = Words.of(cut, WORDS_MAX);
        if (words.isEmpty()) return new MatchNoDocsQuery("signs only");
        boolean typing = !Character.isWhitespace(cut.charAt(cut.length() - 1));
        var all = new BooleanQuery.Builder();
        for (int i = 0; i < words.size(); ) {
            int end = words.get(i).paired() ? run(words, i) : i + 1;
            var part = words.subList(i, end);
            boolean last = typing && end == words.size();
            all.add(
                    part.getFirst().paired()
                            ? phrase(field, part)
                            : word(field, part.getFirst(), last),
                    Occur.FILTER);
            i = end;
        }
        return all.build();
    }

    /// The end of the pairs that overlap from `start` on.
    private static int run(List<Word> words, int start) {
        int end = start + 1;
        while (end < words.size()
                && words.get(end).paired()
                && words.get(end).start() < words.get(end - 1).end()) end++;
        return end;
    }

    private static Query phrase(String field, List<Word> pairs) {
        if (pairs.size() == 1) return word(field, pairs.getFirst(), false);
        var terms = new ArrayList<String>();
        for (var pair : pairs) terms.add(pair.folded());
        return new PhraseQuery(field, terms.toArray(String[]::new));
    }

    private static Query word(String field, Word word, boolean beginning) {
        boolean prefix = beginning && word.folded().length() >= PREFIX_MIN && !word.paired();
        // One with accents: as it is, or written without any. One without: that, or any accents.
        var other = word.accented() ? word.caseless() : Words.BARE + word.folded();
        return new BooleanQuery.Builder()
                .add(one(field, word.folded(), prefix), Occur.SHOULD)
                .add(one(field, other, prefix), Occur.SHOULD)
                .build();
    }

    private static Query one(String field, String word, boolean prefix) {
        var term = new Term(field, word);
        return prefix ? new PrefixQuery(term) : new TermQuery(term);
    }
}
