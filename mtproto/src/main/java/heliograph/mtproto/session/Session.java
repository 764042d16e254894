package heliograph.mtproto.session;

import heliograph.mtproto.crypto.MessageHeader;
import heliograph.mtproto.crypto.Side;
import heliograph.tl.Malformed;
import org.jspecify.annotations.Nullable;

/// One instance of a client: what it and the server have said to each other and not yet confirmed
/// (core.telegram.org/mtproto/description#session).
///
/// It outlives its connections: what the client did not acknowledge is sent again on the next one.
/// All methods may be called from any thread and none blocks, but [#awaitOutcome].
public final class Session {
    private final Sessions owner;
    private final LiveKey key;
    private final long id;
    private final long uniqueId;
    private final Inbox inbox;
    private final Outbox outbox;
    private final Links links = new Links();
    private final Waiters waiters = new Waiters();
    private volatile @Nullable Object attachment;
    private volatile long seenMillis;
    private long firstMsgId;
    private boolean gone;
    private boolean inAckQueue;

    Session(Sessions owner, LiveKey key, long id, long uniqueId, long nowMillis) {
        this.owner = owner;
        this.key = key;
        this.id = id;
        this.uniqueId = uniqueId;
        this.inbox = new Inbox(owner.limits());
        this.outbox = new Outbox(inbox, owner.limits(), key.lastStrayId());
        this.seenMillis = nowMillis;
    }

    /// The key that the client seals with: a temporary one with forward secrecy.
    public long authKeyId() {
        return key.key.id();
    }

    LiveKey key() {
        return key;
    }

    /// The number that the client chose.
    public long id() {
        return id;
    }

    /// The permanent key that the client is: [#authKeyId] itself, or what that is bound to, or 0
    /// while a temporary key is not bound.
    public long permKeyId() {
        return key.permKeyId();
    }

    /// Whether there is a connection.
    public boolean online() {
        return !links.isEmpty();
    }

    /// The connection that sent last, or null when there is none.
    public @Nullable Link link() {
        var last = links.last();
        return last == null ? null : last.link;
    }

    /// What [#attach] was given last.
    public @Nullable Object attachment() {
        return attachment;
    }

    /// Keeps one object for whoever executes queries.
    public void attach(@Nullable Object object) {
        attachment = object;
    }

    /// Answers a query. Nothing happens when it was answered before or the session is over.
    ///
    /// @param result the result object, in the client's layer; kept as it is, so never written
    ///   again
    public void answer(long requestMsgId, byte[] result) {
        if (result.length % 4 != 0) throw new IllegalArgumentException(result.length + " bytes");
        boolean large = result.length >= owner.limits().gzipFromBytes();
        settle(requestMsgId, large ? Gzip.pack(result) : result, false);
    }

    /// Answers a query with an rpc_error.
    ///
    /// @param code 400, 401, 420 ... as core.telegram.org/api/errors has them
    public void fail(long requestMsgId, int code, String error) {
        settle(requestMsgId, Wire.rpcError(code, error), true);
    }

    /// Sends an update, now or when the client is back. When too much is not acknowledged the
    /// client gets `updatesTooLong` in the place of it all.
    ///
    /// @param updates an `Updates` object in the client's layer; shared and never written again
    public void push(byte[] updates) {
        push(new byte[][] {updates}, 1);
    }

    /// As [#push(byte[])], for the first `count` of several updates, in order: they go out in one
    /// frame.
    public void push(byte[][] updates, int count) {
        long now = owner.nowMillis();
        synchronized (this) {
            if (gone) return;
            for (int i = 0; i < count; i++) outbox.push(updates[i], now);
            flush(now, false);
        }
    }

    /// Waits until a query has its answer, as `invokeAfterMsg` wants it. Blocks a virtual thread.
    ///
    /// @param timeoutMillis how long at most; the protocol says 500
    public Outcome awaitOutcome(long msgId, long timeoutMillis) throws InterruptedException {
        Waiters.Waiter waiter;
        synchronized (this) {
            var outcome = inbox.outcome(msgId);
            boolean past = gone || (inbox.find(msgId) < 0 && inbox.forgotten(msgId));
            if (outcome != Outcome.UNKNOWN || past) return outcome;
            waiter = waiters.add(msgId);
        }
        waiter.await(timeoutMillis);
        synchronized (this) {
            waiters.clean();
            return inbox.outcome(msgId);
        }
    }

    private void settle(long request, byte[] body, boolean failed) {
        long now = owner.nowMillis();
        synchronized (this) {
            if (gone || !inbox.settle(request, failed)) return;
            outbox.keep(Sent.Kind.ANSWER, request, body, now);
            flush(now, false);
            waiters.wake(request);
        }
    }

