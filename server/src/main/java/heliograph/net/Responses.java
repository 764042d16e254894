package heliograph.net;

import static io.netty.handler.codec.http.HttpVersion.HTTP_1_1;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/// Writes HTTP responses onto a connection.
@SuppressWarnings("FutureReturnValueIgnored") // what fails ends the channel, which is heard of
final class Responses {
    private static final int PIECE = 1 << 16;

    private Responses() {}

    /// Tells a client that asked whether to send its body to do so.
    static void goOn(Channel channel) {
        channel.writeAndFlush(new DefaultFullHttpResponse(HTTP_1_1, HttpResponseStatus.CONTINUE));
    }

    /// An empty error answer, after which the connection closes.
    static void last(Shared shared, Channel channel, int status) {
        var response = new DefaultFullHttpResponse(HTTP_1_1, HttpResponseStatus.valueOf(status));
        describe(response.headers(), shared.clock(), Map.of(), 0, false);
        channel.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
    }

    /// Writes a whole response on the event loop, then tells `front`.
    static void whole(Shared shared, HttpFront front, WebAnswer answer, byte[] body, Turn as) {
        var content = as.bare() ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(body);
        var response =
                new DefaultFullHttpResponse(
                        HTTP_1_1, HttpResponseStatus.valueOf(answer.status()), content);
        describe(response.headers(), shared.clock(), answer.headers(), body.length, as.keepAlive());
        shared.meter().bytesOut.add(body.length);
        front.channel()
                .writeAndFlush(response)
                .addListener(written -> front.answered(as.keepAlive() && written.isSuccess()));
    }

    /// Writes a part of a file at the peer's pace, from a virtual thread, and waits for the end.
    ///
    /// @throws IOException when the file cannot be read to the end of the part; no answer was begun
    ///   then, unless the file shrinks meanwhile
    static void file(
            Shared shared, HttpFront front, WebAnswer answer, WebAnswer.FilePart part, Turn as)
            throws IOException {
        var channel = front.channel();
        try (var file = FileChannel.open(part.file())) {
            if (part.from() + part.length() > file.size())
                throw new EOFException("shorter than announced");
            HttpResponse response =
                    new DefaultHttpResponse(HTTP_1_1, HttpResponseStatus.valueOf(answer.status()));
            describe(
                    response.headers(),
                    shared.clock(),
                    answer.headers(),
                    part.length(),
                    as.keepAlive());
            channel.write(response);
            boolean whole = as.bare() || copy(shared, front, file, part);
            channel.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT)
                    .addListener(end -> front.answered(whole && as.keepAlive() && end.isSuccess()));
        }
    }

    private static boolean copy(
            Shared shared, HttpFront front, FileChannel file, WebAnswer.FilePart part)
            throws IOException {
        var channel = front.channel();
        long at = part.from();
        long end = at + part.length();
        while (at < end) {
            var piece = read(channel, file, at, (int) Math.min(PIECE, end - at));
            int count = piece.readableBytes();
            if (count == 0) {
                piece.release();
                return false;
            }
            var written =
                    channel.writeAndFlush(new DefaultHttpContent(piece)).awaitUninterruptibly();
            if (!written.isSuccess()) return false;
            front.progressed();
            shared.meter().bytesOut.add(count);
            at += count;
        }
        return true;
    }

    private static ByteBuf read(Channel channel, FileChannel file, long at, int count)
            throws IOException {
        var piece = channel.alloc().ioBuffer(count, count);
        try {
            piece.writeBytes(file, at, count);
            return piece;
        } catch (IOException e) {
            piece.release();
            throw e;
        }
    }

    private static void describe(
            HttpHeaders headers,
            InstantSource clock,
            Map<String, String> given,
            long length,
            boolean keepAlive) {
        given.forEach(headers::set);
        headers.set(
                HttpHeaderNames.DATE,
                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        clock.instant().atOffset(ZoneOffset.UTC)));
        headers.set(
                HttpHeaderNames.CONNECTION,
                keepAlive ? HttpHeaderValues.KEEP_ALIVE : HttpHeaderValues.CLOSE);
        // The last line of the head, as Telegram sends it: Telethon reads the body right after it.
        headers.set(HttpHeaderNames.CONTENT_LENGTH, length);
    }

    /// How a request wants to be answered.
    ///
    /// @param keepAlive whether the connection stays open for another request
    /// @param bare whether only the head is wanted
    record Turn(boolean keepAlive, boolean bare) {}
}
