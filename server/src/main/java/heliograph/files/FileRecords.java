package heliograph.files;

import static heliograph.store.Nothing.NOTHING;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import heliograph.storage.TlCodec;
import heliograph.store.Codecs;
import heliograph.store.Home;
import heliograph.store.Nothing;
import heliograph.store.Store;
import heliograph.store.Table;
import heliograph.tl.TlObject;
import heliograph.tl.api.Document;
import heliograph.tl.api.Photo;
import heliograph.tl.stored.StoredBlob;
import heliograph.tl.stored.StoredFile;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Photos and documents by their ids.
///
/// Ids are drawn at random: they say nothing of how many files there are or when they came, and
/// without access hash and reference they open nothing.
final class FileRecords {
    private static final Table<Nothing, StoredFile> FILE =
            new Table<>("file", Codecs.NOTHING, new TlCodec<>(StoredFile::read));

    private static final int CACHED_MAX = 50_000;

    private final Store store;
    private final FileKeys keys;
    private final InstantSource clock;
    private final SecureRandom random;
    private final BuiltIn builtIn;

    /// Records change by [#put] only, so the cache never lies.
    private final Cache<Long, Optional<StoredFile>> cache =
            Caffeine.newBuilder().maximumSize(CACHED_MAX).build();

    FileRecords(
            Store store, FileKeys keys, BuiltIn builtIn, InstantSource clock, SecureRandom random) {
        this.store = store;
        this.keys = keys;
        this.clock = clock;
        this.random = random;
        this.builtIn = builtIn;
    }

    /// What every photo and document says of itself.
    ///
    /// @param date Unix time in seconds
    @SuppressWarnings("ArrayRecordComponent") // it goes into a record of the API as it is
    record Label(long id, long accessHash, byte[] reference, int date, int dc) {}

    /// The label of a new file; no other has its id.
    Label next() {
        long id;
        do id = random.nextLong() & Long.MAX_VALUE;
        while (id == 0 || builtIn.find(id) != null || read(id) != null);
        int date = (int) clock.instant().getEpochSecond();
        return new Label(id, keys.accessHash(id), keys.reference(id), date, keys.dc());
    }

    /// Keeps a file, or what is said of it in the place of what was; durable when it returns. Its
    /// blobs must be durable before.
    void put(long id, long owner, TlObject object, List<StoredBlob> blobs) {
        var record = new StoredFile(owner, object, blobs);
        store.write(
                Home.file(id),
                tx -> {
                    tx.put(FILE, NOTHING, record);
                    return true;
                });
        cache.put(id, Optional.of(record));
    }

    @Nullable StoredFile find(long id) {
        var ours = builtIn.find(id);
        if (ours != null) return ours;
        return cache.get(id, wanted -> Optional.ofNullable(read(wanted))).orElse(null);
    }

    private @Nullable StoredFile read(long id) {
        return store.<@Nullable StoredFile>read(Home.file(id), view -> view.get(FILE, NOTHING));
    }

    /// The file that a client names; refuses what the client was never shown.
    StoredFile require(long id, long accessHash, byte[] reference) {
        keys.check(id, accessHash, reference);
        var record = find(id);
        if (record == null) throw FileErrors.FILE_ID_INVALID.refusal();
        return record;
    }

    /// As [#require], for a file that must be a photo.
    Photo photo(long id, long accessHash, byte[] reference) {
        if (require(id, accessHash, reference).object() instanceof Photo photo) return photo;
        throw FileErrors.MEDIA_INVALID.refusal();
    }

    /// As [#require], for a file that must be a document.
    Document document(long id, long accessHash, byte[] reference) {
        if (require(id, accessHash, reference).object() instanceof Document document)
            return document;
        throw FileErrors.MEDIA_INVALID.refusal();
    }

    static StoredBlob stored(String type, Blob blob, Format format) {
        return new StoredBlob(type, blob.sha256(), blob.size(), format.code);
    }
}