    /// Takes in a frame whose salt and time are right.
    ///
    /// @return false when the session has ended, so that the frame belongs to a new one
    synchronized boolean receive(Intake frame, Turn turn) {
        if (gone) return false;
        long now = turn.nowMillis;
        seenMillis = now;
        boolean moved = links.join(turn.link, this);
        if (!frame.container() || fresh(frame.header(), now)) {
            announce(frame.lowest(), now);
            var service = new ServiceMessages(this, inbox, outbox, turn);
            for (var message : frame.messages()) take(message, service, turn);
            for (var message : frame.broken()) refuse(message, turn);
        }
        if (moved) outbox.moved(now);
        // The one response to a request is left to the answers that are on their way: a client that
        // asks again only when it wants something would not get them otherwise.
        boolean later = turn.link.link.http() && !turn.queries.isEmpty();
        if (later) links.keep(turn.link, outbox.takePassing());
        else flush(now, inbox.owesNow(now));
        if (inbox.owes() && !inAckQueue) {
            inAckQueue = true;
            owner.acknowledgeLater(this);
        }
        return true;
    }

    /// Whether a container is new; says so otherwise.
    private boolean fresh(MessageHeader header, long now) {
        long msgId = header.msgId();
        int code = inbox.find(msgId) >= 0 ? 19 : inbox.forgotten(msgId) ? 20 : 0;
        if (code != 0) outbox.pass(Wire.badMessage(msgId, header.seqno(), code), now);
        else inbox.add(msgId, header.seqno(), Inbox.CONTAINER, false, now);
        return code == 0;
    }

    /// Tells the client that this session began here, and again when it shows that it began
    /// earlier.
    private void announce(long lowest, long now) {
        if (firstMsgId != 0 && (lowest >= firstMsgId || inbox.forgotten(lowest))) return;
        firstMsgId = lowest;
        var body = Wire.newSession(lowest, uniqueId, key.salt(now));
        outbox.keep(Sent.Kind.NOTICE, 0, body, now);
    }

    private void take(Message message, ServiceMessages service, Turn turn) {
        long now = turn.nowMillis;
        int known = inbox.find(message.id());
        if (known >= 0) {
            repeated(message, inbox.kind(known), now);
            return;
        }
        int constructor = message.constructor();
        boolean forSession = Wire.isService(constructor);
        // Some clients send acknowledgements with the odd number that the next query then has.
        boolean ordered = constructor != Wire.MSGS_ACK;
        int code = 0;
        if (inbox.forgotten(message.id())) code = 20;
        else if (!forSession && !message.needsAck()) code = 35;
        else if (ordered) code = inbox.order(message.id(), message.seqno());
        if (code != 0) {
            outbox.pass(Wire.badMessage(message.id(), message.seqno(), code), now);
            return;
        }
        boolean runs = !forSession || constructor == Wire.RPC_DROP_ANSWER;
        inbox.add(message.id(), message.seqno(), runs ? Inbox.RUNNING : Inbox.PLAIN, ordered, now);
        if (message.needsAck()) inbox.owe(message.id(), now);
        if (forSession) {
            serve(message, service, turn);
        } else if (inbox.running() > owner.limits().runningQueries()) {
            inbox.become(message.id(), Inbox.FORGOTTEN);
            turn.flood = true;
        } else {
            turn.query(message);
        }
    }

    private void serve(Message message, ServiceMessages service, Turn turn) {
        try {
            service.take(message);
        } catch (Malformed malformed) {
            refuse(message, turn);
        }
    }

    /// A message that cannot be read: the client hears of it when it waits for an answer.
    private void refuse(Message message, Turn turn) {
        long now = turn.nowMillis;
        if (!message.needsAck() || inbox.forgotten(message.id())) return;
        int at = inbox.find(message.id());
        if (at < 0) inbox.add(message.id(), message.seqno(), Inbox.RUNNING, false, now);
        else if (inbox.kind(at) == Inbox.PLAIN) inbox.become(message.id(), Inbox.ANSWERED);
        inbox.settle(message.id(), true);
        inbox.acknowledge(message.id());
        if (outbox.answerTo(message.id()) != null) return;
        var body = Wire.rpcError(400, "INPUT_FETCH_ERROR");
        outbox.keep(Sent.Kind.ANSWER, message.id(), body, now);
    }

    /// A message that came before is never executed again; its answer is given again.
    private void repeated(Message message, int kind, long now) {
        long msgId = message.id();
        var answer = kind == Inbox.ANSWERED ? outbox.answerTo(msgId) : null;
        if (answer != null && answer.size() <= owner.limits().repeatedBytes()) {
            outbox.again(answer);
        } else if (answer != null) {
            outbox.pass(Wire.detailedInfo(msgId, answer.msgId, answer.size()), now);
        } else if (kind == Inbox.FORGOTTEN) {
            outbox.pass(Wire.badMessage(msgId, message.seqno(), 20), now);
        } else if (message.needsAck()) {
            inbox.owe(msgId, now);
        }
    }

    /// The client has a message of ours.
    void confirmed(long msgId) {
        var message = outbox.remove(msgId);
        if (message != null && message.kind == Sent.Kind.ANSWER) {
            inbox.confirm(message.request);
        }
    }

