package heliograph.previews;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.imageio.ImageIO;

/// Somebody's site, on loopback.
final class Site implements AutoCloseable {
    /// Answers a call in its own way.
    @FunctionalInterface
    interface Page {
        void answer(HttpExchange call) throws IOException;
    }

    /// What was asked for, with its headers, in order.
    record Asked(String path, List<String> names, String agent) {}

    final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private final String host;

    Site() throws IOException {
        this("127.0.0.1");
    }

    /// @param host an address of loopback
    Site(String host) throws IOException {
        this.host = host;
        server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral(host), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    String url(String path) {
        return "http://" + host + ":" + port() + path;
    }

    int port() {
        return server.getAddress().getPort();
    }

    int asked(String path) {
        return (int) asked.stream().filter(one -> one.path.equals(path)).count();
    }

    void on(String path, Page page) {
        server.createContext(
                path,
                call -> {
                    var headers = call.getRequestHeaders();
                    asked.add(
                            new Asked(
                                    call.getRequestURI().getPath(),
                                    List.copyOf(headers.keySet()),
                                    headers.getFirst("User-Agent")));
                    try (call) {
                        page.answer(call);
                    }
                });
    }

    static void answer(HttpExchange call, String type, byte[] bytes) throws IOException {
        call.getResponseHeaders().set("Content-Type", type);
        call.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
        call.getResponseBody().write(bytes);
    }

    void serve(String path, String type, byte[] bytes) {
        on(path, call -> answer(call, type, bytes));
    }

    void page(String path, String html) {
        serve(path, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
    }

    void redirect(String path, String to) {
        on(
                path,
                call -> {
                    call.getResponseHeaders().set("Location", to);
                    call.sendResponseHeaders(302, -1);
                });
    }

    static String titled(String title) {
        return "<html><head><title>" + title + "</title></head><body>Words</body></html>";
    }

    static byte[] picture(int width, int height) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
