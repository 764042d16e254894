package heliograph.net;

import heliograph.mtproto.crypto.MessageCipher;
import heliograph.mtproto.crypto.Slice;
import heliograph.mtproto.session.Link;
import heliograph.mtproto.transport.Detection;
import heliograph.mtproto.transport.Frame;
import heliograph.mtproto.transport.Hangup;
import heliograph.mtproto.transport.Transport;
import heliograph.mtproto.transport.TransportError;
import heliograph.net.NetStats.Refusal;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A connection that carries a stream of MTProto frames: the only handler of a TCP connection, and
/// the last one of a WebSocket.
///
/// Frames are handled in their order. One that has to leave the event loop, for the store or for
/// the arithmetic of a key exchange, makes those behind it wait, and nothing more is read until it
/// is back.
@SuppressWarnings("FutureReturnValueIgnored") // what fails ends the channel, which is heard of
final class MtConnection extends ChannelInboundHandlerAdapter implements Link, Lane.Timed {

    private static final byte[] NOTHING = {};

    private final Shared shared;
    private final Lane lane;
    private final Channel channel;
    private final Sending sending;
    private final boolean inWebSocket;
    private @Nullable Transport transport;
    private byte[] first = NOTHING;
    private @Nullable Exchange exchange;
    private @Nullable ArrayDeque<Frame.Payload> waiting;
    private long since;
    private boolean away;
    private boolean greeted;
    private boolean met;
    private boolean ended;
    private boolean gone;

    private MtConnection(
            Shared shared, Lane lane, Channel channel, boolean inWebSocket, long since) {
        this.shared = shared;
        this.lane = lane;
        this.channel = channel;
        this.sending = new Sending(shared, lane, channel);
        this.inWebSocket = inWebSocket;
        this.since = since;
        lane.watch(this);
    }

    /// @param since the tick of the connect
    static MtConnection overTcp(Shared shared, Lane lane, Channel channel, long since) {
        return new MtConnection(shared, lane, channel, false, since);
    }

    /// Within a WebSocket, obfuscation is a must (core.telegram.org/mtproto/transports#websocket).
    static MtConnection overWebSocket(Shared shared, Lane lane, Channel channel) {
        return new MtConnection(shared, lane, channel, true, lane.tick());
    }