    /// Refuses a frame as a whole, on the connection that it came from.
    synchronized void refuse(LinkState to, MessageHeader header, int code, long now) {
        sendRefusal(to, header, code, outbox.nextId(MsgIds.RESPONSE, now), outbox.seqno(), now);
    }

    /// Refuses a frame that belongs to no session; none is made for it.
    static void refuse(
            Sessions owner, LiveKey key, LinkState to, MessageHeader header, int code, long now) {
        var stray = new Session(owner, key, header.sessionId(), 0, now);
        stray.sendRefusal(to, header, code, key.strayId(now), 0, now);
    }

    private void sendRefusal(
            LinkState to, MessageHeader bad, int code, long msgId, int seqno, long now) {
        var body =
                code == 48
                        ? Wire.badSalt(bad.msgId(), bad.seqno(), key.salt(now))
                        : Wire.badMessage(bad.msgId(), bad.seqno(), code);
        seal(to, msgId, seqno, body, true, now);
    }

    /// Sends what waits, if there is a connection that takes it.
    ///
    /// @param acksAlone whether acknowledgements go also when nothing else does
    private void flush(long now, boolean acksAlone) {
        while (true) {
            var to = links.route();
            if (to == null) break;
            outbox.passAll(links.kept(to));
            boolean updates = to.link.writable() && to.latest == this;
            if (!outbox.waits(updates) && !(acksAlone && inbox.owes())) break;
            if (inbox.owes()) outbox.pass(inbox.pay(), now);
            var only = outbox.takeOnly(updates);
            if (only != null) {
                seal(to, only.msgId, only.seqno, Wire.single(only), true, now);
                continue;
            }
            var body = Wire.container(outbox.take(updates));
            long msgId = outbox.nextId(MsgIds.RESPONSE, now);
            seal(to, msgId, outbox.seqno(), body, !outbox.waits(updates), now);
        }
        if (links.isEmpty()) outbox.offline();
        outbox.bound(now);
    }

    private void seal(LinkState to, long msgId, int seqno, byte[] body, boolean flush, long now) {
        var header = new MessageHeader(key.salt(now), id, msgId, seqno);
        var sealed =
                to.cipher()
                        .seal(key.key, Side.SERVER, header, body, 0, body.length, owner.random());
        to.send(sealed, flush);
    }

    /// A connection has ended: what it may have swallowed goes to another one, if there is one.
    synchronized void left(LinkState link, long now) {
        if (!links.leave(link)) return;
        seenMillis = Math.max(seenMillis, now);
        if (links.isEmpty()) {
            outbox.offline();
        } else if (!link.link.http()) {
            outbox.moved(now);
            flush(now, false);
        }
    }

    /// A connection takes messages again.
    synchronized void writable(long now) {
        if (!gone) flush(now, false);
    }

    /// Answers an HTTP request that was held long enough, with nothing if need be.
    synchronized void release(LinkState held, long now) {
        if (gone) return;
        flush(now, true);
        if (!held.overdue(now)) return;
        outbox.passAll(links.kept(held));
        var body = Wire.container(outbox.take(false));
        long msgId = outbox.nextId(MsgIds.RESPONSE, now);
        seal(held, msgId, outbox.seqno(), body, true, now);
    }

    /// Sends the acknowledgements that have waited long enough; true when some have not.
    synchronized boolean acknowledge(long now) {
        if (!gone && inbox.owesNow(now)) flush(now, true);
        inAckQueue = !gone && inbox.owes() && online();
        return inAckQueue;
    }

    /// Lets go of what a session that has been silent for long does not need.
    synchronized void trim(long now) {
        if (gone || now - seenMillis <= MsgIds.OLD_MILLIS) return;
        inbox.trim(now);
        outbox.trim();
    }

    /// The highest id of a message that came.
    synchronized long lastReceived() {
        return inbox.highest();
    }

    /// The highest id that was given out.
    synchronized long lastSent() {
        return outbox.lastId();
    }

    /// Whether no connection needs it, and since when.
    long idleSince() {
        return links.isEmpty() ? seenMillis : Long.MAX_VALUE;
    }

    /// Ends it when it has been without a connection since `before`.
    synchronized boolean endIfIdle(long before) {
        return idleSince() <= before && end() != null;
    }

    /// Ends it; returns its connections, or null when it had ended before.
    synchronized LinkState @Nullable [] end() {
        if (gone) return null;
        gone = true;
        var last = links.end(this);
        waiters.wakeAll();
        return last;
    }

    /// Sends a service message that is remembered, as the answer to a call that had to be executed
    /// outside of the lock.
    synchronized void reply(byte[] body, boolean remembered, long now) {
        if (gone) return;
        if (remembered) outbox.keep(Sent.Kind.NOTICE, 0, body, now);
        else outbox.pass(body, now);
        flush(now, false);
    }
}
