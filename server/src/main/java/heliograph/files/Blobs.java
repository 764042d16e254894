package heliograph.files;

import heliograph.store.StoreException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;

/// Blobs in a local folder. A blob is there whole and durable, or not at all.
final class Blobs {
    private final Path folder;
    private final Path fresh;
    private final FileStore disk;
    private final long reserveBytes;
    private final BuiltIn builtIn;
    private final AtomicLong names = new AtomicLong();

    /// @param reserveBytes room on the disk that files never take, so that the store can still
    ///   write what was promised
    /// @param builtIn contents that lie elsewhere
    Blobs(Path folder, long reserveBytes, BuiltIn builtIn) {
        this.builtIn = builtIn;
        this.folder = folder;
        this.fresh = folder.resolve("new");
        this.reserveBytes = reserveBytes;
        try {
            Files.createDirectories(fresh);
            try (var left = Files.newDirectoryStream(fresh)) {
                for (var file : left) Files.delete(file);
            }
            for (int i = 0; i < 256; i++) Files.createDirectories(folder.resolve(bucket(i)));
            Disk.force(folder, true);
            this.disk = Files.getFileStore(folder);
        } catch (IOException e) {
            throw Disk.failed("The folder of files", e);
        }
    }

    private static String bucket(int number) {
        return "%02x".formatted(number);
    }

    /// Refuses to go on when `bytes` more would use up the reserve.
    ///
    /// @throws StoreException.Full then
    void requireRoom(long bytes) {
        try {
            if (disk.getUsableSpace() - bytes < reserveBytes)
                throw new StoreException.Full("Files: the disk is nearly full");
        } catch (IOException e) {
            throw Disk.failed("The disk of files", e);
        }
    }

    Path path(Blob blob) {
        return bucket(blob).resolve(blob.name());
    }

    private Path bucket(Blob blob) {
        return folder.resolve(blob.name().substring(0, 2));
    }

    boolean has(Blob blob) {
        return Files.exists(path(blob));
    }

    /// Takes a finished file as the blob that its SHA-256 names. When it returns, the blob is
    /// durable and `file` is gone. When the disk fails, the file is gone as well: after a failed
    /// fsync nobody knows what of it is on the disk, so the client must send it again.
    Blob publish(Path file, byte[] sha256, long size) {
        var blob = Blob.of(sha256, size);
        var target = path(blob);
        try {
            if (has(blob) && Files.size(target) == size) {
                Files.delete(file);
            } else {
                Disk.force(file, false);
                Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
            }
            // Also for a blob that was there: who renamed it may not have come so far yet.
            Disk.force(bucket(blob), true);
            return blob;
        } catch (IOException e) {
            discard(file);
            throw Disk.failed("Publishing a blob", e);
        }
    }

    /// Keeps a small content, such as a thumbnail.
    Blob put(byte[] content) {
        requireRoom(content.length);
        var file = fresh.resolve(Long.toString(names.incrementAndGet()));
        try (var channel =
                FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            Disk.write(channel, content, 0);
        } catch (IOException e) {
            discard(file);
            throw Disk.failed("Writing a blob", e);
        }
        return publish(file, Disk.digest("SHA-256").digest(content), content.length);
    }

    /// Up to `limit` bytes from `offset` on; fewer, or none, where the blob ends.
    byte[] read(Blob blob, long offset, int limit) {
        int count = Math.clamp(blob.size() - offset, 0, limit);
        var bytes = new byte[count];
        if (count == 0) return bytes;
        var ours = builtIn.content(blob);
        if (ours != null) {
            System.arraycopy(ours, (int) offset, bytes, 0, count);
            return bytes;
        }
        try (var channel = FileChannel.open(path(blob), StandardOpenOption.READ)) {
            Disk.read(channel, bytes, offset);
            return bytes;
        } catch (IOException e) {
            throw new StoreException.Corrupt("Blob " + blob.name(), e);
        }
    }

    private static void discard(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // It lies in `new` or among the uploads, which are cleared by age.
        }
    }
}
