package heliograph.mtproto.transport;

import java.util.Optional;

/// What the server says on the transport itself before it hangs up: a negative number in a frame of
/// four bytes, or the status of an HTTP answer.
public enum TransportError {
    /// Not for this peer.
    FORBIDDEN(403),
    /// No such key, a handshake that went wrong, a frame that cannot be.
    NOT_FOUND(404),
    /// Too many connections, or a container or acknowledgement over its limit.
    FLOOD(429),
    /// Another datacenter than this one.
    WRONG_DC(444);

    private final int status;

    TransportError(int status) {
        this.status = status;
    }

    /// The status of an HTTP answer, positive.
    public int status() {
        return status;
    }

    /// The number in the frame, negative.
    public int code() {
        return -status;
    }

    /// The error of a number in a frame.
    public static Optional<TransportError> of(int code) {
        for (var error : values()) if (error.code() == code) return Optional.of(error);
        return Optional.empty();
    }
}
