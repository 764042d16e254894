package heliograph.net;

import heliograph.mtproto.transport.Transport;
import heliograph.net.NetStats.Refusal;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// One HTTP request that is whole, on its way to its answer.
final class HttpTurn {
    private final Shared shared;
    private final HttpFront front;
    private final HttpRequest request;
    private final HttpFront.Peer peer;
    private final String path;
    private final Responses.Turn as;
    private volatile boolean thinking;

    HttpTurn(Shared shared, HttpFront front, HttpRequest request, HttpFront.Peer peer) {
        this.shared = shared;
        this.front = front;
        this.request = request;
        this.peer = peer;
        this.path = path(request);
        this.thinking = Place.of(path) == Place.ROUTES;
        this.as =
                new Responses.Turn(
                        HttpUtil.isKeepAlive(request), request.method().name().equals("HEAD"));
    }

    /// The longest body that `request` may bring.
    static int bodyMax(Shared shared, HttpRequest request) {
        var path = path(request);
        return switch (Place.of(path)) {
            case MTPROTO -> Transport.FRAME_MAX;
            case WEB_SOCKET -> 0;
            case ROUTES -> shared.routes().bodyMax(request.method().name(), path);
        };
    }

    private static String path(HttpRequest request) {
        var target = target(request);
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /// What is asked for, from its path on. Who takes this server for a proxy names scheme and host
    /// before it, which every server must accept (RFC 9112, 3.2.2).
    private static String target(HttpRequest request) {
        var uri = request.uri();
        int host = uri.indexOf("://") + 3;
        if (host < 3 || uri.startsWith("/")) return uri;
        int path = uri.indexOf('/', host);
        return path < 0 ? "/" : uri.substring(path);
    }

    /// Whether a route is still making the answer, so that the peer is not blamed for the time that
    /// it takes. Sessions answer in bounded time.
    boolean thinking() {
        return thinking;
    }

    /// Begins to answer. On the event loop.
    void answer(byte[] body) {
        switch (Place.of(path)) {
            case MTPROTO -> mtproto(body);
            case WEB_SOCKET -> webSocket();
            case ROUTES -> {
                var asked = asked(body);
                Thread.ofVirtual().name("http").start(() -> route(asked));
            }
        }
    }

    private void mtproto(byte[] body) {
        switch (request.method().name()) {
            case "OPTIONS" -> finish(new WebAnswer(200, CORS, new WebAnswer.Bytes(new byte[0])));
            case "POST" -> front.link().receive(this, body);
            default -> finish(WebAnswer.text(405, "Frames are sent by POST\n"));
        }
    }

    private void webSocket() {
        if (!WebSocketBytes.begin(shared, front, request)) {
            shared.meter().refused(Refusal.HTTP);
            finish(WebAnswer.text(400, "A WebSocket of the subprotocol binary is served here\n"));
        }
    }

    private WebRequest asked(byte[] body) {
        var target = target(request);
        int query = target.indexOf('?');
        return new WebRequest(
                request.method().name(),
                path,
                query < 0 ? "" : target.substring(query + 1),
                headers(request.headers()),
                body,
                peer.from(),
                peer.secure());
    }

    private static Map<String, String> headers(HttpHeaders sent) {
        var headers = new HashMap<String, String>();
        for (var header : sent) {
            headers.merge(
                    header.getKey().toLowerCase(Locale.ROOT),
                    header.getValue(),
                    (one, two) -> one + ", " + two);
        }
        return headers;
    }

    /// Asks the routes. On a virtual thread.
    private void route(WebRequest asked) {
        WebAnswer answer;
        try {
            answer = shared.routes().answer(asked);
        } catch (RuntimeException bug) {
            shared.bug("A route broke", bug);
            answer = WebAnswer.text(500, "Something broke here\n");
        }
        switch (answer.body()) {
            case WebAnswer.Bytes _ -> {
                var done = answer;
                front.channel().eventLoop().execute(() -> finish(done));
            }
            case WebAnswer.FilePart part -> {
                thinking = false;
                file(answer, part);
            }
        }
    }

    private void file(WebAnswer answer, WebAnswer.FilePart part) {
        try {
            Responses.file(shared, front, answer, part, as);
        } catch (IOException e) {
            shared.bug("A file of a route cannot be read", e);
            front.channel()
                    .eventLoop()
                    .execute(() -> finish(WebAnswer.text(500, "Something broke here\n")));
        }
    }

    /// The answer to an MTProto frame: the sealed frame that answers it, or a status without one.
    /// On the event loop.
    void finish(int status, byte[] frame) {
        finish(new WebAnswer(status, CORS, new WebAnswer.Bytes(frame)));
    }

    private void finish(WebAnswer answer) {
        thinking = false;
        if (answer.body() instanceof WebAnswer.Bytes(var bytes)) {
            Responses.whole(shared, front, answer, bytes, as);
        }
    }

    /// What browsers need to see to let a page of another origin speak MTProto; nothing is lost by
    /// it, because a frame carries its own proof and no cookie counts.
    private static final Map<String, String> CORS =
            Map.of(
                    HttpHeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN.toString(), "*",
                    HttpHeaderNames.ACCESS_CONTROL_ALLOW_METHODS.toString(), "POST, OPTIONS",
                    HttpHeaderNames.ACCESS_CONTROL_ALLOW_HEADERS.toString(), "origin, content-type",
                    HttpHeaderNames.ACCESS_CONTROL_MAX_AGE.toString(), "86400",
                    HttpHeaderNames.CONTENT_TYPE.toString(), "application/octet-stream");

    /// What a path leads to. Clients add `_test` and `_premium` to say which of Telegram's farms
    /// they want; here there is one.
    private enum Place {
        MTPROTO,
        WEB_SOCKET,
        ROUTES;

        static Place of(String path) {
            return switch (path) {
                case "/api",
                        "/api_test",
                        "/apiw",
                        "/apiw_test",
                        "/apiw1",
                        "/apiw1_test",
                        "/apiw_premium",
                        "/apiw1_premium" ->
                        MTPROTO;
                case "/apiws", "/apiws_test", "/apiws_premium" -> WEB_SOCKET;
                default -> ROUTES;
            };
        }
    }
}
