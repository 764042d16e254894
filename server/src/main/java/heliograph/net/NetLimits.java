package heliograph.net;

import java.time.Duration;

/// What peers may take of the network side; the defaults are [#standard]. A frame of MTProto has a
/// limit of its own, [heliograph.mtproto.transport.Transport#FRAME_MAX].
///
/// @param connectionsMax open connections in all; one more is closed at once
/// @param perAddressMax open connections of one IPv4 address or one IPv6 /64 network
/// @param perLoopbackMax the same for this machine's own addresses
/// @param unsentBytesMax bytes that may wait for a peer that does not read; beyond, its connection
///   is closed, and its session sends again what was not acknowledged
/// @param unsentTotalMax the same for all connections together, shared evenly by the event loops;
///   beyond, whoever has more waiting than [Sending#CALM] when something is sent to it is closed
/// @param handshakesInFlightMax key exchange steps that run or wait for a processor; one more is
///   answered with the transport error −429
/// @param handshakeThreads threads for the arithmetic of key exchanges
/// @param greeting from the connect to the first frame of a known key, or to the end of the first
///   HTTP request's head
/// @param idle without one whole frame or request
/// @param httpHeadBytesMax all header lines of an HTTP request together; its first line has the
///   same limit
/// @param eventLoops threads that serve sockets
public record NetLimits(
        int connectionsMax,
        int perAddressMax,
        int perLoopbackMax,
        int unsentBytesMax,
        long unsentTotalMax,
        int handshakesInFlightMax,
        int handshakeThreads,
        Duration greeting,
        Duration idle,
        int httpHeadBytesMax,
        int eventLoops) {

    public NetLimits {
        if (connectionsMax < 1
                || perAddressMax < 1
                || perLoopbackMax < 1
                || unsentBytesMax < 1024
                || unsentTotalMax < 1024
                || handshakesInFlightMax < 1
                || handshakeThreads < 1
                || httpHeadBytesMax < 256
                || eventLoops < 1) throw new IllegalArgumentException("limits below their floor");
        if (!greeting.isPositive() || !idle.isPositive())
            throw new IllegalArgumentException("time limits are positive");
    }

    /// The defaults for a machine with `processors` processors.
    public static NetLimits standard(int processors) {
        return new NetLimits(
                18_000,
                1_000,
                18_000,
                1 << 24,
                1 << 28,
                512,
                processors,
                Duration.ofSeconds(60),
                Duration.ofMinutes(15),
                16 << 10,
                processors);
    }
}
