package heliograph.mtproto.session;

import heliograph.mtproto.crypto.MessageCipher;
import heliograph.mtproto.crypto.MessageHeader;
import heliograph.tl.Malformed;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// All live sessions and authorization keys of this process.
///
/// Time comes in by [#receive] and [#tick]; what is sent in between carries the time of the latest
/// of them, which message ids are made of.
public final class Sessions {
    private static final int SWEEP_MILLIS = 1000;

    /// How much older than this process a session's first message may be. Whoever has recorded
    /// messages to the process before could repeat those of the time between.
    private static final int START_SLACK_MILLIS = 2000;

    private final AuthKeys keys;
    private final Queries queries;
    private final Salts salts;
    private final RandomGenerator random;
    private final SessionLimits limits;
    private final ConcurrentHashMap<Long, LiveKey> live = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Link, LinkState> links = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Session> owing = new ConcurrentLinkedQueue<>();
    private final Set<LinkState> held = ConcurrentHashMap.newKeySet();
    private volatile long nowMillis;
    private volatile long startMillis;
    private long sweptMillis;

    /// @param random where padding and the numbers of sessions come from; used by many threads
    public Sessions(
            AuthKeys keys,
            Queries queries,
            Salts salts,
            RandomGenerator random,
            SessionLimits limits) {
        this.keys = keys;
        this.queries = queries;
        this.salts = salts;
        this.random = random;
        this.limits = limits;
    }

    /// An encrypted frame came in on a connection. Blocks nowhere but in [AuthKeys], which is asked
    /// for a key that is not [#known].
    ///
    /// @param frame the array that holds the frame in `[from, to)`; free again when this returns
    /// @param quickAck whether the client wants to hear at once that the frame has come
    public void receive(
            Link link, byte[] frame, int from, int to, boolean quickAck, long nowMillis) {
        see(nowMillis);
        var at = links.computeIfAbsent(link, LinkState::new);
        if (link.http()) hold(at, nowMillis);
        long keyId = MessageCipher.keyId(frame, from, to);
        var key = key(keyId, nowMillis);
        var opened = key == null ? null : at.open(key.key, frame, from, to);
        if (key == null || opened == null) {
            at.refuse(keyId);
            return;
        }
        var header = opened.header();
        int fault = fault(key, header, nowMillis);
        if (fault != 0) {
            refuse(key, at, header, fault, nowMillis);
            return;
        }
        var intake = Intake.of(opened, limits.unpackedBytes());
        if (intake.fault() < 0) {
            cutOff(link);
        } else if (intake.fault() > 0) {
            refuse(key, at, header, intake.fault(), nowMillis);
        } else {
            if (quickAck) link.sendQuickAck(opened.quickAck());
            enter(key, intake, new Turn(at, nowMillis));
        }
    }

    /// Whether a key is in memory, so that [#receive] will not ask [AuthKeys].
    public boolean known(long authKeyId) {
        return live.containsKey(authKeyId);
    }

    /// A connection has ended: the last call for it.
    public void closed(Link link) {
        var at = links.remove(link);
        if (at == null) return;
        held.remove(at);
        for (var session : at.end()) session.left(at, nowMillis);
    }

    /// A connection that was not [Link#writable] is again.
    public void writable(Link link) {
        var at = links.get(link);
        var latest = at == null ? null : at.latest;
        if (latest != null) latest.writable(nowMillis);
    }

    /// Another request has come on an HTTP connection behind the one that is held: that one is
    /// answered now, with nothing if need be.
    public void hurry(Link link) {
        var at = links.get(link);
        if (at == null) return;
        at.hurry();
        release(at, nowMillis);
    }

    /// The session with this number under this key, when there is one.
    public @Nullable Session find(long authKeyId, long sessionId) {
        var key = live.get(authKeyId);
        return key == null ? null : key.find(sessionId);
    }

