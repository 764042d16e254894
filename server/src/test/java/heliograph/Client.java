package heliograph;

import heliograph.mtproto.crypto.AuthKey;
import heliograph.mtproto.crypto.MessageCipher;
import heliograph.mtproto.crypto.MessageHeader;
import heliograph.mtproto.crypto.Side;
import heliograph.mtproto.crypto.Slice;
import heliograph.mtproto.session.Link;
import heliograph.tl.TlFunction;
import heliograph.tl.TlObject;
import heliograph.tl.TlReader;
import heliograph.tl.TlWriter;
import heliograph.tl.api.AnyUpdates;
import heliograph.tl.api.Api;
import heliograph.tl.api.CodeSettings;
import heliograph.tl.api.InitConnection;
import heliograph.tl.api.InvokeWithLayer;
import heliograph.tl.api.Update;
import heliograph.tl.api.UpdateShort;
import heliograph.tl.api.Updates;
import heliograph.tl.api.User;
import heliograph.tl.api.auth.Authorization;
import heliograph.tl.api.auth.SendCode;
import heliograph.tl.api.auth.SentCode;
import heliograph.tl.api.auth.SignIn;
import heliograph.tl.api.auth.SignUp;
import heliograph.tl.mt.BadMsgNotification;
import heliograph.tl.mt.MsgsAck;
import heliograph.tl.mt.Mt;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A client of the real protocol, in memory: it seals its queries, acknowledges what comes, and
/// keeps answers and updates for the test to look at.
public final class Client {
    private static final int MSG_CONTAINER = 0x73f1f8dc;
    private static final int RPC_RESULT = 0xf35c6d01;
    private static final int RPC_ERROR = 0x2144ca19;
    private static final int GZIP_PACKED = 0x3072cfa1;
    private static final int VECTOR = 0x1cb5c415;
    private static final int NEW_SESSION = 0x9ec20908;
    private static final int MSGS_ACK = 0x62d6b459;
    private static final int PONG = 0x347773c5;
    private static final int BAD_MSG = 0xa7eff811;

    /// How a query ended: with an object, a Boolean or a list, or with an error's name.
    ///
    /// @param code of the error; negative when the session did not take the query in, with the code
    ///   of `bad_msg_notification`
    public record Outcome(@Nullable Object answer, int code, String error) {
        public boolean failed() {
            return answer == null;
        }

        /// The answer of a query that was not to fail.
        public Object got() {
            if (answer == null) throw new AssertionError(code + " " + error);
            return answer;
        }
    }

    /// What came: updates, or, when there are none, the answer to a query.
    public record Arrival(long answerTo, @Nullable AnyUpdates updates) {}

    /// A connection. What the server sends is under way until the client takes it.
    private static final class Wire implements Link {
        final ArrayDeque<byte[]> underWay = new ArrayDeque<>();
        boolean closed;

        @Override
        public void send(Slice sealed, boolean flush) {
            underWay.add(sealed.toBytes());
        }

        @Override
        public void sendQuickAck(int token) {}

        @Override
        public void fail(int transportError) {
            throw new AssertionError("transport error " + transportError);
        }

        @Override
        public void close() {
            closed = true;
        }

        @Override
        public boolean http() {
            return false;
        }
    }

    private final Harness server;
    private final AuthKey key;
    private final Map<Long, TlFunction<?>> asked = new HashMap<>();
    private final Map<Long, Outcome> answers = new HashMap<>();
    private final List<Arrival> arrivals = new ArrayList<>();
    private @Nullable Wire wire;
    private long sessionId;
    private long lastId;
    private int content;
    private boolean newSession;
    private int heard;
    private @Nullable User self;

    /// The layer that it speaks.
    public int layer = Api.LAYER;

    Client(Harness server, AuthKey key) {
        this.server = server;
        this.key = key;
        begin();
    }

    /// Starts as an app does: with a new session, on a new connection.
    public void begin() {
        cut();
        sessionId = server.random.nextLong();
        content = 0;
        connect();
    }

