package heliograph.mtproto.session;

import heliograph.mtproto.crypto.Slice;

/// One transport connection, as sessions see it; the network implements it.
///
/// Methods may be called from any thread, also while a session's lock is held: they must neither
/// block nor call back into a session. Identity counts: do not override `equals`.
public interface Link {
    /// The key is not known, or the frame was not sealed whole with it
    /// (core.telegram.org/mtproto/mtproto-transports#transport-errors).
    int NOT_FOUND = -404;

    /// A limit was passed: messages of a container, ids of a service message, queries in flight.
    int FLOOD = -429;

    /// Queues one sealed message for the peer, in the order of the calls.
    ///
    /// @param sealed the message with room on either side for the transport's framing; the link's
    ///   own from now on
    /// @param flush false when another message follows at once
    void send(Slice sealed, boolean flush);

    /// Tells a client that its frame has arrived.
    ///
    /// @param token the four bytes as a little-endian int, highest bit set
    void sendQuickAck(int token);

    /// Sends a transport error, [#NOT_FOUND] or [#FLOOD], after what is queued. The link may then
    /// be closed by the network, but need not be.
    void fail(int transportError);

    /// Closes the connection after what is queued. [Sessions#closed] must follow.
    void close();

    /// Whether this is a connection of the HTTP transport: then [#send] is called at most once for
    /// each request that came in, and is its response.
    boolean http();

    /// Whether the peer takes what is sent. While it does not, pushes wait in the session instead
    /// of in the connection, up to the limits; when it does again call [Sessions#writable].
    default boolean writable() {
        return true;
    }

    /// Where the peer is, as its owner sees it in the list of devices: `192.0.2.7`. Empty when that
    /// is not known.
    default String address() {
        return "";
    }
}
