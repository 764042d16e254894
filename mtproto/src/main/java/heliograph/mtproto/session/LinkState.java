package heliograph.mtproto.session;

import heliograph.mtproto.crypto.AuthKey;
import heliograph.mtproto.crypto.MessageCipher;
import heliograph.mtproto.crypto.Opened;
import heliograph.mtproto.crypto.Side;
import heliograph.mtproto.crypto.Slice;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What sessions know of one connection.
final class LinkState {
    /// How long an HTTP request without http_wait is held
    /// (core.telegram.org/mtproto/service_messages#http-wait-long-poll).
    static final int HOLD_MILLIS = 25_000;

    private static final int REFUSALS_MAX = 8;
    private static final Session[] NONE = {};

    final Link link;

    /// As [Link#http], which never changes.
    private final boolean http;

    /// The session that sent last on this connection.
    volatile @Nullable Session latest;

    /// When ping_delay_disconnect closes it.
    volatile long disconnectAt = Long.MAX_VALUE;

    private volatile @Nullable MessageCipher cipher;
    private Session[] sessions = NONE;
    private boolean closed;
    private boolean waiting;
    private long answerBy;
    private long refusedKey;
    private int refusals;

    LinkState(Link link) {
        this.link = link;
        this.http = link.http();
    }

    /// Opens a client's frame, in the version that the connection's first one had.
    @Nullable Opened open(AuthKey key, byte[] frame, int from, int to) {
        var known = cipher;
        if (known != null) return known.open(key, Side.CLIENT, frame, from, to);
        var opened = MessageCipher.recognise(key, Side.CLIENT, frame, from, to);
        if (opened != null) cipher = opened.cipher();
        return opened;
    }

    /// The version to seal answers in.
    MessageCipher cipher() {
        var known = cipher;
        return known == null ? MessageCipher.V2 : known;
    }

    /// Tells the peer once for each key that it is not known; one that keeps guessing is cut off.
    /// Never called inside a lock, since a link that is closed may say so at once.
    void refuse(long authKeyId) {
        boolean tooMany;
        synchronized (this) {
            if (refusals > 0 && refusedKey == authKeyId && !link.http()) return;
            refusedKey = authKeyId;
            waiting = false;
            tooMany = ++refusals >= REFUSALS_MAX;
        }
        link.fail(Link.NOT_FOUND);
        if (tooMany) link.close();
    }

    /// An HTTP request has come, and wants a response within [#HOLD_MILLIS].
    synchronized void hold(long nowMillis) {
        waiting = true;
        answerBy = nowMillis + HOLD_MILLIS;
    }

    /// The HTTP request says how long it may be held. By then it may have been answered: another
    /// thread sends the answer to an earlier query on whatever connection waits. To take that
    /// request for one that still waits would lose all that is sent to it.
    synchronized void holdFor(int holdMillis, long nowMillis) {
        answerBy = nowMillis + holdMillis;
    }

    /// The request that is held need not be any longer.
    synchronized void hurry() {
        answerBy = Long.MIN_VALUE;
    }

    /// Whether a message may be sent now.
    boolean ready() {
        return !http || isHeld();
    }

    private synchronized boolean isHeld() {
        return waiting;
    }

    /// Whether an HTTP request was held long enough.
    synchronized boolean overdue(long nowMillis) {
        return waiting && nowMillis >= answerBy;
    }

    void send(Slice sealed, boolean flush) {
        if (http) respond(sealed, flush);
        else link.send(sealed, flush);
    }

    /// Nothing when no request waits for this response; the next one does not.
    private synchronized void respond(Slice sealed, boolean flush) {
        if (!waiting) return;
        waiting = false;
        link.send(sealed, flush);
    }

    /// Adds a session; false when the connection has ended.
    synchronized boolean add(Session session) {
        if (closed) return false;
        for (var known : sessions) if (known == session) return true;
        sessions = Arrays.copyOf(sessions, sessions.length + 1);
        sessions[sessions.length - 1] = session;
        return true;
    }

    synchronized void remove(Session session) {
        if (latest == session) latest = null;
        for (int i = 0; i < sessions.length; i++) {
            if (sessions[i] != session) continue;
            var fewer = Arrays.copyOf(sessions, sessions.length - 1);
            System.arraycopy(sessions, i + 1, fewer, i, fewer.length - i);
            sessions = fewer.length == 0 ? NONE : fewer;
            return;
        }
    }

    /// Ends it; returns the sessions that it carried.
    synchronized Session[] end() {
        closed = true;
        waiting = false;
        return sessions;
    }
}
