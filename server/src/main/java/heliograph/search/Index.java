package heliograph.search;

import heliograph.render.MessageHead;
import heliograph.store.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.NRTCachingDirectory;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/// The index: documents of messages, and up to where of each home's log they go.
///
/// What is put here is seen after [#refresh] and is on disk after [#commit], messages and marks
/// together. An index that cannot be read, or is of another [#FORMAT], is thrown away when it is
/// opened: it has nothing of its own.
final class Index implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Index.class.getName());

    /// Lucene says on each start that it could use more of the processor with a module that is
    /// still being tried out. Held here, because the level goes with the logger.
    private static final java.util.logging.Logger VECTORS =
            java.util.logging.Logger.getLogger("org.apache.lucene.internal.vectorization");

    static {
        VECTORS.setLevel(java.util.logging.Level.SEVERE);
    }

    /// Changes with what stands in a document or how texts are cut.
    private static final String FORMAT = "1";

    private static final String FORMAT_KEY = "format";
    private static final String GENERATION_KEY = "generation";
    private static final String MARK = "mark";
    private static final String PTS = "pts";

    /// Stands for no mark at all among those that no searcher sees yet.
    private static final int NONE = -1;

    /// Memory for documents that are not in a segment yet.
    private static final double BUFFER_MIB = 32;

    /// Segments up to this size stay in memory until they are merged or committed: most of those
    /// that searches need anew are gone by then.
    private static final double CACHED_MIB = 4;

    /// All of them together.
    private static final double CACHES_MIB = 24;

    /// What a failure of the disk takes with it: see [#mend].
    private record Parts(IndexWriter writer, SearcherManager searchers) {
        static Parts open(Directory directory) throws IOException {
            var merges = new ConcurrentMergeScheduler();
            merges.setMaxMergesAndThreads(4, 1);
            var config =
                    new IndexWriterConfig(Words.indexing())
                            .setRAMBufferSizeMB(BUFFER_MIB)
                            .setMergeScheduler(merges);
            var writer = new IndexWriter(directory, config);
            return new Parts(writer, new SearcherManager(writer, new SearcherFactory()));
        }
    }

    private final Directory directory;
    private volatile Parts parts;

    /// Marks that no searcher sees yet.
    private final Map<Home, Integer> fresh = new ConcurrentHashMap<>();

    private volatile long generation;

    /// @param directory closed with this object
    Index(Directory directory) throws IOException {
        this.directory = directory;
        this.parts = Parts.open(directory);
    }

    private IndexWriter writer() {
        return parts.writer;
    }

    /// Opens the index of a folder, or begins a new one there.
    static Index open(Path folder) throws IOException {
        Files.createDirectories(folder);
        var directory = new NRTCachingDirectory(FSDirectory.open(folder), CACHED_MIB, CACHES_MIB);
        var kept = read(directory);
        if (kept == null) IOUtils.rm(folder);
        if (kept == null) Files.createDirectories(folder);
        var index = new Index(directory);
        index.generation = kept == null ? 0 : kept;
        return index;
    }

    /// An index that goes with the process.
    static Index inMemory() {
        try {
            return new Index(new ByteBuffersDirectory());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The generation of what is kept, null when there is nothing that can be used.
    private static @Nullable Long read(Directory directory) throws IOException {
        try {
            if (!DirectoryReader.indexExists(directory)) return null;
            try (var reader = DirectoryReader.open(directory)) {
                var data = reader.getIndexCommit().getUserData();
                if (!FORMAT.equals(data.get(FORMAT_KEY))) return null;
                return Long.parseLong(data.getOrDefault(GENERATION_KEY, "0"));
            }
        } catch (IOException | IllegalArgumentException broken) {
            LOG.log(Level.WARNING, "The search index is made anew: it cannot be read", broken);
            return null;
        }
    }

    /// Puts a message in the place of what is there under its home and id.
    void put(Home home, Row row) throws IOException {
        var document = Documents.of(home, row, generation);
        put(Documents.key(home, MessageHead.id(row.message())), document);
    }

    /// Puts any document in the place of those with the same word.
    void put(Term key, @Nullable Document document) throws IOException {
        if (document == null) writer().deleteDocuments(key);
        else writer().updateDocument(key, document);
    }

    void remove(Home home, int id) throws IOException {
        writer().deleteDocuments(Documents.key(home, id));
    }

    /// Says that the home is indexed up to `pts` of its log.
    void mark(Home home, int pts) throws IOException {
        var document = new Document();
        document.add(new StringField(MARK, home.toString(), Store.NO));
        document.add(new NumericDocValuesField(PTS, pts));
        writer().updateDocument(new Term(MARK, home.toString()), document);
        fresh.put(home, pts);
    }

    /// Up to where the home is indexed; null when it never was.
    @Nullable Integer mark(Home home) throws IOException {
        var pending = fresh.get(home);
        if (pending != null) return pending == NONE ? null : pending;
        return search(searcher -> {
            for (var leaf : searcher.getIndexReader().leaves()) {
                var found = leaf.reader().postings(new Term(MARK, home.toString()));
                if (found == null) continue;
                int at = live(found, leaf.reader().getLiveDocs());
                if (at == DocIdSetIterator.NO_MORE_DOCS) continue;
                var values = leaf.reader().getNumericDocValues(PTS);
                if (values != null && values.advanceExact(at)) return (int) values.longValue();
            }
            return null;
        });
    }

    private static int live(PostingsEnum found, org.apache.lucene.util.@Nullable Bits live)
            throws IOException {
        int at = found.nextDoc();
        while (at != DocIdSetIterator.NO_MORE_DOCS && live != null && !live.get(at))
            at = found.nextDoc();
        return at;
    }

    /// Forgets all of a home, its mark too.
    void forget(Home home) throws IOException {
        writer().deleteDocuments(
                        new Term(Documents.HOME, home.toString()), new Term(MARK, home.toString()));
        fresh.put(home, NONE);
    }

    /// From now on documents belong to a new generation: see [#dropOld].
    void begin() {
        long next = generation + 1;
        generation = next;
    }

    /// Forgets the messages of a home that were not put anew since [#begin].
    void dropOld(Home home) throws IOException {
        writer().deleteDocuments(
                        new BooleanQuery.Builder()
                                .add(
                                        new TermQuery(new Term(Documents.HOME, home.toString())),
                                        Occur.FILTER)
                                .add(older(), Occur.FILTER)
                                .build());
    }

    /// Forgets all messages that were not put anew since [#begin]: their homes are gone.
    void dropOld() throws IOException {
        writer().deleteDocuments(older());
    }

    private org.apache.lucene.search.Query older() {
        return LongField.newRangeQuery(Documents.GENERATION, Long.MIN_VALUE, generation - 1);
    }

    /// Lets searches see what was put before this call.
    void refresh() throws IOException {
        var before = Map.copyOf(fresh);
        parts.searchers.maybeRefreshBlocking();
        before.forEach(fresh::remove);
    }

    /// Writes to disk what was put before this call, unless nothing was.
    void commit() throws IOException {
        if (!writer().hasUncommittedChanges()) return;
        var data = Map.of(FORMAT_KEY, FORMAT, GENERATION_KEY, Long.toString(generation));
        writer().setLiveCommitData(data.entrySet());
        writer().commit();
    }

    /// What is asked of one moment of the index.
    @FunctionalInterface
    interface Question<R extends @Nullable Object> {
        R ask(IndexSearcher searcher) throws IOException;
    }

    <R extends @Nullable Object> R search(Question<R> question) throws IOException {
        var searchers = parts.searchers;
        var searcher = searchers.acquire();
        try {
            return question.ask(searcher);
        } finally {
            searchers.release(searcher);
        }
    }

    /// Messages that can be found.
    int size() throws IOException {
        return search(searcher ->
                searcher.count(
                        LongField.newRangeQuery(
                                Documents.GENERATION, Long.MIN_VALUE, Long.MAX_VALUE)));
    }

    /// Whether the disk has failed it: nothing can be put any more.
    boolean isBroken() {
        return !writer().isOpen();
    }

    /// Opens the index again as it was last committed, if the disk has failed it since.
    ///
    /// @return whether it had: then what was put since must be put again
    boolean mend() throws IOException {
        if (!isBroken()) return false;
        parts.searchers.close();
        fresh.clear();
        parts = Parts.open(directory);
        return true;
    }

    /// Ends after what was put is on disk; merges that are under way are given up.
    @Override
    public void close() throws IOException {
        parts.searchers.close();
        if (!isBroken()) {
            commit();
            writer().rollback();
        }
        directory.close();
    }
}
