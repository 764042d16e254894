package heliograph.net;

import java.util.Map;

/// What the network side has done since its start; a moment's reading of moving counters.
///
/// @param open connections that are open now
/// @param accepted connections that were ever let in
/// @param bytesIn bytes read from MTProto connections and HTTP requests
/// @param bytesOut bytes handed to sockets, before TLS
/// @param frames whole MTProto frames received
/// @param writes buffers in which frames were written; frames sent ÷ writes is what coalescing
///   saves
/// @param bugs exceptions that nobody foresaw; 0 on a good day
/// @param refusals how often each limit was hit
public record NetStats(
        long open,
        long accepted,
        long bytesIn,
        long bytesOut,
        long frames,
        long writes,
        long bugs,
        Map<Refusal, Long> refusals) {
    public NetStats {
        refusals = Map.copyOf(refusals);
    }

    /// How often `refusal` happened.
    public long count(Refusal refusal) {
        return refusals.getOrDefault(refusal, 0L);
    }

    /// Why a connection or a frame was turned away.
    public enum Refusal {
        /// More connections than the gateway takes.
        CONNECTIONS,
        /// More connections than one address may have.
        ADDRESS,
        /// No known transport, or a transport whose rules were broken.
        GARBAGE,
        /// A frame or a body over its limit.
        TOO_LONG,
        /// Nobody signed in or asked anything within the greeting time.
        SILENT,
        /// Nothing whole arrived within the idle time.
        IDLE,
        /// The peer did not read what was sent to it.
        SLOW_READER,
        /// Too many key exchanges at once.
        HANDSHAKES,
        /// An HTTP request that is none, or a WebSocket that breaks its rules.
        HTTP
    }
}
