package heliograph.store.rocks;

import static java.nio.charset.StandardCharsets.UTF_8;

import heliograph.store.StoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// Keeps a folder for one process. The file says which; the lock goes when the process does.
final class FolderLock implements AutoCloseable {
    private static final int PID_MAX = 32;

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /// @throws StoreException.Locked when someone else has it
    static FolderLock take(Path folder) throws IOException {
        Files.createDirectories(folder);
        var channel =
                FileChannel.open(
                        folder.resolve("store.lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        try {
            if (tryLock(channel) == null) {
                var holder = holder(channel);
                channel.close();
                throw new StoreException.Locked(
                        "The store in "
                                + folder
                                + " is in use by process "
                                + holder
                                + ". Only one process can use it at a time: stop that one first.");
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(UTF_8)));
            return new FolderLock(channel);
        } catch (IOException broken) {
            channel.close();
            throw broken;
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException here) {
            return null;
        }
    }

    private static String holder(FileChannel channel) throws IOException {
        var bytes = ByteBuffer.allocate(PID_MAX);
        int length = channel.read(bytes, 0);
        var pid = new String(bytes.array(), 0, Math.max(length, 0), UTF_8).strip();
        return pid.isEmpty() ? "(unknown)" : pid;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
