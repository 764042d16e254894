package heliograph.net;

import heliograph.mtproto.session.Sessions;
import heliograph.net.NetStats.Refusal;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// What all connections of one gateway have in common.
///
/// @param random where the padding of frames comes from
/// @param tls what TLS is offered with, none without a certificate
/// @param tickMillis the time between two ticks of the lanes' wheels
record Shared(
        NetLimits limits,
        Sessions sessions,
        Handshakes handshakes,
        HttpRoutes routes,
        InstantSource clock,
        SecureRandom random,
        Meter meter,
        KeyExchanges exchanges,
        HttpExchanges httpExchanges,
        @Nullable SslContext tls,
        long tickMillis) {
    private static final Logger LOG = System.getLogger(Shared.class.getName());

    /// A tick that is fine enough for the shorter of the time limits.
    static long tickMillis(NetLimits limits) {
        var shorter =
                limits.greeting().compareTo(limits.idle()) < 0 ? limits.greeting() : limits.idle();
        return Math.clamp(shorter.toMillis() / 4, 1, 1000);
    }

    long greetingTicks() {
        return ticks(limits.greeting());
    }

    long idleTicks() {
        return ticks(limits.idle());
    }

    /// Ticks that take at least `time`.
    private long ticks(Duration time) {
        return Math.ceilDiv(time.toMillis(), tickMillis) + 1;
    }

    /// How many bytes may wait for the peers of one event loop.
    long unsentMaxOfLane() {
        return limits.unsentTotalMax() / limits.eventLoops();
    }

    long nowMillis() {
        return clock.millis();
    }

    /// A connection broke: by its peer's doing, which is only counted, or by ours, which is told.
    void broken(Throwable cause) {
        switch (cause) {
            case IOException _ -> LOG.log(Level.DEBUG, "A connection broke", cause);
            case DecoderException _ -> {
                meter.refused(Refusal.GARBAGE);
                LOG.log(Level.DEBUG, "A connection made no sense", cause);
            }
            default -> bug("A connection's handler broke", cause);
        }
    }

    /// Something broke that should not.
    void bug(String what, Throwable cause) {
        meter.bugs.increment();
        LOG.log(Level.ERROR, what, cause);
    }
}
