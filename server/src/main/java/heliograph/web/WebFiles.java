package heliograph.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The files of a built web client, each as it is and as the build compressed it.
///
/// They are read once and kept: a build that replaces them does not change a page under the people
/// who have it open, and no request leads to a path on the disk.
final class WebFiles {
    /// More than a build ever is; a folder with more in it is some other folder.
    private static final long BYTES_MAX = 64L << 20;

    private static final String INDEX = "index.html";
    private static final Map<String, String> TYPES =
            Map.ofEntries(
                    Map.entry("html", "text/html; charset=utf-8"),
                    Map.entry("js", "text/javascript; charset=utf-8"),
                    Map.entry("css", "text/css; charset=utf-8"),
                    Map.entry("json", "application/json; charset=utf-8"),
                    Map.entry("webmanifest", "application/manifest+json; charset=utf-8"),
                    Map.entry("svg", "image/svg+xml"),
                    Map.entry("png", "image/png"),
                    Map.entry("wasm", "application/wasm"),
                    Map.entry("txt", "text/plain; charset=utf-8"));

    private final Map<String, WebFile> files;

    private WebFiles(Map<String, WebFile> files) {
        this.files = files;
    }

    /// How the bytes of an answer are packed, the best first.
    enum Coding {
        BR(".br"),
        GZIP(".gz"),
        IDENTITY("");

        private final String suffix;

        Coding(String suffix) {
            this.suffix = suffix;
        }

        String token() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// One file.
    ///
    /// @param tag its entity tag, quotes included
    /// @param hashed whether its name changes with its content, so that it may be kept for ever
    /// @param packed the best coding first, [Coding#IDENTITY] last
    record WebFile(String type, String tag, boolean hashed, List<Packed> packed) {}

    /// A file's bytes in one coding.
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Packed(Coding coding, byte[] bytes) {}

    /// No client was built.
    static WebFiles none() {
        return new WebFiles(Map.of());
    }

    /// Reads all files under `folder`; none when it is not there.
    ///
    /// @throws IOException when a file cannot be read, or the folder is too large to be a client
    static WebFiles read(Path folder) throws IOException {
        if (!Files.isRegularFile(folder.resolve(INDEX))) return none();
        var raw = new TreeMap<String, byte[]>();
        long total = 0;
        try (var walk = Files.walk(folder)) {
            for (var file : (Iterable<Path>) walk.filter(Files::isRegularFile)::iterator) {
                total += Files.size(file);
                if (total > BYTES_MAX) throw new IOException(folder + " is no web client");
                var name = folder.relativize(file).toString().replace('\\', '/');
                raw.put("/" + name, Files.readAllBytes(file));
            }
        }
        var files = new TreeMap<String, WebFile>();
        raw.forEach((path, bytes) -> {
            var type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
            if (type != null) files.put(path, file(path, type, bytes, raw));
        });
        files.put("/", files.get("/" + INDEX));
        return new WebFiles(files);
    }

    private static WebFile file(String path, String type, byte[] bytes, Map<String, byte[]> raw) {
        var packed = new ArrayList<Packed>();
        for (var coding : Coding.values()) {
            var found = raw.get(path + coding.suffix);
            if (found != null) packed.add(new Packed(coding, found));
        }
        return new WebFile(type, tag(bytes), path.startsWith("/assets/"), packed);
    }

    private static String tag(byte[] bytes) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return '"' + HexFormat.of().formatHex(hash, 0, 16) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has it", e);
        }
    }

    /// The file at a path as it was requested, or null.
    @Nullable WebFile at(String path) {
        return files.get(path);
    }

    boolean empty() {
        return files.isEmpty();
    }

    /// JSON in which `text` stands between quotes.
    static String quoted(String text) {
        var json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') json.append('\\').append(c);
            else if (c < ' ') json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            else json.append(c);
        }
        return json.append('"').toString();
    }

    static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }
}
