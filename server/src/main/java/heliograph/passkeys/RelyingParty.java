package heliograph.passkeys;

import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The service as authenticators know it (https://www.w3.org/TR/webauthn-3/#relying-party).
///
/// A passkey is bound to the host name for ever: after a move to another one, people sign in by
/// code and make new passkeys.
///
/// @param id the host name
/// @param origins where the pages and apps may be that use its passkeys
public record RelyingParty(String id, Set<String> origins) {
    private static final String HERE = "localhost";

    /// The relying party of a service at `url`, or null when browsers give it no passkeys: without
    /// TLS, or under a bare address. A service on this machine is known as `localhost`.
    ///
    /// Apps that are no browsers, and ask their system for a passkey, name the host without a port.
    public static @Nullable RelyingParty at(String url) {
        var place = URI.create(url);
        var host = place.getHost().toLowerCase(Locale.ROOT);
        var port = place.getPort() < 0 ? "" : ":" + place.getPort();
        var address = address(host);
        boolean here = address == null ? host.equals(HERE) : address.isLoopbackAddress();
        if (here) return new RelyingParty(HERE, Set.of(place.getScheme() + "://" + HERE + port));
        if (address != null || !place.getScheme().equals("https")) return null;
        var bare = "https://" + host;
        return new RelyingParty(host, port.isEmpty() ? Set.of(bare) : Set.of(bare, bare + port));
    }

    private static @Nullable InetAddress address(String host) {
        try {
            return InetAddress.ofLiteral(host);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
