package heliograph.app;

import heliograph.net.NetConfig;
import heliograph.previews.Reach;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// All that an operator can set. Every default stands here.
///
/// Values come from `DIR/heliograph.conf` (lines `key: value`) and, before it, from arguments
/// (`--key value`).
///
/// @param data the folder that holds everything of one installation
/// @param endpoint where it listens, and where clients find it
/// @param dc the id of the data centre that clients are told
/// @param testAccounts whether numbers 99966XYYYY sign in with the code XXXXX
/// @param floodLimits whether limits count for test numbers too
/// @param signUp who may make an account
/// @param groupSize people in one basic group
/// @param previews whom the server asks for previews of links
/// @param web the folder of the built web client, null to serve none
/// @param providers settings of the ways that login codes are sent, by their names
public record Config(
        Path data,
        Endpoint endpoint,
        int dc,
        boolean testAccounts,
        boolean floodLimits,
        SignUp signUp,
        int groupSize,
        Reach previews,
        @Nullable Path web,
        Map<String, String> providers) {
    /// Who may make an account; the first is the owner's, whatever stands here.
    public enum SignUp {
        OPEN,
        INVITATION,
        CLOSED
    }

    /// What is wrong with the configuration: one line, `key: value (expected: …)`.
    public static final class Invalid extends Exception {
        private static final long serialVersionUID = 1;

        Invalid(String key, String value, String expected) {
            super(key + ": " + value + " (expected: " + expected + ")");
        }
    }

    private static final Set<String> SWITCHES =
            Set.of("test-accounts", "flood-limits", "previews-private-networks");
    private static final Set<String> KEYS =
            Set.of(
                    "data",
                    "host",
                    "port",
                    "address",
                    "url",
                    "tls-chain",
                    "tls-key",
                    "dc",
                    "sign-up",
                    "test-accounts",
                    "flood-limits",
                    "group-size",
                    "previews",
                    "previews-private-networks",
                    "web");

    /// People in one basic group, unless the operator says otherwise: `chat_size_max`.
    public static final int GROUP_SIZE = 200;

    /// Each message is written to each member's box.
    private static final int GROUP_SIZE_MAX = 1_000;

    /// Keys of the providers of login codes; their own package reads them.
    private static final String PROVIDERS = "codes.";

    /// Reads the arguments and the file in the data folder.
    public static Config read(List<String> arguments) throws Invalid, IOException {
        var given = arguments(arguments);
        var data = Path.of(given.getOrDefault("data", "heliograph-data"));
        var values = new HashMap<>(file(data.resolve("heliograph.conf")));
        values.putAll(given);
        return new Reader(values).config(data);
    }

    private static Map<String, String> arguments(List<String> arguments) throws Invalid {
        var values = new HashMap<String, String>();
        var rest = new ArrayList<>(arguments);
        while (!rest.isEmpty()) {
            var name = rest.removeFirst();
            if (!name.startsWith("--")) throw new Invalid("argument", name, "--key value");
            int equals = name.indexOf('=');
            var key = equals < 0 ? name.substring(2) : name.substring(2, equals);
            check(key);
            if (equals >= 0) values.put(key, name.substring(equals + 1));
            else if (SWITCHES.contains(key)) values.put(key, "true");
            else if (rest.isEmpty()) throw new Invalid(key, "", "a value");
            else values.put(key, rest.removeFirst());
        }
        return values;
    }

    private static Map<String, String> file(Path file) throws IOException, Invalid {
        if (!Files.exists(file)) return Map.of();
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        var values = new HashMap<String, String>();
        for (var key : properties.stringPropertyNames()) {
            check(key);
            values.put(key, properties.getProperty(key).strip());
        }
        return values;
    }

    private static void check(String key) throws Invalid {
        if (!KEYS.contains(key) && !key.startsWith(PROVIDERS))
            throw new Invalid(
                    "key", key, "one of " + String.join(", ", new TreeSet<>(KEYS)) + ", codes.*");
    }

    /// Takes values by key, each checked.
    private record Reader(Map<String, String> values) {
        Config config(Path data) throws Invalid, IOException {
            var endpoint = endpoint();
            boolean testAccounts = bool("test-accounts");
            if (testAccounts && !host(endpoint.host()).isLoopbackAddress())
                throw new Invalid(
                        "test-accounts", "true", "false while host is " + endpoint.host());
            return new Config(
                    data,
                    endpoint,
                    number("dc", 2, 1, 5),
                    testAccounts,
                    bool("flood-limits"),
                    signUp(),
                    number("group-size", GROUP_SIZE, 2, GROUP_SIZE_MAX),
                    previews(),
                    values.containsKey("web") ? Path.of(values.getOrDefault("web", "")) : null,
                    providers());
        }

        private int number(String key, int otherwise, int min, int max) throws Invalid {
            var value = values.get(key);
            if (value == null) return otherwise;
            var expected = "a number from " + min + " to " + max;
            try {
                int number = Integer.parseInt(value);
                if (number < min || number > max) throw new Invalid(key, value, expected);
                return number;
            } catch (NumberFormatException e) {
                throw new Invalid(key, value, expected);
            }
        }

        private boolean bool(String key) throws Invalid {
            var value = values.getOrDefault(key, "false");
            return switch (value) {
                case "true" -> true;
                case "false" -> false;
                default -> throw new Invalid(key, value, "true or false");
            };
        }

        private SignUp signUp() throws Invalid {
            var value = values.getOrDefault("sign-up", "open");
            for (var policy : SignUp.values())
                if (policy.name().toLowerCase(Locale.ROOT).equals(value)) return policy;
            throw new Invalid("sign-up", value, "open, invitation or closed");
        }

        private Reach previews() throws Invalid {
            boolean near = bool("previews-private-networks");
            var value = values.getOrDefault("previews", "off");
            return switch (value) {
                case "on" -> near ? Reach.EVERYWHERE : Reach.PUBLIC;
                case "off" -> Reach.NONE;
                default -> throw new Invalid("previews", value, "on or off");
            };
        }

        private Map<String, String> providers() {
            var chosen = new TreeMap<String, String>();
            values.forEach((key, value) -> {
                if (key.startsWith(PROVIDERS)) chosen.put(key.substring(PROVIDERS.length()), value);
            });
            return chosen;
        }

        private Endpoint endpoint() throws Invalid, IOException {
            var host = values.getOrDefault("host", "127.0.0.1");
            var bound = host(host);
            var otherwise = bound.isAnyLocalAddress() ? Endpoint.outward() : bound.getHostAddress();
            return new Endpoint(
                    host, number("port", 8443, 0, 65_535), address(otherwise), url(), tls());
        }

        private static InetAddress host(String host) throws Invalid {
            try {
                return InetAddress.getByName(host);
            } catch (UnknownHostException e) {
                throw new Invalid("host", host, "an address of this machine");
            }
        }

        private String address(String otherwise) throws Invalid {
            var value = values.getOrDefault("address", otherwise);
            try {
                return InetAddress.ofLiteral(value).getHostAddress();
            } catch (IllegalArgumentException e) {
                throw new Invalid("address", value, "an IP address");
            }
        }

        private @Nullable String url() throws Invalid {
            var value = values.get("url");
            if (value == null) return null;
            var expected = "https:// or http://, a host, and a port if need be";
            try {
                var url = new URI(value);
                boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
                boolean bare = url.getPath().isEmpty() || url.getPath().equals("/");
                boolean more = url.getQuery() != null || url.getFragment() != null;
                if (!web || url.getHost() == null || !bare || more)
                    throw new Invalid("url", value, expected);
            } catch (URISyntaxException e) {
                throw new Invalid("url", value, expected);
            }
            return value.endsWith("/") ? value : value + "/";
        }

        private NetConfig.@Nullable Tls tls() throws Invalid {
            if (!values.containsKey("tls-chain") && !values.containsKey("tls-key")) return null;
            return new NetConfig.Tls(
                    file("tls-chain", "a file of certificates in PEM, the service's own first"),
                    file("tls-key", "a file with the certificate's private key in PEM, PKCS#8"));
        }

        private Path file(String key, String expected) throws Invalid {
            var value = values.getOrDefault(key, "");
            var file = Path.of(value);
            if (value.isEmpty() || !Files.isReadable(file) || Files.isDirectory(file))
                throw new Invalid(key, value, expected);
            return file;
        }
    }
}