    /// Sends what has waited long enough, closes connections whose ping_delay_disconnect has run
    /// out, and forgets sessions and keys that nobody uses. To be called about every 250 ms, which
    /// is how exactly acknowledgements and held HTTP requests are timed.
    public void tick(long nowMillis) {
        see(nowMillis);
        for (int left = owing.size(); left > 0; left--) {
            var session = owing.poll();
            if (session == null) break;
            if (session.acknowledge(nowMillis)) owing.add(session);
        }
        for (var at : held) release(at, nowMillis);
        if (Math.abs(nowMillis - sweptMillis) < SWEEP_MILLIS) return;
        sweptMillis = nowMillis;
        sweep(nowMillis);
    }

    /// What is exact to a second, since it looks at every connection and every session.
    void sweep(long nowMillis) {
        links.forEach((link, at) -> {
            if (nowMillis < at.disconnectAt) return;
            at.disconnectAt = Long.MAX_VALUE;
            link.close();
        });
        live.forEach((id, key) -> {
            if (nowMillis >= key.expiresAtMillis) {
                dropKey(id);
                return;
            }
            for (var session : key.sessions()) sweep(key, session, nowMillis);
            if (key.sessions().length == 0 && key.endIfIdle(nowMillis)) live.remove(id, key);
        });
    }

    private void sweep(LiveKey key, Session session, long nowMillis) {
        if (session.endIfIdle(nowMillis - limits.idleMillis())) forget(key, session);
        else session.trim(nowMillis);
    }

    private static void release(LinkState at, long nowMillis) {
        if (!at.overdue(nowMillis)) return;
        var latest = at.latest;
        if (latest != null) latest.release(at, nowMillis);
        else at.link.close(); // its session is over, and with it who could seal a response
    }

    /// A session owes acknowledgements that may wait for company.
    void acknowledgeLater(Session session) {
        owing.add(session);
    }

    /// A key is no longer valid: it was destroyed, its owner was logged out, or a newer temporary
    /// key was bound. Its sessions end, and their connections get −404 and are closed. [AuthKeys]
    /// must have forgotten it already, or the next frame brings it back.
    public void dropKey(long authKeyId) {
        var key = live.remove(authKeyId);
        if (key == null) return;
        for (var session : key.end()) {
            var had = session.end();
            if (had == null) continue;
            for (var at : had) {
                at.refuse(authKeyId);
                at.link.close();
            }
            queries.closed(session);
        }
    }

    /// A temporary key was bound to a permanent one; its sessions carry on as that key's.
    public void bound(long tempKeyId, long permKeyId) {
        var key = live.get(tempKeyId);
        if (key != null && key.temporary) key.bind(permKeyId);
    }

    SessionLimits limits() {
        return limits;
    }

    Salts salts() {
        return salts;
    }

    RandomGenerator random() {
        return random;
    }

    long nowMillis() {
        return nowMillis;
    }

    private void hold(LinkState at, long now) {
        at.hold(now);
        held.add(at);
    }

    private void see(long now) {
        if (startMillis == 0) startMillis = now;
        if (nowMillis != now) nowMillis = now;
    }

    private @Nullable LiveKey key(long keyId, long now) {
        if (keyId == 0) return null;
        var known = live.get(keyId);
        if (known == null) {
            var info = keys.find(keyId);
            if (info == null) return null;
            var made = new LiveKey(info, salts);
            if (now >= made.expiresAtMillis) return null;
            var other = live.putIfAbsent(keyId, made);
            return other == null ? made : other;
        }
        if (now < known.expiresAtMillis) return known;
        dropKey(keyId);
        return null;
    }

    private int fault(LiveKey key, MessageHeader header, long now) {
        // First, because Pyrogram 2.0.35 to 2.0.97 learns the time from this answer: until then its
        // ids are neither of this time nor divisible by 4.
        if (!key.acceptsSalt(header.salt(), now)) return 48;
        int fault = MsgIds.fault(header.msgId(), now);
        if (fault != 0) return fault;
        if (key.find(header.sessionId()) != null) return 0;
        // A new session knows of no repeats, so that it begins after all that may be one.
        if (MsgIds.millis(header.msgId()) < startMillis - START_SLACK_MILLIS) return 16;
        return key.mayRepeat(header.sessionId(), header.msgId()) ? 20 : 0;
    }

