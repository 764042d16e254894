package heliograph.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;

/// A plain TCP connection to a gateway under test.
final class Wire implements AutoCloseable {
    /// Fails a test that waits for what never comes, in milliseconds.
    private static final int PATIENCE = 20_000;

    private final Socket socket;
    private final InputStream in;

    Wire(int port) throws IOException {
        this(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    Wire(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(PATIENCE);
        socket.setTcpNoDelay(true);
        in = socket.getInputStream();
    }

    Wire write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return this;
    }

    Wire write(String text) throws IOException {
        return write(text.getBytes(ISO_8859_1));
    }

    byte[] read(int count) throws IOException {
        var bytes = in.readNBytes(count);
        assertEquals(count, bytes.length, "the connection ended early");
        return bytes;
    }

    int read() throws IOException {
        return in.read();
    }

    String line() throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) throw new IOException("ended after: " + line);
            if (next != '\r') line.append((char) next);
        }
        return line.toString();
    }

    /// One HTTP response: its status line, its headers and as much body as it announces.
    Response response() throws IOException {
        var status = line();
        var head = new StringBuilder();
        int length = 0;
        for (var line = line(); !line.isEmpty(); line = line()) {
            head.append(line.toLowerCase(java.util.Locale.ROOT)).append('\n');
            if (line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length: "))
                length = Integer.parseInt(line.substring(16));
        }
        return new Response(Integer.parseInt(status.substring(9, 12)), head.toString(), length);
    }

    record Response(int status, String head, int length) {}

    /// Waits until the other side has closed; what it still sent is dropped.
    void ends() throws IOException {
        try {
            while (in.read() >= 0) {}
        } catch (SocketException reset) {
            // closed with bytes unread, which is an end as well
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
