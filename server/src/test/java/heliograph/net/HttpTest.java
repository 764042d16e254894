package heliograph.net;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.net.NetStats.Refusal;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Requests that are not MTProto: what reaches a route and what comes back.
class HttpTest {
    private static final int BODY_MAX = 5_000;

    @TempDir private Path folder;
    private Served served;

    @BeforeEach
    void start() throws IOException {
        served = Served.with(_ -> {}, new Echo());
    }

    @AfterEach
    void stop() {
        served.close();
    }

    /// Tells what it was asked; `/file` sends one, `/broken` breaks.
    private final class Echo implements HttpRoutes {
        @Override
        public int bodyMax(String method, String path) {
            return BODY_MAX;
        }

        @Override
        public WebAnswer answer(WebRequest request) {
            return switch (request.path()) {
                case "/file" ->
                        new WebAnswer(
                                200,
                                Map.of("content-type", "application/x-test"),
                                new WebAnswer.FilePart(folder.resolve("file"), 3, 1_000_000));
                case "/whole" ->
                        new WebAnswer(
                                200,
                                Map.of(),
                                new WebAnswer.FilePart(folder.resolve("file"), 0, 100 << 20));
                case "/missing" ->
                        new WebAnswer(
                                200, Map.of(), new WebAnswer.FilePart(folder.resolve("no"), 0, 1));
                case "/broken" -> throw new IllegalStateException("planted by the test");
                default ->
                        WebAnswer.text(
                                200,
                                request.method()
                                        + " "
                                        + request.path()
                                        + " "
                                        + request.query()
                                        + " "
                                        + request.header("X-Test")
                                        + " "
                                        + new String(request.body(), UTF_8));
            };
        }
    }