    private void refuse(LiveKey key, LinkState at, MessageHeader header, int code, long now) {
        var session = key.find(header.sessionId());
        if (session != null) session.refuse(at, header, code, now);
        else Session.refuse(this, key, at, header, code, now);
    }

    /// Brings a frame into its session, making one if need be, and does what is left to do after.
    private void enter(LiveKey key, Intake intake, Turn turn) {
        var session = session(key, intake.header().sessionId(), turn);
        while (session != null && !session.receive(intake, turn)) {
            key.remove(session, session.lastReceived(), session.lastSent(), turn.nowMillis);
            session = session(key, intake.header().sessionId(), turn);
        }
        if (session == null) return;
        if (turn.flood) cutOff(turn.link.link);
        for (var message : turn.queries) {
            queries.query(session, message.id(), message.bytes(), message.from(), message.to());
        }
        for (long msgId : turn.dropped) queries.dropped(session, msgId);
        for (var message : turn.destroying) destroy(session, message, turn);
    }

    /// The session with this number; a new one when there is none. Null when the connection was
    /// told why it gets none.
    private @Nullable Session session(LiveKey key, long id, Turn turn) {
        var known = key.find(id);
        if (known != null) return known;
        if (key.sessions().length >= limits.sessionsPerKey() && !evict(key)) {
            cutOff(turn.link.link);
            return null;
        }
        var made = new Session(this, key, id, random.nextLong(), turn.nowMillis);
        queries.opened(made);
        var added = key.add(made);
        if (added == made) return made;
        made.end();
        queries.closed(made);
        if (added != null) return added;
        // The key was let go of meanwhile: for good, or only for having had no session.
        live.remove(key.key.id(), key);
        var again = key(key.key.id(), turn.nowMillis);
        if (again != null) return session(again, id, turn);
        turn.link.refuse(key.key.id());
        return null;
    }

    /// Ends the session that was left alone for the longest time.
    private boolean evict(LiveKey key) {
        Session longest = null;
        for (var session : key.sessions()) {
            if (longest == null || session.idleSince() < longest.idleSince()) longest = session;
        }
        if (longest == null || !longest.endIfIdle(Long.MAX_VALUE - 1)) return false;
        forget(key, longest);
        return true;
    }

    private boolean end(LiveKey key, Session session) {
        if (session.end() == null) return false;
        forget(key, session);
        return true;
    }

    /// Takes a session that has ended out of its key.
    private void forget(LiveKey key, Session session) {
        key.remove(session, session.lastReceived(), session.lastSent(), nowMillis);
        queries.closed(session);
    }

    /// destroy_session and destroy_auth_key, which change more than the session that they came in.
    private void destroy(Session session, Message message, Turn turn) {
        var key = session.key();
        if (message.constructor() == Wire.DESTROY_AUTH_KEY) {
            var outcome = keys.destroy(key.key.id());
            int constructor =
                    switch (outcome) {
                        case OK -> Wire.DESTROY_AUTH_KEY_OK;
                        case NONE -> Wire.DESTROY_AUTH_KEY_NONE;
                        case FAIL -> Wire.DESTROY_AUTH_KEY_FAIL;
                    };
            session.reply(Wire.one(constructor), true, turn.nowMillis);
            if (outcome == DestroyOutcome.OK) dropKey(key.key.id());
            return;
        }
        long id;
        try {
            id = message.fields().int64();
        } catch (Malformed malformed) {
            return;
        }
        var other = id == session.id() ? null : key.find(id);
        boolean ended = other != null && end(key, other);
        int constructor = ended ? Wire.DESTROY_SESSION_OK : Wire.DESTROY_SESSION_NONE;
        session.reply(Wire.oneLong(constructor, id), true, turn.nowMillis);
    }

    private static void cutOff(Link link) {
        link.fail(Link.FLOOD);
        link.close();
    }
}
