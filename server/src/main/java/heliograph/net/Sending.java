package heliograph.net;

import heliograph.mtproto.crypto.Slice;
import heliograph.mtproto.transport.FrameWriter;
import heliograph.mtproto.transport.TransportError;
import heliograph.net.NetStats.Refusal;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import org.jspecify.annotations.Nullable;

/// The way out of one connection: frames what its outbox hands over and writes it, as few buffers
/// as may be, in one flush.
@SuppressWarnings("FutureReturnValueIgnored") // what fails ends the channel, which is heard of
final class Sending implements Outbox.Writer {
    /// The most that one buffer of frames holds, unless a single frame is longer.
    private static final int PIECE = 128 << 10;

    /// Up to so many unsent bytes nobody is a slow reader, and a connection counts as writable
    /// again.
    static final int CALM = 64 << 10;

    private final Shared shared;
    private final Lane lane;
    private final Channel channel;
    private final Outbox outbox;
    private @Nullable FrameWriter frames;
    private long counted;
    private volatile boolean overfull;

    Sending(Shared shared, Lane lane, Channel channel) {
        this.shared = shared;
        this.lane = lane;
        this.channel = channel;
        this.outbox = new Outbox(lane, this, shared.limits().unsentBytesMax());
    }

    /// The peer has shown its transport: from here on there is a way to write. On the event loop.
    void begin(FrameWriter writer) {
        frames = writer;
    }

    /// Queues `item`. From any thread.
    void put(Outgoing item) {
        outbox.put(item);
    }

    @Override
    public void write(Outgoing first) {
        if (!channel.isActive()) return;
        var item = first;
        while (item != null) item = piece(item);
        channel.flush();
        long all = count();
        if (counted > shared.limits().unsentBytesMax()
                || (counted > CALM && all > shared.unsentMaxOfLane())) full();
    }

    /// Notes how much waits in the channel now, or that nothing does any more since it is closed.
    /// On the event loop.
    ///
    /// @return how much waits for all peers of this event loop
    long count() {
        var buffer = channel.unsafe().outboundBuffer();
        long now = buffer == null ? 0 : buffer.totalPendingWriteBytes();
        long more = now - counted;
        counted = now;
        return lane.unsent(more);
    }

    /// Writes `first` and as many behind it as one buffer takes.
    ///
    /// @return the first that is left
    private @Nullable Outgoing piece(Outgoing first) {
        int size = 0;
        var end = first;
        while (end != null && (size == 0 || size + end.size() <= PIECE)) {
            size += end.size() + Slice.ROOM;
            end = end.next;
        }
        var out = channel.alloc().ioBuffer(size);
        boolean last = false;
        for (var item = first; item != null && item != end && !last; item = item.next)
            last = encode(item, out);
        shared.meter().writes.increment();
        shared.meter().bytesOut.add(out.readableBytes());
        var written = channel.write(out);
        if (!last) return end;
        written.addListener(ChannelFutureListener.CLOSE);
        return null;
    }

    /// Puts one item behind the others of its buffer.
    ///
    /// @return whether the connection ends with it
    private boolean encode(Outgoing item, ByteBuf out) {
        var writer = frames;
        if (item.kind == Outgoing.Kind.END || writer == null) return true;
        var body = item.body;
        Slice bytes;
        if (body != null) bytes = writer.frame(body, false, shared.random());
        else if (item.kind == Outgoing.Kind.QUICK_ACK)
            bytes = writer.quickAck(item.word, shared.random());
        else bytes = writer.refusal(error(item.word), shared.random());
        out.writeBytes(bytes.array(), bytes.from(), bytes.size());
        return false;
    }

    private static TransportError error(int code) {
        return TransportError.of(code).orElse(TransportError.NOT_FOUND);
    }

    @Override
    public void full() {
        if (overfull) return;
        overfull = true;
        channel.eventLoop().execute(this::tooSlow);
    }

    private void tooSlow() {
        if (!channel.isActive()) return;
        shared.meter().refused(Refusal.SLOW_READER);
        channel.close();
    }
}
