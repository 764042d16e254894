package heliograph.web;

import heliograph.net.HttpRoutes;
import heliograph.net.WebAnswer;
import heliograph.net.WebRequest;
import heliograph.web.WebFiles.Coding;
import heliograph.web.WebFiles.Packed;
import heliograph.web.WebFiles.WebFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Serves the web client. It reads only, knows nobody, and sets no cookie: who the page speaks for
/// is settled by MTProto over `/apiws`.
///
/// Every answer forbids the page to load, send to, or be framed by anything of another origin.
public final class WebClient implements HttpRoutes {
    /// The page's own files and its WebSocket, pictures and sound that it has in memory,
    /// WebAssembly for the ciphers; nothing else.
    private static final String POLICY =
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; "
                    + "img-src 'self' blob: data:; media-src 'self' blob:; connect-src 'self'; "
                    + "font-src 'self'; worker-src 'self'; manifest-src 'self'; "
                    + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final Map<String, String> ALWAYS =
            Map.of(
                    "content-security-policy", POLICY,
                    "x-content-type-options", "nosniff",
                    "referrer-policy", "no-referrer",
                    "cross-origin-opener-policy", "same-origin",
                    "cross-origin-resource-policy", "same-origin",
                    "permissions-policy", "camera=(), geolocation=(), microphone=(self)");

    private static final String KEEP = "public, max-age=31536000, immutable";
    private static final String ASK = "no-cache";

    private final WebFiles files;
    private final byte[] config;

    private WebClient(WebFiles files, byte[] config) {
        this.files = files;
        this.config = config;
    }

    /// What the page has to know before it can speak.
    ///
    /// @param dc the id of the data centre
    /// @param publicKey the server's key, PKCS#1 in PEM
    /// @param testAccounts whether numbers 99966XYYYY sign in with the code XXXXX
    /// @param passkeys the host name under which the page may use passkeys; empty for none
    /// @param mail whether the service sends mail, as to who forgot a password
    public record Facts(
            int dc, String publicKey, boolean testAccounts, String passkeys, boolean mail) {
        private byte[] json() {
            return WebFiles.utf8(
                    "{\"dc\":%d,\"public_key_pem\":%s,\"test_accounts\":%b,\"passkeys\":%s,\"mail\":%b}\n"
                            .formatted(
                                    dc,
                                    WebFiles.quoted(publicKey),
                                    testAccounts,
                                    WebFiles.quoted(passkeys),
                                    mail));
        }
    }

    /// Serves the client in `folder`, with what it has to know.
    ///
    /// @param folder the built client; when there is none, its place says so
    /// @throws IOException when the folder cannot be read
    public static WebClient open(@Nullable Path folder, Facts facts) throws IOException {
        return new WebClient(
                folder == null ? WebFiles.none() : WebFiles.read(folder), facts.json());
    }

    @Override
    public int bodyMax(String method, String path) {
        return 0;
    }

    @Override
    public WebAnswer answer(WebRequest request) {
        if (!request.method().equals("GET") && !request.method().equals("HEAD"))
            return plain(405, "Only GET is served here\n", Map.of("allow", "GET, HEAD"));
        if (request.path().equals("/config.json"))
            return bytes(
                    200,
                    config,
                    Map.of("content-type", "application/json", "cache-control", "no-store"));
        var file = files.at(invites(request.path()) ? "/" : request.path());
        if (file != null) return answer(request, file);
        var why = files.empty() ? "The web client was not built\n" : "Not found\n";
        return plain(404, why, Map.of());
    }

    /// Whether a path is that of an invite link: the page itself follows it.
    private static boolean invites(String path) {
        return path.startsWith("/+") || path.startsWith("/joinchat/");
    }

    private static WebAnswer answer(WebRequest request, WebFile file) {
        var headers = new HashMap<String, String>();
        headers.put("content-type", file.type());
        headers.put("cache-control", file.hashed() ? KEEP : ASK);
        headers.put("etag", file.tag());
        headers.put("vary", "accept-encoding");
        if (file.tag().equals(request.header("if-none-match")))
            return bytes(304, new byte[0], headers);
        var packed = packed(file, request.header("accept-encoding"));
        if (packed.coding() != Coding.IDENTITY)
            headers.put("content-encoding", packed.coding().token());
        return bytes(200, packed.bytes(), headers);
    }

    /// The best coding that the peer takes. A weight of zero refuses one; other weights are not
    /// looked at, since the smallest is the best for everybody.
    private static Packed packed(WebFile file, @Nullable String accepted) {
        var list = accepted == null ? "" : accepted.toLowerCase(Locale.ROOT);
        for (var packed : file.packed()) if (takes(list, packed.coding().token())) return packed;
        return file.packed().getLast();
    }

    private static boolean takes(String accepted, String token) {
        for (var one : accepted.split(",", -1)) {
            var parts = one.strip().split("\\s*;\\s*", -1);
            boolean refused = parts.length > 1 && parts[1].matches("q=0(\\.0*)?");
            if (parts[0].equals(token) && !refused) return true;
        }
        return false;
    }

    private static WebAnswer plain(int status, String text, Map<String, String> headers) {
        var all = new HashMap<>(headers);
        all.put("content-type", "text/plain; charset=utf-8");
        all.put("cache-control", "no-store");
        return bytes(status, WebFiles.utf8(text), all);
    }

    private static WebAnswer bytes(int status, byte[] bytes, Map<String, String> headers) {
        var all = new HashMap<>(ALWAYS);
        all.putAll(headers);
        return new WebAnswer(status, all, new WebAnswer.Bytes(bytes));
    }
}