    // Coming in, on the event loop

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        var bytes = (ByteBuf) message;
        try {
            shared.meter().bytesIn.add(bytes.readableBytes());
            var scratch = lane.scratch();
            while (bytes.isReadable() && !ended) {
                int count = Math.min(bytes.readableBytes(), scratch.length);
                bytes.readBytes(scratch, 0, count);
                take(scratch, count);
            }
        } catch (Hangup hangup) {
            shared.meter().refused(Refusal.GARBAGE);
            end(hangup.error());
        } finally {
            bytes.release();
        }
    }

    private void take(byte[] chunk, int count) {
        var found = transport;
        if (found == null) {
            detect(chunk, count);
        } else {
            for (var frame : found.reader().push(chunk, 0, count)) arrived(frame);
        }
    }

    /// Looks at everything that came so far, which is kept until it is enough.
    private void detect(byte[] chunk, int count) {
        var seen = Arrays.copyOf(first, first.length + count);
        System.arraycopy(chunk, 0, seen, first.length, count);
        switch (Transport.detect(seen, 0, seen.length, null)) {
            case Detection.NeedMore() -> first = seen;
            case Detection.NotMtproto() -> refuse(Refusal.GARBAGE);
            case Detection.Found(var found, int used) -> {
                first = NOTHING;
                if (inWebSocket && !found.obfuscated()) {
                    refuse(Refusal.GARBAGE);
                    return;
                }
                transport = found;
                sending.begin(found.writer());
                for (var frame : found.reader().push(seen, used, seen.length)) arrived(frame);
            }
        }
    }

    private void arrived(Frame frame) {
        // What else a frame can be, only servers send.
        if (ended || !(frame instanceof Frame.Payload payload)) return;
        shared.meter().frames.increment();
        if (greeted) since = lane.tick();
        if (away) hold(payload);
        else handle(payload);
    }

    private void hold(Frame.Payload frame) {
        var queue = waiting;
        if (queue == null) waiting = queue = new ArrayDeque<>();
        queue.add(frame);
    }

    private void handle(Frame.Payload frame) {
        var bytes = frame.bytes();
        long key = MessageCipher.keyId(bytes.array(), bytes.from(), bytes.to());
        if (key == 0) {
            exchange(bytes.toBytes());
        } else if (shared.sessions().known(key)) {
            greet();
            met = true;
            receive(frame);
        } else {
            met = true;
            leave();
            Thread.ofVirtual().name("key").start(() -> lookUp(frame, key));
        }
    }

    private void receive(Frame.Payload frame) {
        var bytes = frame.bytes();
        shared.sessions()
                .receive(
                        this,
                        bytes.array(),
                        bytes.from(),
                        bytes.to(),
                        frame.quickAck(),
                        shared.nowMillis());
    }

    /// The frame of a key that is not in memory. On a virtual thread, because the store is asked.
    private void lookUp(Frame.Payload frame, long key) {
        boolean known = false;
        try {
            receive(frame);
            known = shared.sessions().known(key);
        } catch (RuntimeException bug) {
            shared.bug("A frame broke its session", bug);
            close();
        } finally {
            back(known);
        }
    }

    private void exchange(byte[] packet) {
        var begun = exchange;
        if (begun == null) exchange = begun = new Exchange(shared.handshakes());
        var with = begun;
        if (shared.exchanges().submit(() -> step(with, packet))) {
            leave();
        } else {
            shared.meter().refused(Refusal.HANDSHAKES);
            fail(FLOOD);
        }
    }

    /// A step of a key exchange. On a thread of theirs.
    private void step(Exchange with, byte[] packet) {
        try {
            with.answer(this, packet, shared);
        } finally {
            back(false);
        }
    }

    // Off the event loop and back

    private void leave() {
        away = true;
        read();
    }

    private void back(boolean known) {
        channel.eventLoop().execute(() -> returned(known));
    }

    private void returned(boolean known) {
        away = false;
        if (known) greet();
        if (gone) over();
        while (!away && !ended && waiting != null) {
            var next = waiting.poll();
            if (next == null) waiting = null;
            else handle(next);
        }
        read();
    }

    /// Reads on, or not: while a frame is away, and while the peer does not take what it was sent.
    private void read() {
        boolean on = !away && channel.isWritable();
        if (channel.config().isAutoRead() != on) channel.config().setAutoRead(on);
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        sending.count();
        read();
        if (met && channel.isWritable()) shared.sessions().writable(this);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        ended = true;
        gone = true;
        sending.count();
        waiting = null;
        exchange = null;
        // While a frame is under way its session would hear of this link after its end.
        if (!away) over();
    }

    private void over() {
        if (met) shared.sessions().closed(this);
        met = false;
    }

    /// The peer has a key: from here on only silence ends the connection.
    private void greet() {
        if (greeted) return;
        greeted = true;
        exchange = null;
        since = lane.tick();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        shared.broken(cause);
        ctx.close();
    }

    /// Tells the peer why, and closes once that is written.
    private void end(TransportError error) {
        fail(error.code());
        close();
        ended = true;
    }

    private void refuse(Refusal why) {
        shared.meter().refused(why);
        ended = true;
        channel.close();
    }

    // Going out

    @Override
    public void send(Slice sealed, boolean flush) {
        sending.put(Outgoing.frame(sealed));
    }

    @Override
    public void sendQuickAck(int token) {
        sending.put(Outgoing.quickAck(token));
    }

    @Override
    public void fail(int transportError) {
        sending.put(Outgoing.failure(transportError));
    }

    @Override
    public void close() {
        sending.put(Outgoing.end());
    }

    @Override
    public boolean http() {
        return false;
    }

    @Override
    public boolean writable() {
        return channel.isWritable();
    }

    @Override
    public String address() {
        var remote = channel.remoteAddress();
        return remote instanceof InetSocketAddress at ? at.getAddress().getHostAddress() : "";
    }

    // Time

    @Override
    public long due(long tick) {
        if (!channel.isActive()) return NEVER;
        long limit = greeted ? shared.idleTicks() : shared.greetingTicks();
        if (tick - since < limit) return since + limit;
        refuse(greeted ? Refusal.IDLE : Refusal.SILENT);
        return NEVER;
    }

    @Override
    public void shut() {
        close();
    }
}
