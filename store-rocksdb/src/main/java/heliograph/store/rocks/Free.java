package heliograph.store.rocks;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// How many bytes of a folder's disk are free.
///
/// Which disk that is, is found out once: the JDK reads the whole table of mounts for it, which
/// took three percent of the processor under load.
final class Free implements LongSupplier {
    private final Path folder;
    private volatile @Nullable FileStore disk;

    /// @param folder may be made later, but before the first question
    Free(Path folder) {
        this.folder = folder;
    }

    @Override
    public long getAsLong() {
        try {
            var known = disk;
            if (known == null) {
                known = Files.getFileStore(folder);
                disk = known;
            }
            return known.getUsableSpace();
        } catch (IOException e) {
            return Long.MAX_VALUE; // nothing is known against writing: RocksDB will tell
        }
    }
}
