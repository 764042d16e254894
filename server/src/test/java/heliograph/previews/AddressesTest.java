package heliograph.previews;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
    private static Addresses answering(boolean everywhere, String... addresses) {
        var found = List.of(addresses).stream().map(InetAddress::ofLiteral).toList();
        Dns names = _ -> found;
        return everywhere
                ? new Addresses(_ -> true, Set.of(), names)
                : new Addresses(_ -> false, Addresses.WEB, names);
    }

    private static HttpUrl url(String host) {
        return HttpUrl.get("http://" + (host.contains(":") ? "[" + host + "]" : host) + "/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.255.255.255",
                "10.0.0.1",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.255",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.1",
                "192.0.2.1",
                "192.168.0.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:10.0.0.1",
                "::ffff:127.0.0.1",
                "::10.0.0.1",
                "64:ff9b::a00:1",
                "fc00::1",
                "fd00::1",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                "2001::1",
                "2001:db8::1",
                "2002:a00:1::1",
                "3fff::1"
            })
    void whatIsNotPublicIsNotAsked(String address) {
        var strict = answering(false, address);
        assertThrows(UnknownHostException.class, () -> strict.lookup("rebound.example"));
        assertThrows(IOException.class, () -> strict.check(url(address)));
        assertDoesNotThrow(() -> answering(true, address).check(url(address)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.0.0.1", "9.255.255.255", "11.0.0.1", "100.63.255.255", "100.128.0.1",
                "169.253.255.255", "172.15.255.255", "172.32.0.1", "192.169.0.1", "198.17.255.255",
                "198.20.0.1", "223.255.255.255", "2000::1", "2001:200::1", "2606:4700::1111",
                "2a00::1", "3ffe::1"
            })
    void whatIsPublicIs(String address) throws Exception {
        var strict = answering(false, address);
        assertEquals(List.of(InetAddress.ofLiteral(address)), strict.lookup("fine.example"));
        strict.check(url(address));
    }

    @Test
    void onlyTheGoodAddressesOfANameAreUsed() throws Exception {
        var mixed = answering(false, "10.0.0.1", "1.1.1.1", "::1");
        assertEquals(List.of(InetAddress.ofLiteral("1.1.1.1")), mixed.lookup("mixed.example"));
    }

    /// Numbers that C libraries take for addresses.
    @ParameterizedTest
    @ValueSource(strings = {"2130706433", "127.1", "1.2.3.4.5", "0", "0.0", "."})
    void addressesThatLookOddAreNotAsked(String host) {
        var url = HttpUrl.parse("http://" + host + "/");
        if (url == null) return;
        assertThrows(IOException.class, () -> answering(false, "1.1.1.1").check(url));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 22, 79, 81, 442, 444, 8080, 65535})
    void otherPortsAreNotAsked(int port) {
        var url = HttpUrl.get("http://fine.example:" + port + "/");
        assertThrows(IOException.class, () -> answering(false, "1.1.1.1").check(url));
        assertDoesNotThrow(() -> answering(true, "1.1.1.1").check(url));
        for (var good : List.of("http://fine.example:443/", "https://fine.example:80/"))
            assertDoesNotThrow(() -> answering(false, "1.1.1.1").check(HttpUrl.get(good)));
    }
}
