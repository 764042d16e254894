package heliograph.net;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where the gateway listens and what it allows.
///
/// @param host the address to bind, loopback unless the operator says otherwise
/// @param port the port to bind, 0 for any free one
/// @param tls the certificate to offer on the same port, none for plain sockets only
public record NetConfig(String host, int port, @Nullable Tls tls, NetLimits limits) {
    public NetConfig {
        if (port < 0 || port > 65_535) throw new IllegalArgumentException("port: " + port);
    }

    /// Loopback without TLS, within the standard limits of this machine.
    public static NetConfig loopback(int port) {
        return new NetConfig(
                "127.0.0.1",
                port,
                null,
                NetLimits.standard(Runtime.getRuntime().availableProcessors()));
    }

    /// A certificate.
    ///
    /// @param chain X.509 certificates in PEM, the server's own first
    /// @param key its private key in PEM, PKCS#8, without a password
    public record Tls(Path chain, Path key) {}
}
