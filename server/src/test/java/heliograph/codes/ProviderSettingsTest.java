package heliograph.codes;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What an operator may write under `codes.`.
final class ProviderSettingsTest {
    private static final Map<String, String> MAIL =
            Map.of(
                    "provider", "smtp",
                    "smtp.host", "mail.example.org",
                    "smtp.user", "post",
                    "smtp.password", "secret",
                    "smtp.from", "codes@example.org");

    private static final Map<String, String> HOOK =
            Map.of(
                    "provider", "http",
                    "http.url", "https://sms.example.org/code",
                    "http.secret", "sixteen bytes ok");

    private static CodeProvider made(Map<String, String> values) {
        var guests = new GuestList(Path.of("nowhere", "guests.txt"));
        return new ProviderSettings(values, guests, System.out, Instant::now).provider();
    }

    private static Map<String, String> with(Map<String, String> values, String key, String value) {
        var changed = new HashMap<>(values);
        changed.put(key, value);
        return changed;
    }

    private static void refused(String begin, Map<String, String> values) {
        var wrong = assertThrows(IllegalArgumentException.class, () -> made(values));
        var said = String.valueOf(wrong.getMessage());
        assertTrue(said.startsWith("codes." + begin), said);
        assertFalse(said.contains("secret bytes"), said);
    }

    @Test
    void theTerminalIsTheDefault() {
        assertInstanceOf(TerminalCodes.class, made(Map.of()));
        assertInstanceOf(TerminalCodes.class, made(Map.of("provider", "terminal")));
        refused(
                "provider: pigeon (expected: terminal, smtp or http)",
                Map.of("provider", "pigeon"));
        refused("colour:", Map.of("colour", "blue"));
    }

    @Test
    void mailNeedsAServerThatProtectsIt() {
        assertInstanceOf(MailCodes.class, made(MAIL));
        assertInstanceOf(MailCodes.class, made(with(MAIL, "smtp.pattern", "{phone}@example.org")));
        for (var port : new String[] {"1", "65535"}) made(with(MAIL, "smtp.port", port));
        for (var port : new String[] {"0", "65536", "x"})
            refused("smtp.port: " + port, with(MAIL, "smtp.port", port));
        refused("smtp.protection: none", with(MAIL, "smtp.protection", "none"));
        refused("smtp.protection: some", with(MAIL, "smtp.protection", "some"));
        made(with(with(MAIL, "smtp.protection", "none"), "smtp.host", "127.0.0.1"));
        refused("smtp.from: nobody at all", with(MAIL, "smtp.from", "nobody at all"));
        refused("smtp.pattern: x", with(MAIL, "smtp.pattern", "x"));
        refused("smtp.host: ", with(MAIL, "smtp.host", ""));
        refused("smtp.password: ", with(MAIL, "smtp.password", ""));
    }

    @Test
    void aHookIsReachedSafelyAndHasASecret() {
        assertInstanceOf(HookCodes.class, made(HOOK));
        made(with(HOOK, "http.url", "http://127.0.0.1:9/"));
        for (var url : new String[] {"http://192.0.2.1/", "ftp://x/", "no url", "https:"})
            refused("http.url: " + url, with(HOOK, "http.url", url));
        refused("http.secret: …", with(HOOK, "http.secret", "secret bytes 15"));
        for (var seconds : new String[] {"1", "60"}) made(with(HOOK, "timeout-seconds", seconds));
        for (var seconds : new String[] {"0", "61"})
            refused("timeout-seconds: " + seconds, with(HOOK, "timeout-seconds", seconds));
    }
}
