package heliograph.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// Looks at an animation in gzip as far as apps depend on it: its size, speed and length
/// (https://core.telegram.org/stickers#animated-stickers-and-emoji).
final class TgsFile {
    static final int BYTES_MAX = 64 << 10;
    static final int SIDE = 512;

    /// Unpacked; a bomb gets no further.
    private static final int TEXT_MAX = 8 << 20;

    private static final int SECONDS_MAX = 3;

    private final String text;
    private final Map<String, Double> numbers = new HashMap<>();
    private int at;

    private TgsFile(String text) {
        this.text = text;
    }

    static boolean isGood(byte[] file) {
        if (file.length > BYTES_MAX) return false;
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(file))) {
            var unpacked = gzip.readNBytes(TEXT_MAX + 1);
            return unpacked.length <= TEXT_MAX && new TgsFile(new String(unpacked, UTF_8)).check();
        } catch (IOException damaged) {
            return false;
        }
    }

    private boolean check() {
        if (!read()) return false;
        double rate = number("fr");
        double length = (number("op") - number("ip")) / rate;
        return number("w") == SIDE
                && number("h") == SIDE
                && (rate == 30 || rate == 60)
                && length > 0
                && length <= SECONDS_MAX;
    }

    private double number(String name) {
        return numbers.getOrDefault(name, Double.NaN);
    }

    /// Goes through an object and keeps the numbers that stand in it directly; false when it is
    /// none, or brackets do not match.
    private boolean read() {
        if (!text.startsWith("{")) return false;
        var open = new StringBuilder();
        @Nullable String name = null;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                name = string();
                if (name == null) return false;
                continue;
            }
            at++;
            if (c == '{' || c == '[') open.append(c);
            else if (c == '}' || c == ']') {
                int last = open.length() - 1;
                if (last < 0 || open.charAt(last) != (c == '}' ? '{' : '[')) return false;
                open.setLength(last);
                if (last == 0) return text.substring(at).isBlank();
            } else if (c == ':' && open.length() == 1 && name != null) keep(name);
        }
        return false;
    }

    private @Nullable String string() {
        int from = at + 1;
        for (int end = from; end < text.length(); end++) {
            if (text.charAt(end) == '\\') end++;
            else if (text.charAt(end) == '"') {
                at = end + 1;
                return text.substring(from, end);
            }
        }
        return null;
    }

    private void keep(String name) {
        int end = at;
        while (end < text.length() && "+-.0123456789eE ".indexOf(text.charAt(end)) >= 0) end++;
        try {
            numbers.put(name, Double.parseDouble(text.substring(at, end).strip()));
        } catch (NumberFormatException other) {
            numbers.remove(name);
        }
    }
}