    /// Connects again in the same session.
    public void connect() {
        cut();
        wire = new Wire();
    }

    /// The connection breaks; what is under way is lost.
    public void cut() {
        if (wire != null) server.sessions().closed(wire);
        wire = null;
    }

    public boolean connected() {
        return wire != null;
    }

    /// Who is signed in.
    public User self() {
        if (self == null) throw new IllegalStateException("nobody is signed in");
        return self;
    }

    public long id() {
        return self().id();
    }

    /// The id of its auth key.
    public long keyId() {
        return key.id();
    }

    /// Signs a test number in, and up where need be.
    public void enter(String phone) {
        enter(phone, true);
    }

    /// As above.
    ///
    /// @param quiet whether those who wait for the number are not told of a new account
    public void enter(String phone, boolean quiet) {
        var settings = new CodeSettings(false, false, false, false, false, false, null, null, null);
        SentCode sent = (SentCode) ask(new SendCode(phone, 4, "hash", settings));
        var code = phone.substring(5, 6).repeat(5);
        var answer = ask(new SignIn(phone, sent.phoneCodeHash(), code, null));
        if (!(answer instanceof Authorization))
            answer = ask(new SignUp(quiet, phone, sent.phoneCodeHash(), "N" + phone, ""));
        self = (User) ((Authorization) answer).user();
    }

    /// Asks and has the server do all that it has to, until the answer is there.
    @SuppressWarnings("unchecked") // the schema promises the type of each answer
    public <R> R ask(TlFunction<R> query) {
        var outcome = outcome(query);
        if (outcome.answer == null) throw new AssertionError(outcome.error + " for " + query);
        return (R) outcome.answer;
    }

    /// As [#ask], for a query that may be refused.
    public Outcome outcome(TlFunction<?> query) {
        long id = send(query);
        server.run();
        receive();
        var outcome = take(id);
        if (outcome == null) throw new AssertionError("no answer to " + query);
        return outcome;
    }

    /// Sends a query, whose outcome [#take] has some time.
    public long send(TlFunction<?> query) {
        long id = prepare(query);
        deliver(seal(id, query));
        return id;
    }

    /// The id that a query will have.
    public long prepare(TlFunction<?> query) {
        long id = nextId();
        asked.put(id, query);
        return id;
    }

    /// A query as it goes over the wire; it can be delivered late, or more than once.
    public byte[] seal(long id, TlFunction<?> query) {
        var wrapped =
                new InvokeWithLayer(
                        layer,
                        new InitConnection(4, "Test", "1", "1", "en", "", "en", null, null, query));
        var out = new TlWriter(layer);
        out.object(wrapped);
        return seal(id, content++ * 2 + 1, out.toBytes());
    }

    private byte[] seal(long id, int seqno, byte[] body) {
        long salt = server.salts.current(key.id(), server.nowMillis());
        var header = new MessageHeader(salt, sessionId, id, seqno);
        return MessageCipher.V2
                .seal(key, Side.CLIENT, header, body, 0, body.length, server.random)
                .toBytes();
    }

    /// Puts sealed bytes on the connection.
    public void deliver(byte[] frame) {
        if (wire == null) return;
        server.sessions().receive(wire, frame, 0, frame.length, false, server.nowMillis());
    }

    private long nextId() {
        long now = server.nowMillis();
        long at = ((now / 1000) << 32) | ((((now % 1000) << 32) / 1000) & ~3L);
        lastId = Math.max(at | 4, lastId + 4);
        return lastId;
    }

    /// Takes in everything that is under way, and acknowledges it.
    public void receive() {
        receive(Integer.MAX_VALUE);
    }

    /// As [#receive], at most so many frames.
    public void receive(int frames) {
        var from = wire;
        if (from == null) return;
        var toAck = new ArrayList<Long>();
        for (int i = 0; i < frames && !from.underWay.isEmpty(); i++)
            open(from.underWay.remove(), toAck);
        if (toAck.isEmpty()) return;
        var out = new TlWriter(0);
        out.object(new MsgsAck(toAck));
        deliver(seal(nextId(), content * 2, out.toBytes()));
        if (from.closed) cut();
    }

