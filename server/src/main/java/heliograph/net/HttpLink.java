package heliograph.net;

import heliograph.mtproto.crypto.MessageCipher;
import heliograph.mtproto.crypto.Slice;
import heliograph.mtproto.session.Link;
import heliograph.net.NetStats.Refusal;
import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// An HTTP connection that carries MTProto: each request is one frame, and so is each response
/// (core.telegram.org/mtproto/transports#http). How long a request waits for its response is the
/// session's to decide.
@SuppressWarnings("FutureReturnValueIgnored") // what fails ends the channel, which is heard of
final class HttpLink implements Link {
    private final Shared shared;
    private final Channel channel;
    private final AtomicReference<@Nullable HttpTurn> turn = new AtomicReference<>();
    private int away;
    private boolean gone;
    private boolean met;
    private boolean awaited;

    HttpLink(Shared shared, Channel channel) {
        this.shared = shared;
        this.channel = channel;
    }

    /// A request has come; the one before has been answered. On the event loop.
    void receive(HttpTurn asked, byte[] frame) {
        turn.set(asked);
        awaited = false;
        shared.meter().frames.increment();
        long key = MessageCipher.keyId(frame, 0, frame.length);
        if (key == 0) {
            exchange(frame);
            return;
        }
        met = true;
        if (shared.sessions().known(key)) {
            shared.sessions().receive(this, frame, 0, frame.length, false, shared.nowMillis());
        } else {
            away++;
            Thread.ofVirtual().name("key").start(() -> lookUp(frame));
        }
    }

    /// The frame of a key that is not in memory. On a virtual thread, because the store is asked.
    private void lookUp(byte[] frame) {
        try {
            shared.sessions().receive(this, frame, 0, frame.length, false, shared.nowMillis());
        } catch (RuntimeException bug) {
            shared.bug("A frame broke its session", bug);
            close();
        } finally {
            channel.eventLoop().execute(this::back);
        }
    }

    private void back() {
        away--;
        if (gone) gone();
        else if (awaited) hurry();
    }

    /// Another request has come behind the one that is held: that one is answered now. Some clients
    /// send on one connection without waiting for responses, and acknowledge in a request of its
    /// own; held for as long as the protocol allows, it would keep back the query that follows. On
    /// the event loop.
    void hurry() {
        awaited = away > 0;
        if (met && !awaited && turn.get() != null) shared.sessions().hurry(this);
    }

    /// Whether it has carried a frame of a key. On the event loop.
    boolean met() {
        return met;
    }

    /// A packet of a key exchange, which may have begun on another connection.
    private void exchange(byte[] packet) {
        var with = shared.httpExchanges().of(shared.handshakes(), packet);
        if (shared.exchanges().submit(() -> with.answer(this, packet, shared))) return;
        shared.meter().refused(Refusal.HANDSHAKES);
        fail(FLOOD);
    }

    /// The connection has ended. On the event loop.
    void gone() {
        gone = true;
        turn.set(null);
        // While a frame is under way its session would hear of this link after its end.
        if (away > 0 || !met) return;
        met = false;
        shared.sessions().closed(this);
    }

    @Override
    public void send(Slice sealed, boolean flush) {
        respond(200, sealed.toBytes());
    }

    @Override
    public void sendQuickAck(int token) {
        // The response is the acknowledgement.
    }

    /// As a status, and as the body that other transports carry: TDLib and Telethon read that
    /// alone.
    @Override
    public void fail(int transportError) {
        var code = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(transportError);
        respond(-transportError, code.array());
    }

    private void respond(int status, byte[] frame) {
        var asked = turn.getAndSet(null);
        if (asked != null) channel.eventLoop().execute(() -> asked.finish(status, frame));
    }

    @Override
    public void close() {
        channel.eventLoop().execute(() -> channel.close());
    }

    @Override
    public String address() {
        var remote = channel.remoteAddress();
        return remote instanceof InetSocketAddress at ? at.getAddress().getHostAddress() : "";
    }

    @Override
    public boolean http() {
        return true;
    }
}
