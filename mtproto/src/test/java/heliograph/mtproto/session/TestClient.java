package heliograph.mtproto.session;

import heliograph.mtproto.crypto.AuthKey;
import heliograph.mtproto.crypto.MessageCipher;
import heliograph.mtproto.crypto.MessageHeader;
import heliograph.mtproto.crypto.Side;
import heliograph.tl.TlReader;
import heliograph.tl.TlWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The client's side of a session, just enough to say what a test wants said and to read what comes
/// back.
final class TestClient {
    final TestServer server;
    final AuthKey key;
    final MessageCipher cipher = MessageCipher.V2;
    TestLink link = new TestLink();
    long sessionId;
    long salt;
    private long lastId;
    private int content;

    /// A message as it stands in a container.
    @SuppressWarnings("ArrayRecordComponent")
    record Out(long id, int seqno, byte[] body) {}

    /// A message of the server, out of its container.
    @SuppressWarnings("ArrayRecordComponent")
    record In(long id, int seqno, int constructor, byte[] body, long salt, long frameId) {
        TlReader fields() {
            return new TlReader(body, 4, body.length);
        }
    }

    TestClient(TestServer server, AuthKey key, long sessionId) {
        this.server = server;
        this.key = key;
        this.sessionId = sessionId;
        this.salt = server.salts.current(key.id(), server.now);
    }

    /// The same instance of the client on a new connection.
    TestLink reconnect() {
        server.sessions.closed(link);
        link = new TestLink(link.http);
        return link;
    }

    long nextId() {
        lastId = Math.max(MsgIds.at(server.now) | 4, lastId + 4);
        return lastId;
    }

    int seqno(boolean contentRelated) {
        return contentRelated ? content++ * 2 + 1 : content * 2;
    }

    Out out(boolean contentRelated, byte[] body) {
        return new Out(nextId(), seqno(contentRelated), body);
    }

    /// A query of the API, which sessions do not look into.
    Out query(int constructor) {
        return out(true, tl(w -> w.int32(constructor)));
    }

    long send(Out message) {
        return send(link, message);
    }

    long send(TestLink on, Out message) {
        var frame = seal(message);
        server.sessions.receive(on, frame, 0, frame.length, false, server.now);
        return message.id();
    }

    byte[] seal(Out message) {
        var header = new MessageHeader(salt, sessionId, message.id(), message.seqno());
        return cipher.seal(
                        key,
                        Side.CLIENT,
                        header,
                        message.body(),
                        0,
                        message.body().length,
                        server.random)
                .toBytes();
    }

    /// A container of messages that were made before it.
    Out container(Out... messages) {
        return out(
                false,
                tl(w -> {
                    w.int32(Wire.MSG_CONTAINER);
                    w.int32(messages.length);
                    for (var message : messages) inner(w, message);
                }));
    }

    static void inner(TlWriter w, Out message) {
        w.int64(message.id());
        w.int32(message.seqno());
        w.int32(message.body().length);
        w.raw(message.body());
    }

    Out ack(long... ids) {
        return out(false, tl(w -> ids(w, Wire.MSGS_ACK, ids)));
    }

    Out ids(int constructor, long... ids) {
        return out(true, tl(w -> ids(w, constructor, ids)));
    }

    Out ping(long pingId) {
        return out(
                false,
                tl(w -> {
                    w.int32(Wire.PING);
                    w.int64(pingId);
                }));
    }

    private static void ids(TlWriter w, int constructor, long... ids) {
        w.int32(constructor);
        w.int32(TlReader.VECTOR);
        w.int32(ids.length);
        for (long id : ids) w.int64(id);
    }

    static byte[] tl(Consumer<TlWriter> write) {
        var w = new TlWriter(0);
        write.accept(w);
        return w.toBytes();
    }

    /// Everything that came since the last call, on the present connection.
    List<In> received() {
        return received(link);
    }

    List<In> received(TestLink on) {
        var all = new ArrayList<In>();
        for (var frame : on.frames) all.addAll(open(frame));
        on.frames.clear();
        return all;
    }

    List<In> open(byte[] frame) {
        var opened = cipher.open(key, Side.SERVER, frame, 0, frame.length);
        if (opened == null) throw new AssertionError("a frame that does not open");
        var header = opened.header();
        if (header.sessionId() != sessionId) throw new AssertionError("of another session");
        var all = new ArrayList<In>();
        var in = new TlReader(opened.plain(), opened.from(), opened.to());
        if (in.peek() != Wire.MSG_CONTAINER) {
            var body = in.raw(in.left());
            all.add(read(header.msgId(), header.seqno(), body, header.salt(), header.msgId()));
            return all;
        }
        in.int32();
        int count = in.int32();
        for (int i = 0; i < count; i++) {
            long id = in.int64();
            int seqno = in.int32();
            all.add(read(id, seqno, in.raw(in.int32()), header.salt(), header.msgId()));
        }
        if (in.left() != 0) throw new AssertionError(in.left() + " bytes behind a container");
        return all;
    }

    private static In read(long id, int seqno, byte[] body, long salt, long frameId) {
        return new In(id, seqno, new TlReader(body).int32(), body, salt, frameId);
    }

    /// The one message with this constructor among those that came.
    In receivedOne(int constructor) {
        var found = received().stream().filter(in -> in.constructor() == constructor).toList();
        if (found.size() != 1) throw new AssertionError(found.size() + " of them");
        return found.getFirst();
    }

    /// The result in the rpc_result for a query, or null when there is none.
    static byte @Nullable [] result(List<In> messages, long request) {
        for (var in : messages) {
            if (in.constructor() != Wire.RPC_RESULT) continue;
            var fields = in.fields();
            if (fields.int64() == request) return fields.raw(fields.left());
        }
        return null;
    }

    /// Opens the session with a query that is answered, and acknowledges everything.
    Session begin() {
        send(query(0x11111111));
        var query = server.last();
        query.session().answer(query.msgId(), tl(w -> w.bool(true)));
        var ids = received().stream().filter(in -> (in.seqno() & 1) == 1).mapToLong(In::id);
        send(ack(ids.toArray()));
        return query.session();
    }
}
