package heliograph.net;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.Map;

/// A route's answer. Length, date and connection headers are the gateway's.
///
/// @param status 200..599
/// @param headers by name, one value each
public record WebAnswer(int status, Map<String, String> headers, Body body) {
    public WebAnswer {
        headers = Map.copyOf(headers);
        if (status < 200 || status > 599) throw new IllegalArgumentException("status " + status);
    }

    /// What follows the headers.
    public sealed interface Body {}

    /// Bytes that are at hand.
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    public record Bytes(byte[] bytes) implements Body {}

    /// `length` bytes of a file from `from` on, read while they are sent, at the peer's pace.
    public record FilePart(Path file, long from, long length) implements Body {
        public FilePart {
            if (from < 0 || length < 0) throw new IllegalArgumentException("before the file");
        }
    }

    /// An answer that is a short text.
    public static WebAnswer text(int status, String text) {
        return of(status, "text/plain; charset=utf-8", text.getBytes(UTF_8));
    }

    /// An answer of one media type.
    public static WebAnswer of(int status, String type, byte[] bytes) {
        return new WebAnswer(status, Map.of("content-type", type), new Bytes(bytes));
    }
}
