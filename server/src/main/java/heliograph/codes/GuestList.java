package heliograph.codes;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The people whom the owner has let in: a text file of phone numbers, each with the e-mail address
/// for its codes where there is one.
///
/// ```
/// # Anything after a hash is a remark.
/// +49 30 901820     alice@example.org
/// +15551234567
/// ```
///
/// The last word of a line is an address if there is an `@` in it; the digits of the rest are the
/// number. A stock client has no field for an invitation, so the number itself is what is invited.
/// The file is read again when it has changed: the owner edits it while the server runs.
public final class GuestList implements Addresses {
    /// Bytes of the file that are read at most.
    public static final int SIZE_MAX = 16 << 20;

    private record Read(@Nullable FileTime changed, long size, Map<String, String> guests) {}

    private static final Read NONE = new Read(null, -1, Map.of());

    private final Path file;
    private Read last = NONE;

    /// @param file may not exist yet: then nobody is invited
    public GuestList(Path file) {
        this.file = file;
    }

    /// Whether the number is on the list.
    public boolean has(String phone) {
        return guests().containsKey(phone);
    }

    @Override
    public @Nullable String of(String phone) {
        var address = guests().get(phone);
        return address == null || address.isEmpty() ? null : address;
    }

    private synchronized Map<String, String> guests() {
        try {
            var changed = Files.getLastModifiedTime(file);
            long size = Files.size(file);
            if (size > SIZE_MAX)
                throw new IOException(
                        file + ": " + size + " bytes (expected: <= " + SIZE_MAX + ")");
            if (!changed.equals(last.changed) || size != last.size)
                last = new Read(changed, size, parse(Files.readAllLines(file, UTF_8)));
        } catch (NoSuchFileException e) {
            last = NONE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return last.guests;
    }

    private static Map<String, String> parse(List<String> lines) {
        var guests = new HashMap<String, String>();
        for (var line : lines) {
            int remark = line.indexOf('#');
            var entry = (remark < 0 ? line : line.substring(0, remark)).replace('\t', ' ').strip();
            int space = entry.lastIndexOf(' ');
            var word = entry.substring(space + 1);
            boolean mail = word.contains("@");
            var digits =
                    (mail ? entry.substring(0, Math.max(space, 0)) : entry).replaceAll("\\D", "");
            if (!digits.isEmpty()) guests.put(digits, mail ? word : "");
        }
        return guests;
    }
}
