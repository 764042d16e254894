package heliograph.mtproto.session;

import heliograph.mtproto.crypto.AuthKey;
import heliograph.tl.TlReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Sessions with keys in a map, and a record of what they told the layer above.
final class TestServer implements AuthKeys, Queries {
    static final long START = 1_800_000_123_456L;

    final Random random = new Random(1);
    final Salts salts = new Salts(new byte[32]);
    final Map<Long, KeyInfo> keys = new HashMap<>();
    final List<Query> queries = Collections.synchronizedList(new ArrayList<>());
    final List<Long> dropped = new ArrayList<>();
    final List<Session> opened = Collections.synchronizedList(new ArrayList<>());
    final List<Session> closed = Collections.synchronizedList(new ArrayList<>());
    final Sessions sessions;
    DestroyOutcome destroyOutcome = DestroyOutcome.OK;
    long now = START;

    /// A query that reached the layer above.
    @SuppressWarnings("ArrayRecordComponent")
    record Query(Session session, long msgId, int constructor, byte[] body) {}

    TestServer() {
        this(SessionLimits.DEFAULT);
    }

    TestServer(SessionLimits limits) {
        sessions = new Sessions(this, this, salts, random, limits);
    }

    /// A client with a new permanent key.
    TestClient client() {
        var bytes = new byte[AuthKey.SIZE];
        random.nextBytes(bytes);
        var key = new AuthKey(bytes);
        keys.put(key.id(), KeyInfo.permanent(key));
        return new TestClient(this, key, random.nextLong());
    }

    Query last() {
        return queries.getLast();
    }

    void pass(long millis) {
        now += millis;
        sessions.tick(now);
        sessions.sweep(now);
    }

    @Override
    public @Nullable KeyInfo find(long authKeyId) {
        return keys.get(authKeyId);
    }

    @Override
    public DestroyOutcome destroy(long authKeyId) {
        if (destroyOutcome == DestroyOutcome.OK) keys.remove(authKeyId);
        return destroyOutcome;
    }

    @Override
    public void query(Session session, long msgId, byte[] body, int from, int to) {
        var copy = Arrays.copyOfRange(body, from, to);
        int constructor = new TlReader(copy).int32();
        queries.add(new Query(session, msgId, constructor, copy));
    }

    @Override
    public void dropped(Session session, long msgId) {
        dropped.add(msgId);
    }

    @Override
    public void opened(Session session) {
        opened.add(session);
    }

    @Override
    public void closed(Session session) {
        closed.add(session);
    }
}
