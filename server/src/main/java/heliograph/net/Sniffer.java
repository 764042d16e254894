package heliograph.net;

import static java.nio.charset.StandardCharsets.US_ASCII;

import heliograph.net.NetStats.Refusal;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/// The first handler of each connection: looks at its first bytes and makes place for who can read
/// them. As long as they could still be several things, it waits.
@SuppressWarnings("FutureReturnValueIgnored") // what fails ends the channel, which is heard of
final class Sniffer extends ChannelInboundHandlerAdapter implements Lane.Timed {
    /// The most bytes that a decision takes.
    static final int MOST = 7;

    private static final byte[][] HTTP = {
        "GET ".getBytes(US_ASCII),
        "POST".getBytes(US_ASCII),
        "HEAD".getBytes(US_ASCII),
        "OPTI".getBytes(US_ASCII)
    };

    private final Shared shared;
    private final Lane lane;
    private final Channel channel;
    private final InetAddress from;
    private final boolean secure;
    private final long since;
    private @Nullable ByteBuf seen;
    private boolean done;

    /// What the first bytes of a connection are.
    enum Finding {
        /// Still several things; more bytes are needed.
        OPEN,
        TLS,
        HTTP,
        /// MTProto, or nothing that is known here.
        MTPROTO
    }

    /// @param secure whether these bytes come out of TLS
    /// @param since the tick of the connect
    Sniffer(
            Shared shared,
            Lane lane,
            Channel channel,
            InetAddress from,
            boolean secure,
            long since) {
        this.shared = shared;
        this.lane = lane;
        this.channel = channel;
        this.from = from;
        this.secure = secure;
        this.since = since;
        lane.watch(this);
    }

    /// Looks at the first bytes of a connection, at most [#MOST] of them.
    ///
    /// MTProto's obfuscation keeps free of the four HTTP methods and of one TLS head only, so that
    /// a ClientHello is looked at more closely: no random start is likely to pass for one.
    static Finding look(byte[] first) {
        if (first.length == 0) return Finding.OPEN;
        for (var method : HTTP) {
            int same = same(first, method);
            if (same == method.length) return Finding.HTTP;
            if (same == first.length) return Finding.OPEN;
        }
        return hello(first);
    }

    private static int same(byte[] first, byte[] other) {
        int at = 0;
        while (at < first.length && at < other.length && first[at] == other[at]) at++;
        return at;
    }

    /// A TLS record of type handshake, version 3.0 to 3.4, at most 16 KiB long, that begins with a
    /// ClientHello of less than 64 KiB: 40 bits that a random start would have to hit.
    private static Finding hello(byte[] first) {
        for (int at = 0; at < Math.min(first.length, MOST); at++) {
            int value = first[at] & 0xff;
            boolean fits =
                    switch (at) {
                        case 0 -> value == 0x16;
                        case 1 -> value == 0x03;
                        case 2 -> value <= 0x04;
                        case 3 -> value <= 0x40;
                        case 5 -> value == 0x01;
                        case 6 -> value == 0x00;
                        default -> true;
                    };
            if (!fits) return Finding.MTPROTO;
        }
        return first.length < MOST ? Finding.OPEN : Finding.TLS;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        var bytes = (ByteBuf) message;
        var before = seen;
        if (before != null) {
            bytes = ctx.alloc().buffer().writeBytes(before).writeBytes(bytes);
            before.release();
            ((ByteBuf) message).release();
        }
        seen = bytes;
        int count = Math.min(bytes.readableBytes(), MOST);
        switch (look(ByteBufUtil.getBytes(bytes, bytes.readerIndex(), count))) {
            case OPEN -> {}
            case TLS -> tls(ctx);
            case HTTP -> http(ctx);
            case MTPROTO -> pass(ctx, MtConnection.overTcp(shared, lane, channel, since));
        }
    }

    private void tls(ChannelHandlerContext ctx) {
        var context = shared.tls();
        if (context == null || secure) {
            shared.meter().refused(Refusal.GARBAGE);
            ctx.close();
            return;
        }
        var handler = context.newHandler(ctx.alloc());
        handler.setHandshakeTimeoutMillis(0); // the wheel watches
        ctx.pipeline().addAfter(ctx.name(), null, handler);
        ctx.pipeline().addLast(new Sniffer(shared, lane, channel, from, true, since));
        leave(ctx);
    }

    private void http(ChannelHandlerContext ctx) {
        var config =
                new HttpDecoderConfig()
                        .setMaxInitialLineLength(shared.limits().httpHeadBytesMax())
                        .setMaxHeaderSize(shared.limits().httpHeadBytesMax());
        ctx.pipeline().addAfter(ctx.name(), null, new HttpServerCodec(config));
        ctx.pipeline()
                .addLast(
                        new HttpFront(
                                shared, lane, channel, new HttpFront.Peer(from, secure), since));
        leave(ctx);
    }

    private void pass(ChannelHandlerContext ctx, MtConnection connection) {
        ctx.pipeline().addAfter(ctx.name(), null, connection);
        leave(ctx);
    }

    /// Hands what was seen to the next handler and goes.
    private void leave(ChannelHandlerContext ctx) {
        done = true;
        var bytes = seen;
        seen = null;
        if (bytes != null) ctx.fireChannelRead(bytes);
        ctx.fireChannelReadComplete();
        ctx.pipeline().remove(this);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        forget();
        ctx.fireChannelInactive();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        forget();
    }

    private void forget() {
        done = true;
        var bytes = seen;
        seen = null;
        if (bytes != null) bytes.release();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        shared.broken(cause);
        ctx.close();
    }

    @Override
    public long due(long tick) {
        if (done) return NEVER;
        if (tick - since < shared.greetingTicks()) return since + shared.greetingTicks();
        shared.meter().refused(Refusal.SILENT);
        channel.close();
        return NEVER;
    }

    @Override
    public void shut() {
        if (!done) channel.close();
    }
}
