package heliograph.mtproto.session;

/// What stands above sessions: it executes queries and hears of sessions coming and going. Called
/// outside of every lock; must not block, since the caller is a connection's thread.
public interface Queries {
    /// A query of the API came in; it is never told twice. End it by [Session#answer] or
    /// [Session#fail], from any thread, also from within this call.
    ///
    /// @param body the array that holds the query in `[from, to)`; it may be kept, but must not be
    ///   written, since queries of one container share it
    void query(Session session, long msgId, byte[] body, int from, int to);

    /// The client does not want the answer any more (`rpc_drop_answer`). It may still be given, and
    /// is then thrown away.
    void dropped(Session session, long msgId);

    /// A session has begun; its first query follows.
    void opened(Session session);

    /// A session is over: destroyed, expired, or its key is gone. Nothing that is sent to it
    /// arrives.
    void closed(Session session);
}
