package heliograph.bench;

import heliograph.mtproto.crypto.AuthKey;
import heliograph.mtproto.crypto.MessageCipher;
import heliograph.mtproto.crypto.MessageHeader;
import heliograph.mtproto.crypto.Side;
import heliograph.mtproto.crypto.Slice;
import heliograph.mtproto.exchange.ClientExchange;
import heliograph.mtproto.exchange.ClientExchange.Dialect;
import heliograph.mtproto.exchange.PlainMessage;
import heliograph.mtproto.transport.Frame;
import heliograph.mtproto.transport.Framing;
import heliograph.mtproto.transport.Transport;
import heliograph.tl.TlFunction;
import heliograph.tl.TlReader;
import heliograph.tl.TlWriter;
import heliograph.tl.api.Api;
import heliograph.tl.api.InitConnection;
import heliograph.tl.api.InvokeWithLayer;
import heliograph.tl.api.InvokeWithoutUpdates;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// One connection of one client: key exchange, session, one call at a time. It does what a real
/// client does for its session (salts, sequence numbers, acknowledgements), reads pushed updates
/// without looking into them, and blocks: one virtual thread each. Or it only listens, and then one
/// thread can serve very many.
final class LoadClient implements AutoCloseable {
    private static final int MSG_CONTAINER = 0x73f1f8dc;
    private static final int RPC_RESULT = 0xf35c6d01;
    private static final int RPC_ERROR = 0x2144ca19;
    private static final int GZIP_PACKED = 0x3072cfa1;
    private static final int MSGS_ACK = 0x62d6b459;
    private static final int BAD_SERVER_SALT = 0xedab447b;
    private static final int BAD_MSG_NOTIFICATION = 0xa7eff811;

    /// Acknowledgements ride on the next query once there are so many.
    private static final int ACKS = 8;

    private static final int SALT_TRIES = 3;

    /// What a client keeps between its connections.
    record Identity(AuthKey key, long salt) {}

    /// The answer to a call was `rpc_error`.
    static final class Refused extends IOException {
        private static final long serialVersionUID = 1;

        Refused(int code, String error) {
            super(code + " " + error);
        }
    }

    private final SocketChannel channel;
    private final Transport transport;
    private final RandomGenerator random;
    private final ArrayDeque<Slice> frames = new ArrayDeque<>(2);
    private final byte[] chunk = new byte[2048];
    private final long[] acks = new long[ACKS * 16];
    private final long sessionId;
    private @Nullable AuthKey key;
    private long salt;
    private long lastId;
    private int content;
    private int ackCount;
    private long frameId;
    private boolean deaf;

