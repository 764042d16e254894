package heliograph.net;

import heliograph.mtproto.crypto.AuthKey;
import heliograph.mtproto.crypto.MessageCipher;
import heliograph.mtproto.crypto.MessageHeader;
import heliograph.mtproto.crypto.Opened;
import heliograph.mtproto.crypto.Side;
import heliograph.mtproto.transport.Frame;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// As much of an MTProto client as it takes to ping.
final class Client {
    static final int PING = 0x7abe77ec;
    static final int PONG = 0x347773c5;
    static final int HTTP_WAIT = 0x9299359f;

    private final Served served;
    private @Nullable Pipe pipe;
    final AuthKey key;
    private final long session;
    private final SplittableRandom random;
    private long msgId;
    private int contents;

    /// @param pipe none for a client that only seals
    Client(Served served, @Nullable Pipe pipe, AuthKey key, long session) {
        this.served = served;
        this.pipe = pipe;
        this.key = key;
        this.session = session;
        this.random = new SplittableRandom(session);
        this.msgId = ((served.now.get() / 1000) << 32) + 1_000_000;
    }

    /// The same session on another connection.
    void moveTo(Pipe other) {
        pipe = other;
    }

    private Pipe pipe() throws IOException {
        var open = pipe;
        if (open == null) throw new IOException("not connected");
        return open;
    }

    static byte[] body(int constructor, long... longs) {
        var body = ByteBuffer.allocate(4 + 8 * longs.length).order(ByteOrder.LITTLE_ENDIAN);
        body.putInt(constructor);
        for (long value : longs) body.putLong(value);
        return body.array();
    }

    /// Seals one message. Its id is [#lastMsgId] then.
    byte[] seal(byte[] body) {
        msgId += 4;
        var header =
                new MessageHeader(
                        served.salts.current(key.id(), served.now.get()),
                        session,
                        msgId,
                        contents++ * 2 + 1);
        return MessageCipher.V2
                .seal(key, Side.CLIENT, header, body, 0, body.length, random)
                .toBytes();
    }

    long lastMsgId() {
        return msgId;
    }

    Opened open(byte[] packet) {
        var opened = MessageCipher.V2.open(key, Side.SERVER, packet, 0, packet.length);
        if (opened == null) throw new AssertionError("not for us");
        return opened;
    }

    /// Sends a ping and waits for its pong, whatever else comes before it.
    void ping(long id) throws IOException {
        pipe().send(seal(body(PING, id)));
        awaitPong(lastMsgId(), id);
    }

    void awaitPong(long pingMsgId, long id) throws IOException {
        await(body(PONG, pingMsgId, id));
    }

    /// Waits for a message in which `wanted` stands.
    void await(byte[] wanted) throws IOException {
        for (int i = 0; i < 500; i++) {
            var frame = pipe().receive();
            if (!(frame instanceof Frame.Payload)) throw new IOException("came instead: " + frame);
            var opened = open(Pipe.payload(frame));
            for (int at = opened.from(); at + wanted.length <= opened.to(); at += 4) {
                if (ByteBuffer.wrap(opened.plain(), at, wanted.length)
                        .equals(ByteBuffer.wrap(wanted))) return;
            }
        }
        throw new IOException("hundreds of other messages");
    }
}
