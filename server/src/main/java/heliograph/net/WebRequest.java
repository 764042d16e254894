package heliograph.net;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An HTTP request as a route sees it.
///
/// @param method in capitals
/// @param path what stands before `?`, as it was sent: percent signs are not decoded
/// @param query what stands after `?`, empty without one, not decoded
/// @param headers by lower-case name; of a repeated one, the values joined by `, `
/// @param body at most as many bytes as [HttpRoutes#bodyMax] allowed; the receiver may keep it
/// @param secure whether it came over TLS
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, and a body may be large
public record WebRequest(
        String method,
        String path,
        String query,
        Map<String, String> headers,
        byte[] body,
        InetAddress from,
        boolean secure) {
    /// The header `name` in any case, or null.
    public @Nullable String header(String name) {
        return headers.get(name.toLowerCase(Locale.ROOT));
    }
}