    private HttpResponse<byte[]> ask(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    private HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + served.port() + path))
                .version(HttpClient.Version.HTTP_1_1);
    }

    @Test
    void aRouteSeesMethodPathQueryHeadersAndBody() throws Exception {
        var answer =
                ask(
                        at("/a%20b?c=d%26")
                                .header("x-TEST", "e")
                                .POST(HttpRequest.BodyPublishers.ofString("body")));
        assertEquals("POST /a%20b c=d%26 e body", new String(answer.body(), UTF_8));
        assertEquals(
                "text/plain; charset=utf-8", answer.headers().firstValue("content-type").get());
        assertTrue(answer.headers().firstValue("date").get().endsWith("GMT"));
    }

    @Test
    void aFileIsSentFromItsOffsetToItsEnd() throws Exception {
        var bytes = new byte[1_000_003];
        new SplittableRandom(1).nextBytes(bytes);
        Files.write(folder.resolve("file"), bytes);
        var answer = ask(at("/file"));
        assertEquals(200, answer.statusCode());
        assertArrayEquals(java.util.Arrays.copyOfRange(bytes, 3, 1_000_003), answer.body());
    }

    @Test
    void headHasTheLengthAndNoBody() throws Exception {
        Files.write(folder.resolve("file"), new byte[1_000_003]);
        try (var wire = new Wire(served.port())) {
            wire.write("HEAD /file HTTP/1.1\r\nhost: x\r\n\r\nHEAD /x HTTP/1.1\r\nhost: x\r\n\r\n");
            assertEquals(1_000_000, wire.response().length());
            assertEquals(200, wire.response().status());
        }
    }

    @Test
    void aRouteThatBreaksIsA500AndTheConnectionLives() throws Exception {
        try (var wire = new Wire(served.port())) {
            wire.write("GET /broken HTTP/1.1\r\nhost: x\r\n\r\n");
            var broken = wire.response();
            assertEquals(500, broken.status());
            wire.read(broken.length());
            wire.write("GET /missing HTTP/1.1\r\nhost: x\r\n\r\n");
            var missing = wire.response();
            assertEquals(500, missing.status());
            wire.read(missing.length());
            wire.write("GET / HTTP/1.1\r\nhost: x\r\n\r\n");
            assertEquals(200, wire.response().status());
        }
    }

    @Test
    void requestsInOneGoAreAnsweredInTheirOrder() throws Exception {
        try (var wire = new Wire(served.port())) {
            var many = new StringBuilder();
            for (int i = 0; i < 100; i++)
                many.append("GET /").append(i).append(" HTTP/1.1\r\nhost: x\r\n\r\n");
            wire.write(many.toString());
            for (int i = 0; i < 100; i++) {
                var answer = wire.response();
                var body = new String(wire.read(answer.length()), US_ASCII);
                assertTrue(body.startsWith("GET /" + i + " "), body);
            }
        }
    }

    @Test
    void bytesThatComeOneByOneAreARequest() throws Exception {
        try (var wire = new Wire(served.port())) {
            for (char next : "POST /slow HTTP/1.1\r\ncontent-length: 2\r\n\r\nab".toCharArray())
                wire.write(String.valueOf(next));
            assertEquals(200, wire.response().status());
        }
    }

    @Test
    void whoAsksToCloseIsClosed() throws Exception {
        try (var wire = new Wire(served.port())) {
            wire.write("GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n");
            assertTrue(wire.response().head().contains("connection: close"));
            wire.ends();
        }
        try (var wire = new Wire(served.port())) {
            wire.write("GET / HTTP/1.0\r\n\r\n");
            assertEquals(200, wire.response().status());
            wire.ends();
        }
    }

    @Test
    void aBodyHasALimit() throws Exception {
        var just = ask(at("/").POST(HttpRequest.BodyPublishers.ofByteArray(new byte[BODY_MAX])));
        assertEquals(200, just.statusCode());
        try (var wire = new Wire(served.port())) {
            wire.write("POST / HTTP/1.1\r\ncontent-length: " + (BODY_MAX + 1) + "\r\n\r\n");
            assertEquals(413, wire.response().status());
            wire.ends();
        }
        try (var wire = new Wire(served.port())) {
            wire.write("POST / HTTP/1.1\r\ntransfer-encoding: chunked\r\n\r\n");
            for (int i = 0; i < 5; i++) wire.write("3e8\r\n" + "x".repeat(1000) + "\r\n");
            wire.write("1\r\nx\r\n");
            assertEquals(413, wire.response().status());
            wire.ends();
        }
        assertEquals(2, served.stats().count(Refusal.TOO_LONG));
    }

    @Test
    void aBodyOfUnknownLengthMayReachItsLimit() throws Exception {
        try (var wire = new Wire(served.port())) {
            wire.write("POST / HTTP/1.1\r\ntransfer-encoding: chunked\r\n\r\n");
            for (int i = 0; i < 5; i++) wire.write("3e8\r\n" + "x".repeat(1000) + "\r\n");
            wire.write("0\r\n\r\n");
            assertEquals(200, wire.response().status());
        }
    }

    @Test
    void aClientThatWaitsForLeaveGetsIt() throws Exception {
        try (var wire = new Wire(served.port())) {
            wire.write("POST / HTTP/1.1\r\ncontent-length: 2\r\nexpect: 100-continue\r\n\r\n");
            assertEquals(100, wire.response().status());
            wire.write("ab");
            assertEquals(200, wire.response().status());
        }
    }

    @Test
    void theHeadHasALimit() throws Exception {
        int max = served.limits().httpHeadBytesMax();
        try (var wire = new Wire(served.port())) {
            wire.write("GET /" + "x".repeat(max) + " HTTP/1.1\r\n\r\n");
            assertEquals(414, wire.response().status());
            wire.ends();
        }
        try (var wire = new Wire(served.port())) {
            wire.write("GET / HTTP/1.1\r\nx: " + "x".repeat(max) + "\r\n\r\n");
            assertEquals(431, wire.response().status());
            wire.ends();
        }
        try (var wire = new Wire(served.port())) {
            wire.write("GET / HTTP/1.1\r\nx: " + "x".repeat(max - 100) + "\r\n\r\n");
            assertEquals(200, wire.response().status());
        }
    }

    @Test
    void whoDoesNotReadTheAnswerIsClosedInTheEnd() throws Exception {
        try (var file = new RandomAccessFile(folder.resolve("file").toFile(), "rw")) {
            file.setLength(100 << 20);
        }
        served.close();
        served = Served.with(limits -> limits.idle = Duration.ofSeconds(2), new Echo());
        try (var wire = new Wire(served.port())) {
            wire.write("GET /whole HTTP/1.1\r\nhost: x\r\n\r\n");
            assertEquals(100 << 20, wire.response().length());
            while (served.stats().open() > 0) LockSupport.parkNanos(1_000_000);
            assertEquals(1, served.stats().count(Refusal.IDLE));
        }
    }

    @Test
    void whoRestsBetweenRequestsIsClosedAfterTheGreetingTime() throws Exception {
        served.close();
        served = Served.with(limits -> limits.greeting = Duration.ofSeconds(1), new Echo());
        try (var wire = new Wire(served.port())) {
            wire.write("GET / HTTP/1.1\r\nhost: x\r\n\r\n");
            wire.read(wire.response().length());
            wire.ends();
            assertEquals(1, served.stats().count(Refusal.SILENT));
        }
    }

    @Test
    void moreThan128RequestsInOneGoAreTooMany() throws Exception {
        try (var wire = new Wire(served.port())) {
            wire.write("GET / HTTP/1.1\r\nhost: x\r\n\r\n".repeat(129 + 200));
            wire.ends();
            assertEquals(1, served.stats().count(Refusal.GARBAGE));
        }
    }

    @Test
    void whatIsNoHttpIsRefused() throws Exception {
        try (var wire = new Wire(served.port())) {
            wire.write("GET \u0001\u0002\r\n\r\n");
            assertEquals(400, wire.response().status());
            wire.ends();
        }
        try (var wire = new Wire(served.port())) {
            wire.write("POST / HTTP/1.1\r\ncontent-length: ten\r\n\r\n");
            assertEquals(400, wire.response().status());
            wire.ends();
        }
    }
}
