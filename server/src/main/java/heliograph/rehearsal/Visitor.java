package heliograph.rehearsal;

import heliograph.mtproto.crypto.AuthKey;
import heliograph.mtproto.crypto.MessageCipher;
import heliograph.mtproto.crypto.MessageHeader;
import heliograph.mtproto.crypto.Side;
import heliograph.mtproto.crypto.Slice;
import heliograph.mtproto.exchange.ClientExchange;
import heliograph.mtproto.exchange.ClientExchange.Dialect;
import heliograph.mtproto.exchange.Exchanged;
import heliograph.mtproto.exchange.PlainMessage;
import heliograph.mtproto.transport.Frame;
import heliograph.mtproto.transport.Framing;
import heliograph.mtproto.transport.Transport;
import heliograph.tl.TlFunction;
import heliograph.tl.TlReader;
import heliograph.tl.TlWriter;
import heliograph.tl.api.Api;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A client on loopback that asks one thing after the other, and acknowledges nothing: it stays for
/// some seconds only.
final class Visitor implements AutoCloseable {
    private static final int MSG_CONTAINER = 0x73f1f8dc;
    private static final int RPC_RESULT = 0xf35c6d01;
    private static final int RPC_ERROR = 0x2144ca19;
    private static final int GZIP_PACKED = 0x3072cfa1;
    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;
    private final Transport transport;
    private final RandomGenerator random;
    private final InstantSource clock;
    private final ArrayDeque<Slice> frames = new ArrayDeque<>();
    private final byte[] chunk = new byte[8 << 10];
    private final Exchanged made;
    private final long session;
    private long lastId;
    private int queries;

    /// Connects and makes a key.
    Visitor(Rehearsal.Place place, InstantSource clock, RandomGenerator random) throws IOException {
        this.random = random;
        this.clock = clock;
        this.session = random.nextLong();
        socket = new Socket(InetAddress.getLoopbackAddress(), place.port());
        try {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.setTcpNoDelay(true);
            var opening = Transport.open(Framing.INTERMEDIATE);
            transport = opening.transport();
            socket.getOutputStream().write(opening.first());
            made = exchange(place);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private Exchanged exchange(Rehearsal.Place place) throws IOException {
        var exchange =
                new ClientExchange(List.of(place.key()), Dialect.permanent(place.dc()), random);
        var query = exchange.begin();
        while (true) {
            write(new PlainMessage(nextId(), query).write());
            var frame = nextFrame();
            var answer = PlainMessage.read(frame.array(), frame.from(), frame.to());
            if (answer == null) throw new IOException("no answer in the clear");
            switch (exchange.step(answer.body())) {
                case ClientExchange.Step.Send(var next) -> query = next;
                case ClientExchange.Step.Done(var result) -> {
                    return result;
                }
                case ClientExchange.Step.Failed(var why) -> throw new IOException(why);
            }
        }
    }

    /// Asks and waits for the answer.
    ///
    /// @throws IOException when the answer is an error, or none comes
    TlReader ask(TlFunction<?> query) throws IOException {
        var out = new TlWriter(Api.LAYER);
        query.write(out);
        var body = out.toBytes();
        AuthKey key = made.key();
        var header = new MessageHeader(made.salt(), session, nextId(), queries++ * 2 + 1);
        write(MessageCipher.V2.seal(key, Side.CLIENT, header, body, 0, body.length, random));
        while (true) {
            var frame = nextFrame();
            var opened =
                    MessageCipher.V2.open(
                            key, Side.SERVER, frame.array(), frame.from(), frame.to());
            if (opened == null) throw new IOException("a frame that does not open");
            var in = new TlReader(opened.plain(), opened.from(), opened.to());
            var answer = answer(in, header.msgId());
            if (answer != null) return answer;
        }
    }

    /// The answer to a message, if it stands in what came.
    private static @Nullable TlReader answer(TlReader in, long msgId) throws IOException {
        if (in.peek() != MSG_CONTAINER) return result(in, msgId);
        in.int32();
        @Nullable TlReader found = null;
        for (int left = in.int32(); left > 0; left--) {
            in.int64();
            in.int32();
            var body = in.raw(in.int32());
            var one = result(new TlReader(body), msgId);
            if (one != null) found = one;
        }
        return found;
    }

    private static @Nullable TlReader result(TlReader in, long msgId) throws IOException {
        if (in.int32() != RPC_RESULT || in.int64() != msgId) return null;
        var result = in;
        if (in.peek() == GZIP_PACKED) {
            in.int32();
            result = in.unpack();
        }
        if (result.peek() != RPC_ERROR) return result;
        result.int32();
        throw new IOException(result.int32() + " " + result.string());
    }

    private long nextId() {
        long millis = clock.millis();
        long id = ((millis / 1000) << 32) + ((millis % 1000) << 22);
        lastId = Math.max(lastId + 4, id);
        return lastId;
    }

    private void write(Slice message) throws IOException {
        var bytes = transport.writer().frame(message, false, random);
        socket.getOutputStream().write(bytes.array(), bytes.from(), bytes.size());
    }

    private Slice nextFrame() throws IOException {
        while (frames.isEmpty()) {
            int count = socket.getInputStream().read(chunk);
            if (count < 0) throw new EOFException("the server hung up");
            for (var frame : transport.reader().push(chunk, 0, count)) {
                switch (frame) {
                    case Frame.Payload payload -> frames.add(payload.bytes());
                    case Frame.Refusal(var code) -> throw new IOException("refused: " + code);
                    case Frame.QuickAck _ -> {}
                }
            }
        }
        return frames.remove();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
