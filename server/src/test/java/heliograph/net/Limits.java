package heliograph.net;

import java.time.Duration;

/// Limits for a test to change before it starts a gateway.
final class Limits {
    int connectionsMax = 5_000;
    int perAddressMax = 5_000;
    int perLoopbackMax = 5_000;
    int unsentBytesMax = 1 << 22;
    long unsentTotalMax = 1 << 28;
    int handshakesInFlightMax = 64;
    int handshakeThreads = 2;
    Duration greeting = Duration.ofSeconds(60);
    Duration idle = Duration.ofSeconds(60);
    int httpHeadBytesMax = 4_096;
    int eventLoops = 2;

    NetLimits build() {
        return new NetLimits(
                connectionsMax,
                perAddressMax,
                perLoopbackMax,
                unsentBytesMax,
                unsentTotalMax,
                handshakesInFlightMax,
                handshakeThreads,
                greeting,
                idle,
                httpHeadBytesMax,
                eventLoops);
    }
}
