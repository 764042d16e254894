package heliograph.mtproto.session;

import heliograph.mtproto.crypto.AuthKey;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A key in use, with its sessions and its salts.
final class LiveKey {
    private static final Session[] NONE = {};

    final AuthKey key;
    final boolean temporary;
    final long expiresAtMillis;
    private final Salts salts;
    private volatile long permKeyId;
    private volatile Session[] sessions = NONE;
    private volatile Salts.@Nullable Around around;
    private long strayId;
    private boolean ended;

    LiveKey(KeyInfo info, Salts salts) {
        this.key = info.key();
        this.temporary = info.temporary();
        this.expiresAtMillis = info.temporary() ? info.expiresAtMillis() : Long.MAX_VALUE;
        this.permKeyId = info.temporary() ? info.permKeyId() : info.key().id();
        this.salts = salts;
    }

    long permKeyId() {
        return permKeyId;
    }

    void bind(long permKeyId) {
        this.permKeyId = permKeyId;
    }

    boolean acceptsSalt(long salt, long nowMillis) {
        return around(nowMillis).accepts(salt, nowMillis);
    }

    long salt(long nowMillis) {
        return around(nowMillis).current();
    }

    private Salts.Around around(long nowMillis) {
        var known = around;
        long period = Salts.period(nowMillis);
        if (known != null && known.period() == period) return known;
        var made = salts.around(key.id(), period);
        around = made;
        return made;
    }

    Session[] sessions() {
        return sessions;
    }

    @Nullable Session find(long sessionId) {
        for (var session : sessions) if (session.id() == sessionId) return session;
        return null;
    }

    /// An id for a message outside of any session that is remembered: later than all before it, and
    /// earlier than all of a session that begins afterwards.
    synchronized long strayId(long nowMillis) {
        strayId = Math.max(MsgIds.at(nowMillis), (strayId & ~3L) + 4) | MsgIds.RESPONSE;
        return strayId;
    }

    synchronized long lastStrayId() {
        return strayId;
    }

    /// Adds a session; returns the one that is there already, or null when the key has ended.
    synchronized @Nullable Session add(Session session) {
        if (ended) return null;
        var known = find(session.id());
        if (known != null) return known;
        var more = Arrays.copyOf(sessions, sessions.length + 1);
        more[sessions.length] = session;
        sessions = more;
        return session;
    }

    synchronized void remove(Session session) {
        int at = Arrays.asList(sessions).indexOf(session);
        if (at < 0) return;
        var fewer = Arrays.copyOf(sessions, sessions.length - 1);
        System.arraycopy(sessions, at + 1, fewer, at, fewer.length - at);
        sessions = fewer.length == 0 ? NONE : fewer;
    }

    /// Ends the key when it has no session; false when it has.
    synchronized boolean endIfIdle() {
        if (sessions.length > 0) return false;
        ended = true;
        return true;
    }

    /// Ends the key; returns what sessions it had.
    synchronized Session[] end() {
        ended = true;
        var last = sessions;
        sessions = NONE;
        return last;
    }
}