    private void open(byte[] frame, List<Long> toAck) {
        var opened = MessageCipher.V2.open(key, Side.SERVER, frame, 0, frame.length);
        if (opened == null) throw new AssertionError("a frame that does not open");
        var header = opened.header();
        if (header.sessionId() != sessionId) return;
        heard = (int) (header.msgId() >>> 32);
        var in = new TlReader(opened.plain(), opened.from(), opened.to());
        if (in.peek() != MSG_CONTAINER) {
            take(header.msgId(), header.seqno(), in, toAck);
            return;
        }
        in.int32();
        int count = in.int32();
        for (int i = 0; i < count; i++) {
            long id = in.int64();
            int seqno = in.int32();
            take(id, seqno, new TlReader(in.raw(in.int32())), toAck);
        }
    }

    private void take(long id, int seqno, TlReader in, List<Long> toAck) {
        if ((seqno & 1) == 1) toAck.add(id);
        switch (in.peek()) {
            case RPC_RESULT -> {
                in.int32();
                long request = in.int64();
                answered(request, outcome(in));
            }
            case NEW_SESSION -> newSession = true;
            case MSGS_ACK, PONG -> {}
            case BAD_MSG -> {
                var bad = (BadMsgNotification) Mt.object(in);
                var refused = new Outcome(null, -bad.errorCode(), "bad_msg_notification");
                answered(bad.badMsgId(), refused);
            }
            default -> arrivals.add(new Arrival(0, (AnyUpdates) Api.object(in)));
        }
    }

    private void answered(long request, Outcome outcome) {
        if (asked.remove(request) == null) return;
        answers.put(request, outcome);
        arrivals.add(new Arrival(request, null));
    }

    private static Outcome outcome(TlReader in) {
        var from = in;
        if (in.peek() == GZIP_PACKED) {
            in.int32();
            from = in.unpack();
        }
        int constructor = from.peek();
        if (constructor == RPC_ERROR) {
            from.int32();
            int code = from.int32();
            return new Outcome(null, code, from.string());
        }
        if (constructor == TlReader.BOOL_TRUE || constructor == TlReader.BOOL_FALSE)
            return new Outcome(from.bool(), 0, "");
        if (constructor == VECTOR) return new Outcome(from.vector(Api::object), 0, "");
        TlObject answer = Api.object(from);
        return new Outcome(answer, 0, "");
    }

    /// Asks for what must be refused with an error of this name.
    public void refused(String error, TlFunction<?> query) {
        var outcome = outcome(query);
        if (!outcome.error().equals(error))
            throw new AssertionError("not " + error + " but " + outcome + " to " + query);
    }

    /// The updates of a kind that were pushed since the last call.
    public <U extends Update> List<U> pushed(Class<U> kind) {
        receive();
        var found = new ArrayList<U>();
        for (var updates : pushed()) {
            if (updates instanceof Updates many)
                for (var update : many.updates())
                    if (kind.isInstance(update)) found.add(kind.cast(update));
            if (updates instanceof UpdateShort one && kind.isInstance(one.update()))
                found.add(kind.cast(one.update()));
        }
        return found;
    }

    /// The outcome of a query, once; null while there is none.
    public @Nullable Outcome take(long id) {
        return answers.remove(id);
    }

    /// The updates that were pushed since the last call.
    public List<AnyUpdates> pushed() {
        var all = new ArrayList<AnyUpdates>();
        for (var one : arrivals()) if (one.updates != null) all.add(one.updates);
        return all;
    }

    /// What came since the last call, in the order in which it came.
    public List<Arrival> arrivals() {
        var all = List.copyOf(arrivals);
        arrivals.clear();
        return all;
    }

    /// What time it was at the server when it last sent something, in seconds, by its message id.
    public int heard() {
        return heard;
    }

    /// Whether the server said since the last call that it knows nothing of what was before.
    public boolean newSession() {
        boolean was = newSession;
        newSession = false;
        return was;
    }
}
