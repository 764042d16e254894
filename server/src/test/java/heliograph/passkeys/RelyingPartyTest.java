package heliograph.passkeys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import heliograph.profiles.Profiles;
import heliograph.rpc.Caller;
import heliograph.rpc.RpcError;
import heliograph.store.memory.MemoryStore;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// As whom authenticators know a service.
final class RelyingPartyTest {
    @Test
    void aServiceWithANameIsKnownByIt() {
        assertEquals(
                new RelyingParty("chat.example", Set.of("https://chat.example")),
                RelyingParty.at("https://Chat.example/"));
        assertEquals(
                new RelyingParty(
                        "chat.example",
                        Set.of("https://chat.example", "https://chat.example:8443")),
                RelyingParty.at("https://chat.example:8443/"));
    }

    @Test
    void aServiceOnThisMachineIsKnownAsLocalhost() {
        var here = new RelyingParty("localhost", Set.of("http://localhost:8443"));
        assertEquals(here, RelyingParty.at("http://127.0.0.1:8443/"));
        assertEquals(here, RelyingParty.at("http://[::1]:8443/"));
        assertEquals(here, RelyingParty.at("http://localhost:8443/"));
        assertEquals(
                new RelyingParty("localhost", Set.of("https://localhost")),
                RelyingParty.at("https://localhost/"));
    }

    @Test
    void withoutTlsOrANameThereIsNone() {
        assertNull(RelyingParty.at("http://chat.example/"));
        assertNull(RelyingParty.at("https://192.0.2.1:8443/"));
        assertNull(RelyingParty.at("https://[2001:db8::1]/"));
        assertNull(RelyingParty.at("http://192.0.2.1:8443/"));
    }

    @Test
    void aServiceThatIsNoneSaysSo() {
        InstantSource noon = InstantSource.fixed(Instant.ofEpochSecond(43_200));
        var store = new MemoryStore(noon);
        var ground = new Passkeys.Ground(store, new Profiles(store), new SecureRandom(), noon);
        var passkeys = new Passkeys(ground, () -> "https://192.0.2.1:8443/", 2);
        var caller = new Caller(7, false, 1, 1, 1, 4, 229);
        refused("INPUT_METHOD_INVALID", () -> passkeys.request(caller));
        refused("ACCESS_DENIED", () -> passkeys.creation(caller));
        assertEquals(0, passkeys.all(7).size());
    }

    private static void refused(String error, Runnable call) {
        var refusal = assertThrows(RpcError.Refusal.class, call::run);
        assertEquals(error, refusal.error().message());
    }
}
