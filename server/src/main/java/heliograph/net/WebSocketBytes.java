package heliograph.net;

import heliograph.mtproto.transport.Transport;
import heliograph.net.NetStats.Refusal;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketHandshakeException;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import io.netty.util.ReferenceCountUtil;

/// Makes a WebSocket look like a TCP connection: the bytes of its binary frames are a stream in
/// which MTProto's own frames begin and end where they like (core.telegram.org/mtproto/transports).
@SuppressWarnings("FutureReturnValueIgnored") // what fails ends the channel, which is heard of
final class WebSocketBytes extends ChannelDuplexHandler {
    /// A whole frame of MTProto, with its header, its padding and the beginning before it.
    static final int PAYLOAD_MAX = Transport.FRAME_MAX + 128;

    private final Shared shared;

    private WebSocketBytes(Shared shared) {
        this.shared = shared;
    }

    /// Accepts a WebSocket of the subprotocol `binary`, after which `front` is out of the pipeline.
    ///
    /// @return false when `request` does not ask for one; nothing was written then
    static boolean begin(Shared shared, HttpFront front, HttpRequest request) {
        var asked =
                new DefaultFullHttpRequest(
                        HttpVersion.HTTP_1_1,
                        request.method(),
                        request.uri(),
                        Unpooled.EMPTY_BUFFER,
                        request.headers(),
                        EmptyHttpHeaders.INSTANCE);
        var config =
                WebSocketDecoderConfig.newBuilder()
                        .maxFramePayloadLength(PAYLOAD_MAX)
                        .allowExtensions(false)
                        .build();
        var handshaker =
                new WebSocketServerHandshakerFactory("", "binary", config).newHandshaker(asked);
        if (handshaker == null
                || !request.headers()
                        .containsValue(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL, "binary", true)
                || !shake(front, handshaker, asked)) return false;
        var channel = front.channel();
        front.upgraded();
        channel.pipeline().remove(front);
        channel.pipeline()
                .addLast(
                        new WebSocketBytes(shared),
                        MtConnection.overWebSocket(shared, front.lane(), channel));
        return true;
    }

    private static boolean shake(
            HttpFront front, WebSocketServerHandshaker handshaker, DefaultFullHttpRequest asked) {
        try {
            handshaker.handshake(front.channel(), asked);
            return true;
        } catch (WebSocketHandshakeException e) {
            return false;
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        switch (message) {
            case BinaryWebSocketFrame frame -> ctx.fireChannelRead(frame.content());
            case ContinuationWebSocketFrame frame -> ctx.fireChannelRead(frame.content());
            case PingWebSocketFrame ping -> pong(ctx, ping.content());
            case PongWebSocketFrame pong -> pong.release();
            case CloseWebSocketFrame close ->
                    ctx.writeAndFlush(close).addListener(_ -> ctx.close());
            case WebSocketFrame other -> {
                other.release();
                refuse(ctx);
            }
            // A client that sends before its WebSocket is open has bytes left in the HTTP codec.
            default -> {
                ReferenceCountUtil.release(message);
                refuse(ctx);
            }
        }
    }

    /// Answers a ping; one that the peer would not read now stays unanswered, so that pings cannot
    /// fill the memory here.
    private static void pong(ChannelHandlerContext ctx, ByteBuf payload) {
        if (ctx.channel().isWritable()) ctx.writeAndFlush(new PongWebSocketFrame(payload));
        else payload.release();
    }

    private void refuse(ChannelHandlerContext ctx) {
        shared.meter().refused(Refusal.HTTP);
        ctx.writeAndFlush(new CloseWebSocketFrame(WebSocketCloseStatus.INVALID_MESSAGE_TYPE))
                .addListener(_ -> ctx.close());
    }

    /// Nothing makes no frame: a reader that takes an empty message for the end of a stream, as
    /// those of stock clients do, would hang on a connection that ends.
    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        boolean some = message instanceof ByteBuf bytes && bytes.isReadable();
        ctx.write(some ? new BinaryWebSocketFrame((ByteBuf) message) : message, promise);
    }

    /// Says goodbye as a WebSocket does, and closes at the end of the event loop's turn: the end of
    /// a write may have led here, within which nothing more can be written. What the peer does not
    /// take at once is not waited for.
    @Override
    public void close(ChannelHandlerContext ctx, ChannelPromise promise) {
        if (!ctx.channel().isActive()) {
            ctx.close(promise);
            return;
        }
        ctx.writeAndFlush(new CloseWebSocketFrame(WebSocketCloseStatus.ENDPOINT_UNAVAILABLE));
        ctx.executor().execute(() -> ctx.close(promise));
    }
}
