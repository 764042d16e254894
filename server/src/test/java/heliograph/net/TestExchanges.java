package heliograph.net;

import heliograph.mtproto.crypto.AuthKey;
import heliograph.mtproto.exchange.ClientExchange;
import heliograph.mtproto.exchange.DcPolicy;
import heliograph.mtproto.exchange.Exchanged;
import heliograph.mtproto.exchange.PlainMessage;
import heliograph.mtproto.exchange.RsaKey;
import heliograph.mtproto.exchange.ServerExchange;
import heliograph.mtproto.session.KeyInfo;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Semaphore;

/// The key exchanges of a gateway under test, and a client's side of them.
final class TestExchanges implements Handshakes {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final RsaKey RSA = RsaKey.generate(RANDOM);

    /// Released when a second step is under way.
    final Semaphore entered = new Semaphore(0);

    /// Passed by each second step, so that a test can hold a thread of the exchanges.
    final Semaphore gate = new Semaphore(1);

    /// Whether the next key is lost on its way to the store.
    volatile boolean lost;

    private final Served served;

    TestExchanges(Served served) {
        this.served = served;
    }

    @Override
    public ServerExchange begin() {
        return new ServerExchange(List.of(RSA), this::accepts, served.keys::containsKey, RANDOM);
    }

    private boolean accepts(int dc) {
        entered.release();
        gate.acquireUninterruptibly();
        gate.release();
        return DcPolicy.ALL.accepts(dc);
    }

    @Override
    public void agreed(Exchanged made) {
        if (lost) throw new IllegalStateException("planted by the test");
        served.keys.put(made.key().id(), KeyInfo.permanent(made.key()));
    }

    /// A client's exchange, and what it sends next.
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Half(ClientExchange client, byte[] next) {}

    /// Begins an exchange and reads the server's first answer.
    static Half offer(Pipe pipe, long seed) throws IOException {
        var client =
                new ClientExchange(
                        List.of(RSA.publicKey()),
                        ClientExchange.Dialect.permanent(2),
                        new SplittableRandom(seed));
        pipe.send(packet(client.begin()));
        return new Half(client, packet(next(client, pipe)));
    }

    /// Makes a key over `pipe`.
    static AuthKey agree(Pipe pipe, long seed) throws IOException {
        var half = offer(pipe, seed);
        pipe.send(half.next());
        pipe.send(packet(next(half.client(), pipe)));
        var last = half.client().step(body(pipe));
        if (last instanceof ClientExchange.Step.Done(var made)) return made.key();
        throw new IOException("no key: " + last);
    }

    private static byte[] next(ClientExchange client, Pipe pipe) throws IOException {
        var step = client.step(body(pipe));
        if (step instanceof ClientExchange.Step.Send(var body)) return body;
        throw new IOException("not answered: " + step);
    }

    static byte[] packet(byte[] body) {
        return new PlainMessage(4, body).write().toBytes();
    }

    private static byte[] body(Pipe pipe) throws IOException {
        var packet = Pipe.payload(pipe.receive());
        var message = PlainMessage.read(packet, 0, packet.length);
        if (message == null) throw new IOException("no message in the clear");
        return message.body();
    }
}
