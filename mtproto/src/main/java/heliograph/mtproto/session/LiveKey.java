package heliograph.mtproto.session;

import heliograph.mtproto.crypto.AuthKey;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A key in use, with its sessions and its salts.
final class LiveKey {
    private static final Session[] NONE = {};
    private static final long[] NO_GRAVES = {};

    /// Two numbers for each session.
    private static final int GRAVES_MAX = 128;

    final AuthKey key;
    final boolean temporary;
    final long expiresAtMillis;
    private final Salts salts;
    private final KeyInfo.@Nullable FirstSalt first;
    private volatile long permKeyId;
    private volatile Session[] sessions = NONE;
    private volatile Salts.@Nullable Around around;
    private long strayId;

    /// Ids of ended sessions, each with the highest id of a message that it received.
    private long[] graves = NO_GRAVES;

    private boolean ended;

    LiveKey(KeyInfo info, Salts salts) {
        this.key = info.key();
        this.temporary = info.temporary();
        this.expiresAtMillis = info.temporary() ? info.expiresAtMillis() : Long.MAX_VALUE;
        this.permKeyId = info.temporary() ? info.permKeyId() : info.key().id();
        this.salts = salts;
        this.first = info.first();
    }

    long permKeyId() {
        return permKeyId;
    }

    void bind(long permKeyId) {
        this.permKeyId = permKeyId;
    }

    boolean acceptsSalt(long salt, long nowMillis) {
        if (around(nowMillis).accepts(salt, nowMillis)) return true;
        return first != null && salt == first.salt() && nowMillis < first.untilMillis();
    }

    long salt(long nowMillis) {
        return around(nowMillis).current();
    }

    /// The answer to get_future_salts: `count` salts, the present one first.
    byte[] futureSalts(long request, int count, long nowMillis) {
        long period = Salts.period(nowMillis);
        return Wire.futureSalts(request, nowMillis, period, salts.salts(key.id(), period, count));
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

    /// Takes out a session that has ended.
    ///
    /// @param received the highest id of a message that it received: lower ones could be repeated
    ///   by whoever has seen them, and would be executed again in a new session
    /// @param sent the highest id that it gave out
    synchronized void remove(Session session, long received, long sent, long nowMillis) {
        int at = Arrays.asList(sessions).indexOf(session);
        if (at < 0) return;
        strayId = Math.max(strayId, sent);
        bury(session.id(), received, nowMillis);
        var fewer = Arrays.copyOf(sessions, sessions.length - 1);
        System.arraycopy(sessions, at + 1, fewer, at, fewer.length - at);
        sessions = fewer.length == 0 ? NONE : fewer;
    }

    /// Whether a frame may be a repeat of what came in a session that has ended.
    synchronized boolean mayRepeat(long sessionId, long msgId) {
        for (int i = 0; i < graves.length; i += 2) {
            if (graves[i] == sessionId && msgId <= graves[i + 1]) return true;
        }
        return false;
    }

    private void bury(long sessionId, long received, long nowMillis) {
        graves = young(nowMillis);
        if (isOld(received, nowMillis)) return;
        int from = graves.length < GRAVES_MAX ? 0 : 2;
        var more =
                Arrays.copyOf(
                        Arrays.copyOfRange(graves, from, graves.length), graves.length - from + 2);
        more[more.length - 2] = sessionId;
        more[more.length - 1] = received;
        graves = more;
    }

    /// The graves of sessions whose messages are not too old to be accepted.
    private long[] young(long nowMillis) {
        int count = 0;
        var young = graves.clone();
        for (int i = 0; i < graves.length; i += 2) {
            if (isOld(graves[i + 1], nowMillis)) continue;
            young[count++] = graves[i];
            young[count++] = graves[i + 1];
        }
        return count == 0 ? NO_GRAVES : Arrays.copyOf(young, count);
    }

    private static boolean isOld(long msgId, long nowMillis) {
        return MsgIds.millis(msgId) < nowMillis - MsgIds.OLD_MILLIS;
    }

    /// Ends the key when it has no session and no memory of one; false when it has.
    synchronized boolean endIfIdle(long nowMillis) {
        if (sessions.length > 0) return false;
        if (graves.length > 0) graves = young(nowMillis);
        ended = graves.length == 0;
        return ended;
    }

    /// Ends the key; returns what sessions it had.
    synchronized Session[] end() {
        ended = true;
        var last = sessions;
        sessions = NONE;
        return last;
    }
}
