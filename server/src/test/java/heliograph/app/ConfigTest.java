package heliograph.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.previews.Reach;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What an operator may set, at its edges, and what is said of the rest.
class ConfigTest {
    @TempDir private Path folder;

    private Config read(String... arguments) throws Config.Invalid, IOException {
        var all = new ArrayList<>(List.of("--data", folder.toString()));
        all.addAll(List.of(arguments));
        return Config.read(all);
    }

    private String refused(String... arguments) {
        var invalid = assertThrows(Config.Invalid.class, () -> read(arguments));
        return String.valueOf(invalid.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "port, 0, 65535, -1, 65536",
        "dc, 1, 5, 0, 6",
        "group-size, 2, 1000, 1, 1001",
    })
    void numbersHaveEdges(String key, String least, String most, String below, String above)
            throws Exception {
        assertNotNull(read("--" + key, least));
        assertNotNull(read("--" + key, most));
        for (var wrong : List.of(below, above, "many", ""))
            assertTrue(refused("--" + key, wrong).startsWith(key + ": " + wrong + " (expected: "));
    }

    @ParameterizedTest
    @CsvSource({
        "host, nowhere.invalid",
        "address, example.org",
        "address, 300.1.1.1",
        "url, example.org",
        "url, ftp://example.org",
        "url, https://example.org/chat",
        "url, https://example.org/?a=b",
        "url, https://",
        "tls-chain, missing.pem",
        "sign-up, maybe",
        "test-accounts, yes",
        "previews, yes",
        "previews-private-networks, on",
    })
    void whatIsWrongIsNamed(String key, String value) {
        var told = refused("--" + key + "=" + value);
        assertTrue(told.startsWith(key + ": " + value + " (expected: "), told);
    }

    @Test
    void nobodyIsAskedForPreviewsUnlessTheOperatorSaysSo() throws Exception {
        assertEquals(Reach.NONE, read().previews());
        assertEquals(Reach.NONE, read("--previews", "off").previews());
        assertEquals(Reach.NONE, read("--previews-private-networks").previews());
        assertEquals(Reach.PUBLIC, read("--previews", "on").previews());
        assertEquals(
                Reach.EVERYWHERE,
                read("--previews", "on", "--previews-private-networks").previews());
    }

    @Test
    void whatNobodyKnowsIsNamed() {
        assertTrue(refused("--prot", "1").startsWith("key: prot (expected: one of address, "));
        assertTrue(refused("port").startsWith("argument: port (expected: "));
        assertEquals("port:  (expected: a value)", refused("--port"));
    }

    @Test
    void argumentsGoBeforeTheFile() throws Exception {
        Files.writeString(
                folder.resolve("heliograph.conf"), "port: 1\ndc: 3\ncodes.provider: smtp\n");
        var config = read("--port", "2");
        assertEquals(2, config.endpoint().port());
        assertEquals(3, config.dc());
        assertEquals("smtp", config.providers().get("provider"));
    }

    @Test
    void clientsAreToldWhereItIs() throws Exception {
        var usual = read().endpoint();
        assertEquals("127.0.0.1", usual.address());
        assertEquals("http://127.0.0.1:8443/", usual.url(usual.port()));
        var named = read("--address", "203.0.113.7", "--url", "https://chat.example").endpoint();
        assertEquals("203.0.113.7", named.address());
        assertEquals("https://chat.example/", named.url(1));
        assertEquals(
                "http://[2001:db8:0:0:0:0:0:7]:9/",
                read("--address=2001:db8::7").endpoint().url(9));
        var all = read("--host", "0.0.0.0").endpoint();
        assertTrue(!InetAddress.ofLiteral(all.address()).isAnyLocalAddress());
    }

    @Test
    void ofSeveralAddressesTheWidestIsTold() {
        var mine = new ArrayList<InetAddress>();
        assertEquals("127.0.0.1", Endpoint.outward(mine));
        for (var next :
                List.of(
                        "127.0.0.1",
                        "fe80::1",
                        "fd00::1",
                        "10.0.0.1",
                        "2001:db8::1",
                        "203.0.113.7")) {
            mine.addFirst(InetAddress.ofLiteral(next));
            var told = InetAddress.ofLiteral(Endpoint.outward(mine));
            var expected = next.equals("fe80::1") ? "127.0.0.1" : next;
            assertEquals(InetAddress.ofLiteral(expected), told);
        }
    }

    @Test
    void testNumbersAreForLoopbackOnly() throws Exception {
        assertTrue(read("--test-accounts").testAccounts());
        assertTrue(refused("--test-accounts", "--host", "0.0.0.0").startsWith("test-accounts: "));
    }

    @Test
    void aCertificateNeedsBothFiles() throws Exception {
        var file = Files.writeString(folder.resolve("it.pem"), "x").toString();
        assertTrue(refused("--tls-chain", file).startsWith("tls-key:  (expected: "));
        var tls = read("--tls-chain", file, "--tls-key", file).endpoint();
        assertEquals("https://127.0.0.1:8443/", tls.url(8443));
    }
}
