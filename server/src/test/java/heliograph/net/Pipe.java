package heliograph.net;

import heliograph.mtproto.transport.Frame;
import heliograph.mtproto.transport.Transport;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A client's way for MTProto packets, whatever carries them.
sealed interface Pipe extends AutoCloseable {
    default void send(byte[] packet) throws IOException {
        send(packet, false);
    }

    void send(byte[] packet, boolean quickAck) throws IOException;

    /// The next thing that the server sends.
    Frame receive() throws IOException;

    @Override
    void close() throws IOException;

    static byte[] payload(Frame frame) {
        if (frame instanceof Frame.Payload(var bytes, _)) return bytes.toBytes();
        throw new AssertionError("not a message: " + frame);
    }

    /// A stream of frames over a socket.
    final class Tcp implements Pipe {
        final Wire wire;
        private final Transport transport;
        private final SplittableRandom random = new SplittableRandom(5);
        private final Queue<Frame> frames = new ArrayDeque<>();

        Tcp(Wire wire, Transport.Opening opening) throws IOException {
            this.wire = wire;
            this.transport = opening.transport();
            wire.write(opening.first());
        }

        @Override
        public void send(byte[] packet, boolean quickAck) throws IOException {
            var framed = transport.writer().frame(packet, quickAck, random);
            wire.write(framed.toBytes());
        }

        @Override
        public Frame receive() throws IOException {
            while (frames.isEmpty()) {
                int next = wire.read();
                if (next < 0) throw new IOException("the connection ended");
                frames.addAll(transport.reader().push(new byte[] {(byte) next}, 0, 1));
            }
            return frames.remove();
        }

        @Override
        public void close() throws IOException {
            wire.close();
        }
    }

    /// The same within a WebSocket of the JDK.
    final class Web implements Pipe, WebSocket.Listener {
        private final HttpClient client = HttpClient.newHttpClient();
        private final Transport transport;
        private final WebSocket socket;
        private final SplittableRandom random = new SplittableRandom(6);
        private final BlockingQueue<Frame> frames = new LinkedBlockingQueue<>();

        /// Down when the server has ended the connection.
        final CountDownLatch ended = new CountDownLatch(1);

        /// The code that the server closed with, 0 when it did not say goodbye.
        volatile int code;

        /// How many messages came with nothing in them.
        final AtomicInteger empty = new AtomicInteger();

        Web(int port, String path, Transport.Opening opening) {
            transport = opening.transport();
            socket =
                    client.newWebSocketBuilder()
                            .subprotocols("binary")
                            .buildAsync(URI.create("ws://127.0.0.1:" + port + path), this)
                            .join();
            socket.sendBinary(ByteBuffer.wrap(opening.first()), true).join();
        }

        @Override
        public void send(byte[] packet, boolean quickAck) throws IOException {
            var framed = transport.writer().frame(packet, quickAck, random).toBytes();
            // In two fragments, since bounds of messages mean nothing.
            int half = framed.length / 2;
            try {
                socket.sendBinary(ByteBuffer.wrap(framed, 0, half), false).join();
                socket.sendBinary(ByteBuffer.wrap(framed, half, framed.length - half), true).join();
            } catch (CompletionException e) {
                throw new IOException(e);
            }
        }

        @Override
        public @Nullable CompletionStage<?> onBinary(
                WebSocket from, ByteBuffer data, boolean last) {
            var bytes = new byte[data.remaining()];
            if (bytes.length == 0) empty.incrementAndGet();
            data.get(bytes);
            frames.addAll(transport.reader().push(bytes, 0, bytes.length));
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int why, String reason) {
            code = why;
            ended.countDown();
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable cause) {
            ended.countDown();
        }

        @Override
        public Frame receive() throws IOException {
            try {
                var frame = frames.poll(20, TimeUnit.SECONDS);
                if (frame == null) throw new IOException("nothing came");
                return frame;
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }

        @Override
        public void close() {
            socket.abort();
            client.close();
        }
    }

    /// One request for each packet, one response for each request.
    final class Http implements Pipe {
        private final HttpClient client = HttpClient.newHttpClient();
        private final URI uri;
        private final Queue<HttpResponse<byte[]>> responses = new ArrayDeque<>();

        Http(int port, String path) {
            uri = URI.create("http://127.0.0.1:" + port + path);
        }

        @Override
        public void send(byte[] packet, boolean quickAck) throws IOException {
            var request =
                    HttpRequest.newBuilder(uri)
                            .version(HttpClient.Version.HTTP_1_1)
                            .POST(HttpRequest.BodyPublishers.ofByteArray(packet))
                            .build();
            try {
                responses.add(client.send(request, HttpResponse.BodyHandlers.ofByteArray()));
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }

        HttpResponse<byte[]> response() {
            return responses.remove();
        }

        @Override
        public Frame receive() {
            var response = response();
            if (response.statusCode() != 200) return new Frame.Refusal(-response.statusCode());
            return new Frame.Payload(heliograph.mtproto.crypto.Slice.of(response.body()), false);
        }

        @Override
        public void close() {
            client.close();
        }
    }
}
