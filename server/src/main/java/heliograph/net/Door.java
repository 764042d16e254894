package heliograph.net;

import heliograph.net.NetStats.Refusal;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Counts who is inside: connections in all and of each address.
///
/// An IPv6 host commands a whole /64 network, so that is what counts as one address there.
final class Door {
    private final NetLimits limits;
    private final Map<Long, Integer> inside = new HashMap<>();
    private int total;

    Door(NetLimits limits) {
        this.limits = limits;
    }

    /// Lets a connection in, or says which limit keeps it out. Who is let in must [#leave].
    synchronized @Nullable Refusal enter(InetAddress address) {
        if (total >= limits.connectionsMax()) return Refusal.CONNECTIONS;
        int max = address.isLoopbackAddress() ? limits.perLoopbackMax() : limits.perAddressMax();
        long key = key(address);
        int now = inside.getOrDefault(key, 0);
        if (now >= max) return Refusal.ADDRESS;
        inside.put(key, now + 1);
        total++;
        return null;
    }

    synchronized void leave(InetAddress address) {
        inside.computeIfPresent(key(address), (_, count) -> count == 1 ? null : count - 1);
        total--;
    }

    /// How many addresses have somebody inside.
    synchronized int addresses() {
        return inside.size();
    }

    /// IPv4 as it is, which no allocated IPv6 network equals; the network half of IPv6.
    private static long key(InetAddress address) {
        var bytes = ByteBuffer.wrap(address.getAddress());
        return bytes.remaining() == 4 ? bytes.getInt() & 0xffff_ffffL : bytes.getLong();
    }
}
