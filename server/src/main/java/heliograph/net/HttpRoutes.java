package heliograph.net;

/// Whatever the port serves over HTTP/1.1 besides MTProto: the web client, the Bot API, metrics.
public interface HttpRoutes {
    /// The longest body in bytes that `method` of `path` takes; a longer one is answered 413 before
    /// it is read. Called on an event loop: it must not block. `path` is as it was sent.
    int bodyMax(String method, String path);

    /// Answers one request. Called on a virtual thread of its own and may block; an exception is
    /// logged and answered 500. The requests of one connection come one after the other.
    WebAnswer answer(WebRequest request);

    /// Serves nothing: 404 for everything.
    static HttpRoutes none() {
        return new HttpRoutes() {
            @Override
            public int bodyMax(String method, String path) {
                return 0;
            }

            @Override
            public WebAnswer answer(WebRequest request) {
                return WebAnswer.text(404, "Not found\n");
            }
        };
    }
}
