package heliograph.mtproto.session;

import java.util.ArrayList;
import java.util.List;

/// One frame on its way through a session: where it came from, when, and what is left to do once
/// the session's lock is released.
final class Turn {
    final LinkState link;
    final long nowMillis;

    /// Queries to execute, in the order of the frame.
    List<Message> queries = List.of();

    /// Queries whose answers are not wanted.
    List<Long> dropped = List.of();

    /// Calls of destroy_session and destroy_auth_key.
    List<Message> destroying = List.of();

    /// Whether a limit was passed, so that the connection gets −429.
    boolean flood;

    Turn(LinkState link, long nowMillis) {
        this.link = link;
        this.nowMillis = nowMillis;
    }

    void query(Message message) {
        if (queries.isEmpty()) queries = new ArrayList<>(2);
        queries.add(message);
    }

    void drop(long msgId) {
        if (dropped.isEmpty()) dropped = new ArrayList<>(2);
        dropped.add(msgId);
    }

    void destroy(Message message) {
        if (destroying.isEmpty()) destroying = new ArrayList<>(2);
        destroying.add(message);
    }
}
