package heliograph.files;

import heliograph.store.StoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;

/// Plain reading and writing, whole or not at all.
final class Disk {
    /// What is read at a time where a whole file is gone through.
    private static final int CHUNK = 256 << 10;

    private Disk() {}

    static void write(FileChannel channel, byte[] bytes, long at) throws IOException {
        var left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) at += channel.write(left, at);
    }

    /// Fills `bytes` from `at` on.
    ///
    /// @throws IOException also when the file ends before
    static void read(FileChannel channel, byte[] bytes, long at) throws IOException {
        var left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) {
            int count = channel.read(left, at);
            if (count < 0) throw new IOException("ends at " + at);
            at += count;
        }
    }

    /// The digest of a whole file.
    static byte[] digest(String algorithm, Path file) throws IOException {
        var digest = digest(algorithm);
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var buffer = ByteBuffer.allocate(CHUNK);
            while (channel.read(buffer) >= 0) {
                digest.update(buffer.flip());
                buffer.clear();
            }
        }
        return digest.digest();
    }

    static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }

    /// Makes the content of a file, or the names in a folder, survive the power going off.
    static void force(Path path, boolean folder) throws IOException {
        var how = folder ? StandardOpenOption.READ : StandardOpenOption.WRITE;
        try (var channel = FileChannel.open(path, how)) {
            channel.force(true);
        }
    }

    /// What a failed call of the file system means to the caller.
    static StoreException failed(String what, IOException cause) {
        var message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        if (message.contains("no space") || message.contains("quota"))
            return new StoreException.Full(what + ": the disk is full");
        return new StoreException.Unavailable(what, cause);
    }
}
