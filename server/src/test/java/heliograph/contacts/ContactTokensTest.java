package heliograph.contacts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import heliograph.Trio;
import heliograph.tl.api.User;
import heliograph.tl.api.contacts.ExportContactToken;
import heliograph.tl.api.contacts.ImportContactToken;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/// Links by which one is found for an hour.
class ContactTokensTest {
    private static String token(Trio trio) {
        var exported = trio.alice.ask(new ExportContactToken());
        long now = trio.server.clock.instant().getEpochSecond();
        assertEquals(now + ContactTokensRpc.LIFETIME, exported.expires());
        return exported.url().substring(exported.url().indexOf("contact/") + "contact/".length());
    }

    private static String refused(Trio trio, String token) {
        return trio.bob.outcome(new ImportContactToken(token)).error();
    }

    @Test
    void whoMadeALinkIsFoundByItForAnHour() {
        try (var trio = new Trio()) {
            var token = token(trio);
            var found = (User) trio.bob.ask(new ImportContactToken(token));
            assertEquals(trio.alice.id(), found.id());
            assertEquals(null, found.phone());
            trio.server.clock.pass(Duration.ofSeconds(ContactTokensRpc.LIFETIME - 1));
            assertEquals("", refused(trio, token));
            trio.server.clock.pass(Duration.ofSeconds(1));
            assertEquals("IMPORT_TOKEN_INVALID", refused(trio, token));
        }
    }

    @Test
    void noByteOfALinkCanBeAnother() {
        try (var trio = new Trio()) {
            var bytes = Base64.getUrlDecoder().decode(token(trio));
            var encoder = Base64.getUrlEncoder().withoutPadding();
            for (int i = 0; i < bytes.length; i++) {
                var other = bytes.clone();
                other[i] ^= 1;
                assertEquals("IMPORT_TOKEN_INVALID", refused(trio, encoder.encodeToString(other)));
            }
            for (var none : new String[] {"", "A", "not base64 ☀", "QUJD"})
                assertEquals("IMPORT_TOKEN_INVALID", refused(trio, none));
        }
    }
}
