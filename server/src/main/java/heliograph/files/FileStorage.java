package heliograph.files;

import heliograph.artwork.Picture;
import heliograph.secrets.Vault;
import heliograph.store.Store;
import heliograph.tl.api.Document;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;

/// The files of one installation: uploads, blobs, photos and documents. [Media], [ProfilePhotos]
/// and [FilesRpc] stand on it.
public final class FileStorage implements AutoCloseable {
    private final FileKeys keys;
    private final BuiltIn builtIn;
    private final Uploads uploads;
    private final Blobs blobs;
    private final FileRecords records;
    private final Pictures pictures;
    private final Photos photos;
    private final Documents documents;

    /// Where files lie and what they may take.
    ///
    /// @param folder for blobs and uploads, on one disk; made when it is not there
    /// @param dc the data centre that photos and documents say they are in: ours
    /// @param reserveBytes room on the disk that files leave free
    /// @param pendingMax bytes of unfinished uploads per account
    /// @param pictureThreads pictures that are scaled at a time
    public record Settings(
            Path folder, int dc, long reserveBytes, long pendingMax, int pictureThreads) {
        /// Leaves a GiB of the disk free, and lets an account have two files of the largest size on
        /// the way at a time.
        public static Settings of(Path folder, int dc) {
            int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
            return new Settings(folder, dc, 1L << 30, 8L << 30, threads);
        }
    }

    public FileStorage(
            Settings settings, Store store, Vault vault, InstantSource clock, SecureRandom random) {
        keys = new FileKeys(vault, settings.dc);
        builtIn = new BuiltIn(keys);
        blobs = new Blobs(settings.folder, settings.reserveBytes, builtIn);
        uploads =
                new Uploads(settings.folder.resolve("uploads"), blobs, clock, settings.pendingMax);
        records = new FileRecords(store, keys, builtIn, clock, random);
        pictures = new Pictures(settings.pictureThreads);
        photos = new Photos(uploads, blobs, records, pictures);
        documents = new Documents(uploads, blobs, records, pictures);
    }

    /// Removes uploads that were begun a day ago or earlier. To be called about once an hour.
    public void expire() {
        uploads.expire();
    }

    /// A picture that the server brought along, as a document.
    public Document document(Picture picture) {
        return builtIn.document(picture);
    }

    FileKeys keys() {
        return keys;
    }

    Uploads uploads() {
        return uploads;
    }

    Blobs blobs() {
        return blobs;
    }

    FileRecords records() {
        return records;
    }

    Photos photos() {
        return photos;
    }

    Documents documents() {
        return documents;
    }

    @Override
    public void close() {
        pictures.close();
    }
}
