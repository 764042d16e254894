package heliograph.files;

import heliograph.rpc.RpcError;
import heliograph.store.StoreException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// Decodes and scales pictures, on a few platform threads of its own.
///
/// A large picture takes a good part of a second and some hundred megabytes. On a virtual thread it
/// would hold up every call that shares the carrier; here only so many run at a time.
final class Pictures implements AutoCloseable {
    /// The largest file that is decoded, in bytes.
    static final long FILE_MAX = 10 << 20;

    private static final int WAITING_MAX = 256;

    private final ThreadPoolExecutor workers;

    Pictures(int threads) {
        workers =
                new ThreadPoolExecutor(
                        threads,
                        threads,
                        10,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(WAITING_MAX),
                        Thread.ofPlatform().daemon().name("pictures-", 0).factory());
        workers.allowCoreThreadTimeOut(true);
    }

    /// The sizes of a photo in a message. Refuses a file over [#FILE_MAX] bytes with
    /// `PHOTO_SAVE_FILE_INVALID`, others as [PictureReader#read] does.
    List<Rendition> photo(Upload.Whole file) {
        return make(file, Renditions::photo);
    }

    /// As above, for a picture that is in memory.
    List<Rendition> photo(byte[] file) {
        if (file.length > FILE_MAX) throw FileErrors.PHOTO_SAVE_FILE_INVALID.refusal();
        return run(() -> Renditions.photo(PictureReader.read(file).image()));
    }

    /// The sizes of a profile photo.
    List<Rendition> profile(Upload.Whole file) {
        return make(file, Renditions::profile);
    }

    /// The thumbnail of a document and its stripped size, beside the size of the picture itself.
    Thumbnail thumbnail(Upload.Whole file) {
        if (file.size() > FILE_MAX) throw FileErrors.PHOTO_SAVE_FILE_INVALID.refusal();
        return run(() -> {
            var picture = PictureReader.read(Files.readAllBytes(file.path()));
            return new Thumbnail(
                    picture.width(), picture.height(), Renditions.thumbnail(picture.image()));
        });
    }

    record Thumbnail(int width, int height, List<Rendition> sizes) {}

    private List<Rendition> make(
            Upload.Whole file, Function<BufferedImage, List<Rendition>> renditions) {
        if (file.size() > FILE_MAX) throw FileErrors.PHOTO_SAVE_FILE_INVALID.refusal();
        return run(() ->
                renditions.apply(PictureReader.read(Files.readAllBytes(file.path())).image()));
    }

    private <T> T run(Callable<T> work) {
        try {
            return workers.submit(work).get();
        } catch (RejectedExecutionException full) {
            throw RpcError.floodWait(Duration.ofSeconds(1)).refusal();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException.Unavailable("Interrupted", e);
        } catch (ExecutionException e) {
            throw switch (e.getCause()) {
                case RpcError.Refusal refusal -> refusal;
                case IOException unreadable -> Disk.failed("Reading a picture", unreadable);
                case null, default -> new IllegalStateException("a picture", e.getCause());
            };
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
