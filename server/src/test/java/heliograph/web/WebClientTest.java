package heliograph.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.net.WebAnswer;
import heliograph.net.WebRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a browser gets.
class WebClientTest {
    private static final WebClient.Facts FACTS =
            new WebClient.Facts(2, "-----BEGIN-----\nab\"c\\\n", true, "chat.example", false);

    @TempDir private Path folder;
    private WebClient client;

    @BeforeEach
    void build() throws IOException {
        Files.createDirectories(folder.resolve("assets"));
        Files.writeString(folder.resolve("index.html"), "<html>");
        Files.writeString(folder.resolve("index.html.br"), "B");
        Files.writeString(folder.resolve("sw.js"), "worker");
        Files.writeString(folder.resolve("assets/a-1.js"), "script");
        Files.writeString(folder.resolve("assets/a-1.js.br"), "sb");
        Files.writeString(folder.resolve("assets/a-1.js.gz"), "sg");
        Files.writeString(folder.resolve("assets/notes"), "of no type");
        client = WebClient.open(folder, FACTS);
    }

    private WebAnswer ask(String method, String path, Map<String, String> headers) {
        return client.answer(
                new WebRequest(
                        method,
                        path,
                        "",
                        headers,
                        new byte[0],
                        InetAddress.getLoopbackAddress(),
                        false));
    }

    private WebAnswer get(String path, String accepted) {
        return ask("GET", path, Map.of("accept-encoding", accepted));
    }

    private static String body(WebAnswer answer) {
        return new String(((WebAnswer.Bytes) answer.body()).bytes(), UTF_8);
    }

    @Test
    void anInviteLinkOpensThePage() {
        assertEquals("<html>", body(get("/+Ab-c_9", "")));
        assertEquals("<html>", body(get("/joinchat/Abc", "")));
        assertEquals(404, get("/x+y", "").status());
    }

    @Test
    void hashedFilesAreKeptForEverAndOthersAreAskedFor() {
        assertEquals(
                "public, max-age=31536000, immutable",
                get("/assets/a-1.js", "").headers().get("cache-control"));
        assertEquals("no-cache", get("/", "").headers().get("cache-control"));
        assertEquals("no-cache", get("/sw.js", "").headers().get("cache-control"));
    }

    @Test
    void theSmallestCodingThatThePeerTakesIsSent() {
        check("br, gzip", "sb", "br");
        check("gzip, deflate, BR;q=0.5", "sb", "br");
        check("gzip;q=1, br;q=0", "sg", "gzip");
        check("br;q=0.0 , gzip ; q=0", "script", null);
        check("deflate", "script", null);
        assertEquals("script", body(ask("GET", "/assets/a-1.js", Map.of())));
        assertEquals("worker", body(get("/sw.js", "br, gzip")));
    }

    private void check(String accepted, String expected, @Nullable String coding) {
        var answer = get("/assets/a-1.js", accepted);
        assertEquals(expected, body(answer), accepted);
        assertEquals(coding, answer.headers().get("content-encoding"), accepted);
        assertEquals("text/javascript; charset=utf-8", answer.headers().get("content-type"));
        assertEquals("accept-encoding", answer.headers().get("vary"));
    }

    @Test
    void whatTheBrowserHasIsNotSentAgain() {
        var tag = get("/", "br").headers().get("etag");
        assertNotNull(tag);
        var answer = ask("GET", "/", Map.of("if-none-match", tag));
        assertEquals(304, answer.status());
        assertArrayEquals(new byte[0], ((WebAnswer.Bytes) answer.body()).bytes());
        assertEquals(200, ask("GET", "/", Map.of("if-none-match", "\"other\"")).status());
    }

    @Test
    void thePageLearnsTheKeyAndTheDataCentre() {
        var answer = get("/config.json", "br");
        assertEquals("no-store", answer.headers().get("cache-control"));
        assertEquals(
                "{\"dc\":2,\"public_key_pem\":\"-----BEGIN-----\\u000aab\\\"c\\\\\\u000a\","
                        + "\"test_accounts\":true,\"passkeys\":\"chat.example\",\"mail\":false}\n",
                body(answer));
    }

    @Test
    void nothingOfAnotherOriginIsLoaded() {
        for (var path : new String[] {"/", "/assets/a-1.js", "/config.json", "/missing"}) {
            var headers = get(path, "").headers();
            var policy = headers.getOrDefault("content-security-policy", "");
            assertTrue(policy.startsWith("default-src 'none';"), path);
            assertTrue(policy.contains("frame-ancestors 'none'"), path);
            assertFalse(policy.contains("http"), path);
            assertFalse(policy.contains("unsafe-inline"), path);
            assertEquals("nosniff", headers.get("x-content-type-options"), path);
        }
    }

    @Test
    void onlyWhatWasBuiltIsServed() {
        for (var path :
                new String[] {
                    "/missing",
                    "/../secret.key",
                    "/%2e%2e/secret.key",
                    "/assets/",
                    "/assets/notes",
                    "/assets/a-1.js.br",
                    "//",
                    ""
                }) assertEquals(404, get(path, "").status(), path);
        assertEquals(405, ask("POST", "/", Map.of()).status());
        assertEquals(200, ask("HEAD", "/", Map.of()).status());
        assertEquals(0, client.bodyMax("POST", "/"));
    }

    @Test
    void aServerWithoutAClientSaysSo() throws IOException {
        saysSo(null);
        saysSo(folder.resolve("assets"));
        saysSo(folder.resolve("nowhere"));
    }

    private void saysSo(@Nullable Path none) throws IOException {
        client = WebClient.open(none, FACTS);
        assertEquals("The web client was not built\n", body(get("/", "br")));
        assertEquals(404, get("/", "br").status());
        assertEquals(200, get("/config.json", "").status());
    }
}
