package heliograph.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import heliograph.auth.TestClock;
import heliograph.render.MessageHead;
import heliograph.storage.TlCodec;
import heliograph.store.Codecs;
import heliograph.store.Home;
import heliograph.store.Table;
import heliograph.store.Tx;
import heliograph.store.View;
import heliograph.store.memory.MemoryStore;
import heliograph.tl.api.AnyMessage;
import heliograph.tl.api.Message;
import heliograph.tl.api.PeerUser;
import heliograph.tl.stored.StoredMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The index beside a store of the test's own: rows, and a log that names the ones that changed.
class IndexerTest {
    private static final Table<Integer, StoredMessage> ROWS =
            new Table<>("rows", Codecs.INT, new TlCodec<>(StoredMessage::read));
    private static final Table<Integer, Integer> LOG =
            new Table<>("rowlog", Codecs.INT, Codecs.INT);
    private static final long SECONDS = 20;

    /// Logs begin after this: earlier events are gone.
    private int kept;

    private final class Rows implements Feed {
        @Override
        public byte kind() {
            return Home.ACCOUNT;
        }

        @Override
        public int pts(View view) {
            var last = view.descending(LOG, null, null, 1);
            return last.isEmpty() ? 0 : last.getFirst().key();
        }

        @Override
        public @Nullable Touched since(View view, int pts, int limit) {
            if (pts < kept) return null;
            var ids = new LinkedHashSet<Integer>();
            int reached = pts;
            for (var entry : view.ascending(LOG, pts + 1, null, limit)) {
                ids.add(entry.value());
                reached = entry.key();
            }
            return new Touched(ids, reached);
        }

        @Override
        public @Nullable Row find(View view, int id) {
            var row = view.get(ROWS, id);
            return row == null ? null : new Row(1, (AnyMessage) row.message(), List.of());
        }

        @Override
        public List<Row> after(View view, @Nullable AnyMessage last, int limit) {
            var page = new ArrayList<Row>();
            Integer from = last == null ? null : Integer.valueOf(MessageHead.id(last) + 1);
            for (var entry : view.ascending(ROWS, from, null, limit))
                page.add(new Row(1, (AnyMessage) entry.value().message(), List.of()));
            return page;
        }
    }

    @TempDir Path folder;

    private final MemoryStore store = new MemoryStore(new TestClock());
    private @Nullable Index index;
    private @Nullable Indexer indexer;

    @AfterEach
    void end() throws IOException {
        if (indexer != null) indexer.close();
        store.close();
    }

    private Index index() {
        if (index == null) throw new AssertionError("closed");
        return index;
    }

    private Indexer indexer() {
        if (indexer == null) throw new AssertionError("closed");
        return indexer;
    }

    /// @param threads whether the indexer follows by itself
    private void open(boolean threads) throws IOException {
        index = Index.open(folder.resolve("search"));
        indexer = new Indexer(store, index, List.of(new Rows()));
        if (threads) indexer.start();
    }

    private void shut() throws IOException {
        indexer().close();
        indexer = null;
    }

    private static void logged(Tx tx, int id) {
        var last = tx.descending(LOG, null, null, 1);
        tx.put(LOG, last.isEmpty() ? 2 : last.getFirst().key() + 1, id);
    }

    private void put(long home, int id, String text) {
        var message =
                Message.builder().id(id).peerId(new PeerUser(9)).date(id).message(text).build();
        store.write(
                Home.account(home),
                tx -> {
                    tx.put(ROWS, id, new StoredMessage(1, id, message));
                    logged(tx, id);
                    return true;
                });
        if (indexer != null) indexer.changed(Home.account(home));
    }

    private void drop(long home, int id) {
        store.write(
                Home.account(home),
                tx -> {
                    tx.delete(ROWS, id);
                    logged(tx, id);
                    return true;
                });
        if (indexer != null) indexer.changed(Home.account(home));
    }

    private List<Integer> find(long home, String text) throws IOException {
        indexer().await(Home.account(home));
        var where = Queries.term(Documents.HOME, Home.account(home).toString());
        var query = Queries.of(Wanted.all(home).text(text), where);
        return index().search(s -> new Finder(s).page(query, new Finder.Span(0, 0, 100_000)).ids());
    }

    @Test
    void goesOnFromTheMarkAfterAStart() throws IOException {
        open(false);
        put(1, 1, "one");
        put(1, 2, "two");
        assertEquals(List.of(1), find(1, "one"));
        assertEquals(3, index().mark(Home.account(1)));
        shut();
        put(1, 2, "another");
        drop(1, 1);
        put(2, 1, "one");
        open(false);
        assertEquals(List.of(), find(1, "one"));
        assertEquals(List.of(2), find(1, "another"));
        assertEquals(List.of(1), find(2, "one"));
    }

