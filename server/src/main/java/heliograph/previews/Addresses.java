package heliograph.previews;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import okhttp3.Dns;
import okhttp3.HttpUrl;

/// Which hosts may be asked. A name is looked up once, and the addresses that were found good are
/// the ones that are connected to: nobody can give another answer in between.
///
/// @param trusted which addresses may be asked beside the public ones
/// @param ports that may be asked; none for all
/// @param names who looks names up
record Addresses(Predicate<InetAddress> trusted, Set<Integer> ports, Dns names) implements Dns {
    /// The ports of HTTP and HTTPS.
    static final Set<Integer> WEB = Set.of(80, 443);

    /// Addresses of IPv4 that are no public host's, as first address and bits of the prefix
    /// (https://www.iana.org/assignments/iana-ipv4-special-registry).
    private static final int[][] SPECIAL_V4 = {
        {0x00000000, 8}, // this network
        {0x0a000000, 8}, // private
        {0x64400000, 10}, // behind the NAT of a carrier
        {0x7f000000, 8}, // this machine
        {0xa9fe0000, 16}, // this link; clouds tell their secrets there
        {0xac100000, 12}, // private
        {0xc0000000, 24}, // protocols
        {0xc0000200, 24}, // examples
        {0xc0586300, 24}, // relays to IPv6
        {0xc0a80000, 16}, // private
        {0xc6120000, 15}, // measurements
        {0xc6336400, 24}, // examples
        {0xcb007100, 24}, // examples
        {0xe0000000, 3}, // many at a time, and reserved
    };

    /// Addresses of IPv6 that are a host's, 2000::/3, but for those that stand for one of IPv4 and
    /// for examples (https://www.iana.org/assignments/iana-ipv6-special-registry).
    private static final int[][] SPECIAL_V6 = {
        {0x20010000, 23}, // protocols, Teredo among them
        {0x20010db8, 32}, // examples
        {0x20020000, 16}, // 6to4
        {0x3fff0000, 20}, // examples
    };

    static Addresses ofTheWeb() {
        return new Addresses(_ -> false, WEB, Dns.SYSTEM);
    }

    /// All of them, on all ports.
    static Addresses everywhere() {
        return new Addresses(_ -> true, Set.of(), Dns.SYSTEM);
    }

    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        var good = new ArrayList<InetAddress>();
        for (var address : names.lookup(host)) if (permits(address)) good.add(address);
        if (good.isEmpty()) throw new UnknownHostException(host + " has no public address");
        return good;
    }

    /// Refuses what may not be asked whatever its name leads to. A host that is written as an
    /// address never comes to [#lookup].
    void check(HttpUrl url) throws IOException {
        if (!ports.isEmpty() && !ports.contains(url.port()))
            throw new IOException("port " + url.port());
        var host = url.host();
        boolean literal = host.matches("[0-9.]+|.*:.*");
        if (literal && !permits(literal(host))) throw new IOException(host + " is not public");
    }

    private static InetAddress literal(String host) throws IOException {
        try {
            return InetAddress.ofLiteral(host);
        } catch (IllegalArgumentException none) {
            throw new IOException("no address: " + host, none);
        }
    }

    boolean permits(InetAddress address) {
        return trusted.test(address) || isPublic(address);
    }

    private static boolean isPublic(InetAddress address) {
        var bytes = address.getAddress();
        int head =
                (bytes[0] << 24)
                        | (bytes[1] & 255) << 16
                        | (bytes[2] & 255) << 8
                        | (bytes[3] & 255);
        if (bytes.length == 4) return !isIn(head, SPECIAL_V4);
        return head >>> 29 == 1 && !isIn(head, SPECIAL_V6);
    }

    private static boolean isIn(int head, int[][] ranges) {
        for (var range : ranges) if ((head ^ range[0]) >>> (32 - range[1]) == 0) return true;
        return false;
    }
}
