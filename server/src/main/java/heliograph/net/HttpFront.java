package heliograph.net;

import heliograph.net.NetStats.Refusal;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.ReferenceCountUtil;
import java.net.InetAddress;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/// An HTTP/1.1 connection: gathers one request at a time and has it answered.
///
/// While a request is being answered, the next one is not read: at most the rest of the bytes that
/// had already arrived waits here.
@SuppressWarnings("FutureReturnValueIgnored") // what fails ends the channel, which is heard of
final class HttpFront extends ChannelInboundHandlerAdapter implements Lane.Timed {
    private final Shared shared;
    private final Lane lane;
    private final Channel channel;
    private final Peer peer;
    private final ArrayDeque<Object> waiting = new ArrayDeque<>();
    private State state = State.READING;
    private @Nullable HttpRequest head;
    private @Nullable Body body;
    private @Nullable HttpTurn turn;
    private @Nullable HttpLink link;
    private long since;

    /// Who asks.
    ///
    /// @param secure whether over TLS
    record Peer(InetAddress from, boolean secure) {}

    private enum State {
        /// Between requests, or in the midst of one.
        READING,
        /// A request is whole and not yet answered.
        ANSWERING,
        /// The last answer is on its way; the connection closes after it.
        ENDING,
        /// Closed, or handed to somebody else.
        LEFT
    }

    /// @param since the tick of the connect
    HttpFront(Shared shared, Lane lane, Channel channel, Peer peer, long since) {
        this.shared = shared;
        this.lane = lane;
        this.channel = channel;
        this.peer = peer;
        this.since = since;
        lane.watch(this);
    }

    @Override
    public void channelRead(ChannelHandlerContext unused, Object message) {
        switch (state) {
            case READING -> take(message);
            case ANSWERING -> {
                waiting.add(message);
                channel.config().setAutoRead(false);
                hurry();
            }
            case ENDING, LEFT -> ReferenceCountUtil.release(message);
        }
    }

    private void take(Object message) {
        try {
            if (message instanceof HttpRequest request) begin(request);
            if (message instanceof HttpContent content && state == State.READING) more(content);
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void begin(HttpRequest request) {
        if (request.decoderResult().isFailure()) {
            switch (request.decoderResult().cause()) {
                case TooLongHttpLineException _ -> refuse(414, Refusal.TOO_LONG);
                case TooLongHttpHeaderException _ -> refuse(431, Refusal.TOO_LONG);
                default -> refuse(400, Refusal.HTTP);
            }
            return;
        }
        int max = HttpTurn.bodyMax(shared, request);
        long announced = announced(request);
        if (announced < 0) {
            refuse(400, Refusal.HTTP);
        } else if (announced > max) {
            refuse(413, Refusal.TOO_LONG);
        } else {
            head = request;
            body = new Body(max, announced);
            if (HttpUtil.is100ContinueExpected(request)) {
                request.headers().remove(HttpHeaderNames.EXPECT);
                Responses.goOn(channel);
            }
        }
    }

    /// The announced length of a body, 0 when none is announced, −1 when it is no number.
    private static long announced(HttpRequest request) {
        try {
            return HttpUtil.getContentLength(request, 0L);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private void more(HttpContent content) {
        var request = head;
        var gathered = body;
        if (request == null || gathered == null) return;
        if (content.decoderResult().isFailure()) {
            refuse(400, Refusal.HTTP);
        } else if (!gathered.add(content.content())) {
            refuse(413, Refusal.TOO_LONG);
        } else if (content instanceof LastHttpContent) {
            shared.meter().bytesIn.add(gathered.size());
            head = null;
            body = null;
            since = lane.tick();
            state = State.ANSWERING;
            var next = new HttpTurn(shared, this, request, peer);
            turn = next;
            next.answer(gathered.bytes());
            if (state == State.ANSWERING && !waiting.isEmpty()) hurry();
        }
    }

    /// The next request has begun while this one is answered.
    private void hurry() {
        if (link != null) link.hurry();
    }

    Channel channel() {
        return channel;
    }

    Lane lane() {
        return lane;
    }

    /// The connection as MTProto's sessions know it.
    HttpLink link() {
        var known = link;
        if (known == null) link = known = new HttpLink(shared, channel);
        return known;
    }

    /// Part of an answer was written. From any thread; a tick more or less does not matter.
    void progressed() {
        since = lane.tick();
    }

    /// The answer is written: on with the next request, or close. Only on the event loop.
    void answered(boolean keepAlive) {
        turn = null;
        since = lane.tick();
        if (state != State.ANSWERING) return;
        if (!keepAlive) {
            end(State.ENDING);
            channel.close();
            return;
        }
        state = State.READING;
        while (state == State.READING && !waiting.isEmpty()) take(waiting.remove());
        // Also while a request is answered: what comes behind it must be seen to hurry it.
        boolean open = state == State.READING || state == State.ANSWERING;
        if (open && waiting.isEmpty()) channel.config().setAutoRead(true);
    }

    /// The connection speaks WebSocket from here on, and this handler is out of it.
    void upgraded() {
        turn = null;
        end(State.LEFT);
        channel.config().setAutoRead(true);
    }

    /// Answers an error that leaves the connection unusable, and ends it.
    private void refuse(int status, Refusal why) {
        shared.meter().refused(why);
        since = lane.tick();
        end(State.ENDING);
        Responses.last(shared, channel, status);
    }

    private void end(State last) {
        state = last;
        head = null;
        body = null;
        waiting.forEach(ReferenceCountUtil::release);
        waiting.clear();
    }

    @Override
    public void channelInactive(ChannelHandlerContext unused) {
        end(State.LEFT);
        turn = null;
        if (link != null) link.gone();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext unused, Throwable cause) {
        shared.broken(cause);
        channel.close();
    }

    @Override
    public long due(long tick) {
        if (state == State.LEFT) return NEVER;
        var open = turn;
        if (open != null && open.thinking()) return tick + shared.greetingTicks();
        // A body or an answer may take long; a head, or the time to the next one, may not.
        // MTProto's clients rest as long as on their other transports.
        boolean patient = body != null || open != null || (link != null && link.met());
        long limit = patient ? shared.idleTicks() : shared.greetingTicks();
        if (tick - since < limit) return since + limit;
        shared.meter().refused(patient ? Refusal.IDLE : Refusal.SILENT);
        end(State.LEFT);
        channel.close();
        return NEVER;
    }

    @Override
    public void shut() {
        if (state != State.LEFT) channel.close();
    }
}