    @Test
    void whatWasNotWrittenWhenTheProcessDiedIsReadAgain() throws IOException {
        open(false);
        put(1, 1, "one");
        assertEquals(List.of(1), find(1, "one"));
        index().commit();
        put(1, 2, "two");
        drop(1, 1);
        assertEquals(List.of(2), find(1, "two"));
        // What lies on the disk now is what a process that died here would leave.
        var left = folder.resolve("left");
        Files.createDirectories(left);
        try (var files = Files.list(folder.resolve("search"))) {
            for (var file : files.toList())
                if (!file.endsWith("write.lock"))
                    Files.copy(file, left.resolve(file.getFileName()));
        }
        shut();
        index = Index.open(left);
        indexer = new Indexer(store, index, List.of(new Rows()));
        assertEquals(2, index().mark(Home.account(1)));
        assertEquals(List.of(), find(1, "one"));
        assertEquals(List.of(2), find(1, "two"));
    }

    @Test
    void anIndexThatIsLostOrBrokenIsMadeAnew() throws IOException {
        open(false);
        for (int id = 1; id <= 1_200; id++) put(1, id, "word");
        assertEquals(1_200, find(1, "word").size());
        shut();
        try (var files = Files.list(folder.resolve("search"))) {
            for (var file : files.toList())
                if (file.getFileName().toString().startsWith("segments"))
                    Files.write(file, new byte[] {1, 2, 3});
        }
        open(false);
        assertNull(index().mark(Home.account(1)));
        assertEquals(1_200, find(1, "word").size());
    }

    @Test
    void aLogThatDoesNotGoBackSoFarHasTheHomeReadWhole() throws IOException {
        open(false);
        put(1, 1, "one");
        put(1, 2, "one");
        assertEquals(2, find(1, "one").size());
        drop(1, 1);
        put(1, 3, "one");
        kept = 4;
        assertEquals(List.of(3, 2), find(1, "one"));
    }

    /// Long logs are read in steps.
    @Test
    void aLongLogIsReadToItsEnd() throws IOException {
        open(false);
        put(1, 1, "one");
        assertEquals(1, find(1, "one").size());
        for (int i = 0; i < 2 * Indexer.EVENTS + 1; i++) put(1, 2 + i % 7, "one");
        put(1, 100, "last");
        assertEquals(List.of(100), find(1, "last"));
        assertEquals(8, find(1, "one").size());
    }

    /// A disk that is full for a while.
    private static final class FullDisk extends FilterDirectory {
        private final CountDownLatch failed = new CountDownLatch(1);
        private final CountDownLatch mended = new CountDownLatch(1);
        private volatile boolean full;

        FullDisk() {
            super(new ByteBuffersDirectory());
        }

        @Override
        public IndexOutput createOutput(String name, IOContext context) throws IOException {
            if (full) {
                failed.countDown();
                throw new IOException("no space left on the disk");
            }
            if (failed.getCount() == 0) mended.countDown();
            return super.createOutput(name, context);
        }
    }

    @Test
    void goesOnOnceTheDiskHasRoomAgain() throws Exception {
        var disk = new FullDisk();
        index = new Index(disk);
        indexer = new Indexer(store, index, List.of(new Rows()));
        indexer.start();
        put(1, 1, "one");
        settle(1, "one", 1);
        disk.full = true;
        put(1, 2, "one");
        assertEquals(true, disk.failed.await(SECONDS, TimeUnit.SECONDS));
        disk.full = false;
        assertEquals(true, disk.mended.await(SECONDS, TimeUnit.SECONDS));
        settle(1, "one", 2);
    }

    @Test
    void followsOnItsOwnThreads() throws IOException {
        put(3, 1, "before");
        open(true);
        for (int i = 1; i <= 50; i++) {
            put(1, i, "one");
            settle(1, "one", i);
        }
        drop(1, 50);
        settle(1, "one", 49);
    }

    @Test
    void isMadeAnewWhileItIsSearchedAndChanges() throws Exception {
        for (int home = 1; home <= 3; home++)
            for (int id = 1; id <= 700; id++) put(home, id, "old");
        open(true);
        var random = new SplittableRandom(5);
        for (int home = 1; home <= 3; home++) settle(home, "old", 700);
        // Something that only the index has: it must be gone afterwards.
        var ghost = Message.builder().id(9_999).peerId(new PeerUser(9)).date(1).message("old");
        index().put(Home.account(1), new Row(1, ghost.build(), List.of()));
        var done = new CountDownLatch(1);
        indexer()
                .filling()
                .rebuild(progress -> {
                    if (progress.done()) done.countDown();
                });
        for (int i = 0; i < 300; i++) put(1 + i % 3, random.nextInt(1, 701), "new");
        assertEquals(true, done.await(SECONDS, TimeUnit.SECONDS));
        for (int home = 1; home <= 3; home++) {
            long account = home;
            int changed =
                    store.read(
                            Home.account(account),
                            view -> {
                                int n = 0;
                                for (var row : view.ascending(ROWS, null, null, 1_000))
                                    if (((Message) row.value().message()).message().equals("new"))
                                        n++;
                                return n;
                            });
            settle(home, "new", changed);
            settle(home, "old", 700 - changed);
        }
        assertNotNull(index().mark(Home.account(1)));
    }

    /// Waits, as searches do, until the index is where it must be.
    private void settle(long home, String text, int wanted) throws IOException {
        for (int i = 0; i < 100 && find(home, text).size() != wanted; i++)
            indexer().changed(Home.account(home));
        assertEquals(wanted, find(home, text).size());
    }
}
