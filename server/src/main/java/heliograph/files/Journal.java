package heliograph.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/// The file beside an upload that says which parts are there, and what became of it.
///
/// Entries are only appended, each with a checksum, after what they speak of is in the data file.
/// Nothing here is forced to the disk: after the power went off, a part whose bytes do not fit its
/// checksum is as good as never sent, and its client sends it again.
final class Journal {
    /// What the journal says.
    sealed interface Entry {}

    /// The first part came.
    record Begun(long millis) implements Entry {}

    /// A part is in the data file.
    ///
    /// @param total as the client said it with this part
    /// @param sum CRC-32C of its bytes
    record Saved(int part, int total, int length, int sum) implements Entry {}

    /// The file was whole, and is this blob now.
    record Published(Blob blob) implements Entry {}

    /// The file was whole, and this photo was made of it.
    record Photographed(long id) implements Entry {}

    private static final int SAVED = 1;
    private static final int PUBLISHED = 2;
    private static final int PHOTOGRAPHED = 3;
    private static final int BEGUN = 4;

    /// Kind, 40 bytes of entry, checksum.
    private static final int ENTRY = 48;

    /// Entries that one upload may have: every part, and each sent again with other bytes.
    private static final int ENTRIES_MAX = 3 * PartLayout.PARTS_MAX;

    private final Path file;
    private int entries;

    Journal(Path file) {
        this.file = file;
    }

    /// All entries up to the first that is damaged, in order.
    List<Entry> read() throws IOException {
        var found = new ArrayList<Entry>();
        if (!Files.exists(file)) return found;
        if (Files.size(file) > (long) (ENTRIES_MAX + 1) * ENTRY) return found;
        var in = ByteBuffer.wrap(Files.readAllBytes(file));
        while (in.remaining() >= ENTRY) {
            int at = in.position();
            if (sum(in.array(), at, ENTRY - 4) != in.getInt(at + ENTRY - 4)) break;
            found.add(entry(in));
            in.position(at + ENTRY);
        }
        entries = found.size();
        return found;
    }

    private static Entry entry(ByteBuffer in) throws IOException {
        int kind = in.getInt();
        return switch (kind) {
            case SAVED -> new Saved(in.getInt(), in.getInt(), in.getInt(), in.getInt());
            case PUBLISHED -> published(in);
            case PHOTOGRAPHED -> new Photographed(in.getLong());
            case BEGUN -> new Begun(in.getLong());
            default -> throw new IOException("a later version's entry: " + kind);
        };
    }

    private static Published published(ByteBuffer in) {
        long size = in.getLong();
        var sha256 = new byte[32];
        in.get(sha256);
        return new Published(Blob.of(sha256, size));
    }

    boolean isEmpty() {
        return entries == 0;
    }

    /// Whether no other part may be noted.
    boolean isFull() {
        return entries >= ENTRIES_MAX;
    }

    void append(Entry entry) throws IOException {
        var out = ByteBuffer.allocate(ENTRY);
        switch (entry) {
            case Saved(int part, int total, int length, int sum) ->
                    out.putInt(SAVED).putInt(part).putInt(total).putInt(length).putInt(sum);
            case Published(Blob blob) ->
                    out.putInt(PUBLISHED).putLong(blob.size()).put(blob.sha256());
            case Photographed(long id) -> out.putInt(PHOTOGRAPHED).putLong(id);
            case Begun(long millis) -> out.putInt(BEGUN).putLong(millis);
        }
        out.putInt(ENTRY - 4, sum(out.array(), 0, ENTRY - 4));
        try (var channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            Disk.write(channel, out.array(), (long) entries * ENTRY);
        }
        entries++;
    }

    static int sum(byte[] bytes, int from, int count) {
        var crc = new CRC32C();
        crc.update(bytes, from, count);
        return (int) crc.getValue();
    }
}
