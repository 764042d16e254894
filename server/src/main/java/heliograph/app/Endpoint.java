package heliograph.app;

import heliograph.net.NetConfig;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where the service listens, and where clients are told that it is.
///
/// @param host the address to listen on
/// @param port the port to listen on, 0 for any free one
/// @param address the IP address that clients connect to
/// @param url what the web client's address and links to chats begin with, with a slash at the end;
///   null for the address and the port
/// @param tls the certificate to offer on the port as well; null for none
public record Endpoint(
        String host, int port, String address, @Nullable String url, NetConfig.@Nullable Tls tls) {
    /// On loopback, on any free port.
    public static final Endpoint LOOPBACK = new Endpoint("127.0.0.1", 0, "127.0.0.1", null, null);

    /// What the web client's address and links begin with, once the port is known.
    String url(int bound) {
        if (url != null) return url;
        var name = address.contains(":") ? "[" + address + "]" : address;
        return (tls == null ? "http://" : "https://") + name + ":" + bound + "/";
    }

    /// The address that this machine is known by to others, for a service that listens on all.
    static String outward() throws IOException {
        var interfaces = NetworkInterface.networkInterfaces().toList();
        return outward(interfaces.stream().flatMap(NetworkInterface::inetAddresses).toList());
    }

    /// Of these, one that the whole internet can reach before one of a local network, and IPv4
    /// before IPv6; loopback when there is no other.
    static String outward(List<InetAddress> all) {
        @Nullable InetAddress best = null;
        for (var one : all) if (best == null || reach(one) > reach(best)) best = one;
        if (best == null || reach(best) <= 0) return "127.0.0.1";
        return best.getHostAddress().replaceFirst("%.*", "");
    }

    private static int reach(InetAddress address) {
        if (address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isMulticastAddress()) return 0;
        boolean unique = (address.getAddress()[0] & 0xfe) == 0xfc;
        boolean local = address.isSiteLocalAddress() || (!isV4(address) && unique);
        return (local ? 1 : 3) + (isV4(address) ? 1 : 0);
    }

    private static boolean isV4(InetAddress address) {
        return address instanceof Inet4Address;
    }
}
