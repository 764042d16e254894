package heliograph.mtproto.session;

/// A message of ours. What is remembered until it is acknowledged is sent again with the same id
/// and sequence number, so both are part of it.
final class Sent {
    /// What it is, which decides what may become of it when there is too much.
    enum Kind {
        /// The answer to a query.
        ANSWER,
        /// An update.
        PUSH,
        /// A service message.
        NOTICE
    }

    final Kind kind;
    final long msgId;
    final int seqno;

    /// The query that this answers with an rpc_result around the body, or 0.
    final long request;

    /// Never written: an update's body is shared by all sessions that it goes to.
    final byte[] body;

    /// Whether it was sent on a connection that may have delivered it.
    boolean onWire;

    Sent(Kind kind, long msgId, int seqno, long request, byte[] body) {
        this.kind = kind;
        this.msgId = msgId;
        this.seqno = seqno;
        this.request = request;
        this.body = body;
    }

    /// The message's length in bytes, with the rpc_result around it.
    int size() {
        return request == 0 ? body.length : body.length + 12;
    }
}
