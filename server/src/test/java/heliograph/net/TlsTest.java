package heliograph.net;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import heliograph.mtproto.transport.Framing;
import heliograph.mtproto.transport.Transport;
import heliograph.net.NetStats.Refusal;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Map;
import java.util.SplittableRandom;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The same port with a certificate: TLS and plain sockets side by side.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TlsTest {
    private static final String PASSWORD = "planted by the test";

    @TempDir private static Path folder;
    private KeyStore keys;
    private NetConfig.Tls tls;
    private Served served;

    /// Tells whether it was asked over TLS; sends a file.
    private final class Routes implements HttpRoutes {
        @Override
        public int bodyMax(String method, String path) {
            return 0;
        }

        @Override
        public WebAnswer answer(WebRequest request) {
            return request.path().equals("/file")
                    ? new WebAnswer(200, Map.of(), new WebAnswer.FilePart(tls.key(), 0, 5))
                    : WebAnswer.text(200, "secure " + request.secure());
        }
    }

    @BeforeAll
    void start() throws Exception {
        var store = folder.resolve("keys.p12");
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        var made =
                new ProcessBuilder(
                                keytool.toString(),
                                "-genkeypair",
                                "-keyalg",
                                "EC",
                                "-alias",
                                "it",
                                "-dname",
                                "CN=localhost",
                                "-validity",
                                "2",
                                "-keystore",
                                store.toString(),
                                "-storepass",
                                PASSWORD)
                        .inheritIO()
                        .start()
                        .waitFor();
        assertEquals(0, made);
        keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        tls =
                new NetConfig.Tls(
                        pem("CERTIFICATE", keys.getCertificate("it").getEncoded()),
                        pem("PRIVATE KEY", keys.getKey("it", PASSWORD.toCharArray()).getEncoded()));
        served = Served.over(tls, new Routes());
    }

    private Path pem(String what, byte[] bytes) throws IOException {
        var encoded = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return Files.writeString(
                folder.resolve(what.replace(' ', '-') + ".pem"),
                "-----BEGIN " + what + "-----\n" + encoded + "\n-----END " + what + "-----\n");
    }

    @AfterAll
    void stop() {
        served.close();
    }

    private Wire secure() throws IOException, GeneralSecurityException {
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null);
        trusted.setCertificateEntry("it", keys.getCertificate("it"));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return new Wire(
                context.getSocketFactory()
                        .createSocket(InetAddress.getLoopbackAddress(), served.port()));
    }

    @Test
    void httpOverTlsIsSecureAndHttpBesideItIsNot() throws Exception {
        try (var wire = secure()) {
            wire.write("GET / HTTP/1.1\r\n\r\n");
            assertEquals("secure true", new String(wire.read(wire.response().length()), US_ASCII));
            wire.write("GET /file HTTP/1.1\r\n\r\n");
            assertEquals("-----", new String(wire.read(wire.response().length()), US_ASCII));
        }
        try (var wire = new Wire(served.port())) {
            wire.write("GET / HTTP/1.1\r\n\r\n");
            assertEquals("secure false", new String(wire.read(wire.response().length()), UTF_8));
        }
    }

    @Test
    void mtprotoGoesOverTlsToo() throws Exception {
        long session = 0;
        for (var framing : Framing.values()) {
            var opening = Transport.openObfuscated(framing, 2, null, new SplittableRandom(1));
            try (var pipe = new Pipe.Tcp(secure(), opening)) {
                var client = new Client(served, pipe, served.plantKey(1), session++);
                client.ping(1);
                pipe.send(client.seal(Client.body(Served.GIVE, 1 << 20)));
                boolean came = false;
                while (!came) came = client.open(Pipe.payload(pipe.receive())).size() > 1 << 20;
            }
        }
    }

    @Test
    void tlsWithinTlsIsHungUpOn() throws Exception {
        try (var wire = secure()) {
            wire.write(new byte[] {0x16, 3, 1, 2, 0, 1, 0, 1, (byte) 0xfc}).ends();
            assertEquals(1, served.stats().count(Refusal.GARBAGE));
        }
    }

    @Test
    void aCertificateThatIsNoneIsToldAtTheStart() throws IOException {
        var text = Files.writeString(folder.resolve("text.pem"), "no certificate");
        assertThrows(
                IOException.class,
                () -> Served.over(new NetConfig.Tls(text, text), new Routes()).close());
        var absent = folder.resolve("absent.pem");
        assertThrows(
                IOException.class,
                () -> Served.over(new NetConfig.Tls(absent, absent), new Routes()).close());
    }
}