    private LoadClient(ServerProcess.Place place, RandomGenerator random) throws IOException {
        this.random = random;
        this.sessionId = random.nextLong();
        channel =
                SocketChannel.open(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), place.port()));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        var opening = Transport.open(Framing.INTERMEDIATE);
        transport = opening.transport();
        write(ByteBuffer.wrap(opening.first()));
    }

    /// A new client: makes a key and introduces itself.
    static LoadClient make(ServerProcess.Place place, RandomGenerator random) throws IOException {
        var client = new LoadClient(place, random);
        client.exchange(place);
        return client;
    }

    /// A known client on a new connection, in a new session.
    static LoadClient again(ServerProcess.Place place, Identity identity, RandomGenerator random)
            throws IOException {
        var client = new LoadClient(place, random);
        client.key = identity.key;
        client.salt = identity.salt;
        return client;
    }

    Identity identity() {
        return new Identity(key(), salt);
    }

    RandomGenerator random() {
        return random;
    }

    private AuthKey key() {
        return Objects.requireNonNull(key, "the key is made first");
    }

    private void exchange(ServerProcess.Place place) throws IOException {
        var dialect = Dialect.permanent(place.dc());
        var exchange = new ClientExchange(List.of(place.key()), dialect, random);
        var query = exchange.begin();
        while (true) {
            write(new PlainMessage(nextId(), query).write());
            var frame = nextFrame();
            var answer = PlainMessage.read(frame.array(), frame.from(), frame.to());
            if (answer == null) throw new IOException("no answer in the clear");
            switch (exchange.step(answer.body())) {
                case ClientExchange.Step.Send(var next) -> query = next;
                case ClientExchange.Step.Done(var made) -> {
                    key = made.key();
                    salt = made.salt();
                    return;
                }
                case ClientExchange.Step.Failed(var why) -> throw new IOException(why);
            }
        }
    }

    /// From here on its calls ask for no updates, so that nobody listens for it when it is gone.
    LoadClient deaf() {
        deaf = true;
        return this;
    }

    /// Calls a method as the first of a connection: says the layer and the device as well.
    <R> R first(TlFunction<?> query, Function<TlReader, R> read) throws IOException {
        var device =
                InitConnection.builder()
                        .apiId(1)
                        .deviceModel("bench")
                        .systemVersion("1")
                        .appVersion("1")
                        .systemLangCode("en")
                        .langPack("")
                        .langCode("en")
                        .query(deaf ? new InvokeWithoutUpdates(query) : query)
                        .build();
        return ask(new InvokeWithLayer(Api.LAYER, device), read);
    }

    /// Calls a method and waits for its answer.
    ///
    /// @throws Refused when the answer is an error
    <R> R call(TlFunction<?> query, Function<TlReader, R> read) throws IOException {
        return ask(deaf ? new InvokeWithoutUpdates(query) : query, read);
    }

    private <R> R ask(TlFunction<?> query, Function<TlReader, R> read) throws IOException {
        var out = new TlWriter(Api.LAYER);
        query.write(out);
        return read.apply(call(out.toBytes()));
    }

    private TlReader call(byte[] query) throws IOException {
        for (int i = 0; i < SALT_TRIES; i++) {
            long before = salt;
            long id = send(query);
            var answer = await(id);
            if (answer != null) return answer;
            if (salt == before) break;
        }
        throw new IOException("the server refuses our salts");
    }

    /// Sends a query, with what waits to be acknowledged; gives the query's id.
    private long send(byte[] query) throws IOException {
        if (ackCount < ACKS) {
            long id = nextId();
            seal(id, content++ * 2 + 1, query);
            frameId = id;
            return id;
        }
        var out = new TlWriter(0, query.length + 64 + 8 * ackCount);
        out.int32(MSG_CONTAINER);
        out.int32(2);
        out.int64(nextId());
        out.int32(content * 2);
        out.int32(12 + 8 * ackCount);
        out.int32(MSGS_ACK);
        out.int32(TlReader.VECTOR);
        out.int32(ackCount);
        for (int i = 0; i < ackCount; i++) out.int64(acks[i]);
        ackCount = 0;
        long id = nextId();
        out.int64(id);
        out.int32(content++ * 2 + 1);
        out.int32(query.length);
        out.raw(query);
        frameId = nextId();
        seal(frameId, content * 2, out.toBytes());
        return id;
    }

    /// Acknowledges all that came: before a long silence.
    void settle() throws IOException {
        var out = new TlWriter(0, 12 + 8 * ackCount);
        out.int32(MSGS_ACK);
        out.int32(TlReader.VECTOR);
        out.int32(ackCount);
        for (int i = 0; i < ackCount; i++) out.int64(acks[i]);
        ackCount = 0;
        seal(nextId(), content * 2, out.toBytes());
    }

    private void seal(long id, int seqno, byte[] body) throws IOException {
        var header = new MessageHeader(salt, sessionId, id, seqno);
        write(MessageCipher.V2.seal(key(), Side.CLIENT, header, body, 0, body.length, random));
    }

    private void write(Slice message) throws IOException {
        var bytes = transport.writer().frame(message, false, random);
        write(ByteBuffer.wrap(bytes.array(), bytes.from(), bytes.size()));
    }

    /// A client that listens writes little, and the server takes it: then there is room at once.
    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) if (channel.write(bytes) == 0) Thread.onSpinWait();
    }

    /// Reads until the answer to `request` is there; null when it must be sent again.
    private @Nullable TlReader await(long request) throws IOException {
        while (true) {
            var frame = nextFrame();
            var opened =
                    MessageCipher.V2.open(
                            key(), Side.SERVER, frame.array(), frame.from(), frame.to());
            if (opened == null) throw new IOException("a frame that does not open");
            var in = new TlReader(opened.plain(), opened.from(), opened.to());
            var header = opened.header();
            @Nullable TlReader answer = null;
            if (in.peek() != MSG_CONTAINER) {
                if (isBad(in, request)) return null;
                answer = take(in, header.msgId(), header.seqno(), request);
            } else {
                in.int32();
                for (int left = in.int32(); left > 0; left--) {
                    long id = in.int64();
                    int seqno = in.int32();
                    int size = in.int32();
                    int from = in.position();
                    var body = new TlReader(opened.plain(), from, from + size);
                    if (isBad(body, request)) return null;
                    var found = take(body, id, seqno, request);
                    if (found != null) answer = found;
                    skip(in, size);
                }
            }
            if (answer != null) return answer;
        }
    }

    /// Who looks at what came, opened.
    @FunctionalInterface
    interface Listener {
        void look(byte[] plain, int from, int to);
    }

    /// From here on this client waits for nothing: it may [#post], and [#arrived] is called when
    /// something comes.
    SocketChannel listen() throws IOException {
        channel.configureBlocking(false);
        return channel;
    }

    /// Takes in what has come, and acknowledges it now and then.
    ///
    /// @param room bytes are read into it; it may be lent to all who listen on one thread
    void arrived(byte[] room, Listener listener) throws IOException {
        int count = channel.read(ByteBuffer.wrap(room));
        if (count < 0) throw new EOFException("the server hung up");
        for (var frame : transport.reader().push(room, 0, count))
            switch (frame) {
                case Frame.Payload payload -> taken(payload.bytes(), listener);
                case Frame.Refusal(var code) -> throw new IOException("refused: " + code);
                case Frame.QuickAck _ -> {}
            }
    }

    /// Sends a query whose answer only the listener will see. From any thread.
    synchronized void post(TlFunction<?> query) throws IOException {
        var out = new TlWriter(Api.LAYER);
        query.write(out);
        send(out.toBytes());
    }

    private synchronized void taken(Slice frame, Listener listener) throws IOException {
        var opened =
                MessageCipher.V2.open(key(), Side.SERVER, frame.array(), frame.from(), frame.to());
        if (opened == null) throw new IOException("a frame that does not open");
        listener.look(opened.plain(), opened.from(), opened.to());
        var in = new TlReader(opened.plain(), opened.from(), opened.to());
        var header = opened.header();
        if (in.peek() == MSG_CONTAINER) {
            in.int32();
            for (int left = in.int32(); left > 0; left--) {
                noted(in.int64(), in.int32());
                skip(in, in.int32());
            }
        } else noted(header.msgId(), header.seqno());
        if (ackCount >= ACKS * 2) settle();
    }

    private void noted(long id, int seqno) {
        if ((seqno & 1) == 1 && ackCount < acks.length) acks[ackCount++] = id;
    }

    /// Whether a message is the answer to a call and says that it failed.
    static boolean isRefusal(TlReader in) {
        if (in.left() < 16 || in.peek() != RPC_RESULT) return false;
        in.int32();
        in.int64();
        return in.peek() == RPC_ERROR;
    }

    private static void skip(TlReader in, int count) {
        var _ = in.raw(count);
    }

    /// Takes a new salt when the server asks for one.
    private boolean isBad(TlReader body, long request) throws IOException {
        int constructor = body.peek();
        if (constructor != BAD_SERVER_SALT && constructor != BAD_MSG_NOTIFICATION) return false;
        body.int32();
        long id = body.int64();
        body.int32();
        int code = body.int32();
        if (constructor == BAD_MSG_NOTIFICATION) throw new IOException("bad message, code " + code);
        salt = body.int64();
        return id == request || id == frameId;
    }

    private @Nullable TlReader take(TlReader body, long id, int seqno, long request)
            throws IOException {
        if ((seqno & 1) == 1 && ackCount < acks.length) acks[ackCount++] = id;
        if (body.peek() != RPC_RESULT) return null;
        body.int32();
        if (body.int64() != request) return null;
        var result = body;
        if (body.peek() == GZIP_PACKED) {
            body.int32();
            result = body.unpack();
        }
        if (result.peek() != RPC_ERROR) return result;
        result.int32();
        throw new Refused(result.int32(), result.string());
    }

    private Slice nextFrame() throws IOException {
        while (true) {
            var ready = frames.poll();
            if (ready != null) return ready;
            int count = channel.read(ByteBuffer.wrap(chunk));
            if (count < 0) throw new EOFException("the server hung up");
            for (var frame : transport.reader().push(chunk, 0, count))
                switch (frame) {
                    case Frame.Payload payload -> frames.add(payload.bytes());
                    case Frame.Refusal(var code) -> throw new IOException("refused: " + code);
                    case Frame.QuickAck _ -> {}
                }
        }
    }

    private long nextId() {
        long millis = System.currentTimeMillis();
        // Servers refuse ids whose fraction of a second is all zeros.
        long fraction = ((millis % 1000) << 32) / 1000;
        long id = ((((millis / 1000) << 32) | fraction) & ~3L) | 4;
        lastId = Math.max(id, lastId + 4);
        return lastId;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
