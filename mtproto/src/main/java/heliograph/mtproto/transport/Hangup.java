package heliograph.mtproto.transport;

/// The peer sent what ends a connection. Carries no stack: a peer can cause it at will.
public final class Hangup extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final TransportError error;

    public Hangup(TransportError error, String why) {
        super(why, null, false, false);
        this.error = error;
    }

    /// What to tell the peer before closing.
    public TransportError error() {
        return error;
    }
}
