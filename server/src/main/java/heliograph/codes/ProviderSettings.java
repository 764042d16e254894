package heliograph.codes;

import static java.nio.charset.StandardCharsets.UTF_8;

import heliograph.codes.Mail.Protection;
import heliograph.codes.Mail.Server;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Makes the provider of login codes that the operator has set.
///
/// | key | value |
/// |---|---|
/// | `codes.provider` | `terminal` (the default), `smtp` or `http` |
/// | `codes.smtp.host`, `.port` | the mail server; port 587 unless set |
/// | `codes.smtp.protection` | `starttls` (the default), `tls`, or `none` for a server on this machine |
/// | `codes.smtp.user`, `.password` | how to sign in there, if it asks |
/// | `codes.smtp.from`, `.name` | the sender's address, and the installation's name |
/// | `codes.smtp.pattern` | the address of numbers that the guest list has none for: `{phone}@…` |
/// | `codes.http.url`, `.secret` | the hook, `https` or on this machine, and the key of its signature |
/// | `codes.timeout-seconds` | for each step, 1 to 60; 10 unless set |
public final class ProviderSettings {
    private static final Set<String> KEYS =
            Set.of(
                    "provider",
                    "timeout-seconds",
                    "smtp.host",
                    "smtp.port",
                    "smtp.protection",
                    "smtp.user",
                    "smtp.password",
                    "smtp.from",
                    "smtp.name",
                    "smtp.pattern",
                    "http.url",
                    "http.secret");

    private final Map<String, String> values;
    private final GuestList guests;
    private final PrintStream console;
    private final InstantSource clock;

    /// @param values by the keys above, without `codes.`
    /// @param guests where e-mail addresses are looked up first
    /// @param console where the terminal's codes are shown
    public ProviderSettings(
            Map<String, String> values,
            GuestList guests,
            PrintStream console,
            InstantSource clock) {
        this.values = values;
        this.guests = guests;
        this.console = console;
        this.clock = clock;
    }

    /// Whether an installation with these settings sends mail.
    ///
    /// @param values by the keys above, without `codes.`
    public static boolean sendsMail(Map<String, String> values) {
        return "smtp".equals(values.get("provider"));
    }

    /// Makes the provider.
    ///
    /// @throws IllegalArgumentException with `key: value (expected: …)` when a value will not do;
    ///   secrets are left out of it
    public CodeProvider provider() {
        for (var key : values.keySet())
            if (!KEYS.contains(key))
                throw wrong(key, "", "one of " + String.join(", ", new TreeSet<>(KEYS)));
        var name = values.getOrDefault("provider", "terminal");
        return switch (name) {
            case "terminal" -> new TerminalCodes(console);
            case "smtp" -> mail();
            case "http" -> hook();
            default -> throw wrong("provider", name, "terminal, smtp or http");
        };
    }

    private MailCodes mail() {
        var host = needed("smtp.host");
        var protection = protection(host);
        var user = values.get("smtp.user");
        var password = user == null ? null : needed("smtp.password");
        int port = number("smtp.port", 587, 1, 65_535);
        var server = new Server(host, port, protection, user, password, timeout());
        var pattern = values.get("smtp.pattern");
        var addresses = pattern == null ? guests : guests.or(pattern(pattern));
        var name = values.getOrDefault("smtp.name", "Heliograph");
        try {
            return new MailCodes(new Mail(server, needed("smtp.from"), name, clock), addresses);
        } catch (IllegalArgumentException e) {
            throw wrong("smtp.from", values.get("smtp.from"), "an e-mail address");
        }
    }

    private static Addresses pattern(String pattern) {
        try {
            return Addresses.pattern(pattern);
        } catch (IllegalArgumentException e) {
            throw wrong("smtp.pattern", pattern, "{phone}@example.org");
        }
    }

    private Protection protection(String host) {
        var value = values.getOrDefault("smtp.protection", "starttls");
        for (var protection : Protection.values())
            if (protection.name().toLowerCase(Locale.ROOT).equals(value)) {
                if (protection == Protection.NONE && !isHere(host))
                    throw wrong("smtp.protection", value, "starttls or tls for " + host);
                return protection;
            }
        throw wrong("smtp.protection", value, "starttls, tls or none");
    }

    private HookCodes hook() {
        var url = needed("http.url");
        var expected = "https://…, or http:// on this machine";
        URI address;
        try {
            address = URI.create(url);
        } catch (IllegalArgumentException e) {
            throw wrong("http.url", url, expected);
        }
        var host = address.getHost();
        boolean good =
                host != null
                        && ("https".equals(address.getScheme())
                                || ("http".equals(address.getScheme()) && isHere(host)));
        if (!good) throw wrong("http.url", url, expected);
        var secret = needed("http.secret").getBytes(UTF_8);
        if (secret.length < HookCodes.SECRET_MIN)
            throw wrong("http.secret", "…", HookCodes.SECRET_MIN + " bytes or more");
        return new HookCodes(address, secret, timeout(), clock);
    }

    private Duration timeout() {
        return Duration.ofSeconds(number("timeout-seconds", 10, 1, 60));
    }

    private int number(String key, int otherwise, int min, int max) {
        var value = values.get(key);
        if (value == null) return otherwise;
        try {
            int number = Integer.parseInt(value);
            if (number >= min && number <= max) return number;
        } catch (NumberFormatException e) {
            // said below
        }
        throw wrong(key, value, "a number from " + min + " to " + max);
    }

    private String needed(String key) {
        var value = values.get(key);
        if (value == null || value.isEmpty()) throw wrong(key, "", "a value");
        return value;
    }

    private static boolean isHere(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static IllegalArgumentException wrong(
            String key, @Nullable String value, String expected) {
        return new IllegalArgumentException(
                "codes." + key + ": " + value + " (expected: " + expected + ")");
    }
}
