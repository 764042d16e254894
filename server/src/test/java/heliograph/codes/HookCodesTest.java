package heliograph.codes;

import static heliograph.codes.CodesTest.CODE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import heliograph.codes.CodeProvider.Way;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.CountDownLatch;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Codes through a program of the operator's, here a small HTTP server on the loopback.
final class HookCodesTest {
    private static final byte[] SECRET = "sixteen bytes ok".getBytes(UTF_8);
    private static final Instant NOW = Instant.ofEpochSecond(1_772_366_400);

    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer server;
    private volatile int status = 204;
    private volatile String body = "";
    private volatile String timestamp = "";
    private volatile String signature = "";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/code", this::take);
        server.createContext(
                "/never",
                exchange -> {
                    try (exchange) {
                        over.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            timestamp = exchange.getRequestHeaders().getFirst(HookCodes.TIMESTAMP);
            signature = exchange.getRequestHeaders().getFirst(HookCodes.SIGNATURE);
            exchange.sendResponseHeaders(status, -1);
        }
    }

    private HookCodes hook(String path, Duration timeout) {
        var address = server.getAddress();
        var uri = "http://" + address.getAddress().getHostAddress() + ":" + address.getPort();
        return new HookCodes(URI.create(uri + path), SECRET, timeout, () -> NOW);
    }

    @Test
    void aCodeIsPostedAndSigned() throws Exception {
        assertEquals(new Way.Text(), hook("/code", Duration.ofSeconds(10)).send(CODE));
        assertEquals(
                "{\"phone\":\"4930901820\",\"code\":\"12345\",\"life_seconds\":300,"
                        + "\"language\":\"de\"}",
                body);
        assertEquals("1772366400", timestamp);
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET, "HmacSHA256"));
        var expected = mac.doFinal(("1772366400." + body).getBytes(UTF_8));
        assertEquals(HexFormat.of().formatHex(expected), signature);
    }

    @Test
    void aClientsLanguageCannotBreakOut() throws Exception {
        var language = "x\",\"code\":\"0\\\n\u00e9";
        var code = new LoginCode("1", "12345", Duration.ofMinutes(5), language);
        hook("/code", Duration.ofSeconds(10)).send(code);
        assertTrue(
                body.endsWith(
                        "\"language\":\"x\\u0022,\\u0022code\\u0022:\\u00220\\u005c\\u000a\\u00e9\"}"),
                body);
    }

    @Test
    void everyAnswerButAGoodOneIsAFailure() {
        var hook = hook("/code", Duration.ofSeconds(10));
        for (int bad : new int[] {301, 404, 500}) {
            status = bad;
            assertThrows(CodeNotSent.class, () -> hook.send(CODE));
        }
        assertThrows(CodeNotSent.class, () -> hook("/gone", Duration.ofSeconds(10)).send(CODE));
    }

    @Test
    void aHookThatNeverAnswersIsGivenUp() {
        assertThrows(CodeNotSent.class, () -> hook("/never", Duration.ofMillis(300)).send(CODE));
    }

    @Test
    void aSecretHasSixteenBytesAtLeast() {
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        new HookCodes(
                                URI.create("http://127.0.0.1/"),
                                new byte[HookCodes.SECRET_MIN - 1],
                                Duration.ofSeconds(1),
                                () -> NOW));
    }
}
