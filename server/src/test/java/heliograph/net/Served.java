package heliograph.net;

import static java.util.Objects.requireNonNull;

import heliograph.mtproto.crypto.AuthKey;
import heliograph.mtproto.session.AuthKeys;
import heliograph.mtproto.session.DestroyOutcome;
import heliograph.mtproto.session.KeyInfo;
import heliograph.mtproto.session.Queries;
import heliograph.mtproto.session.Salts;
import heliograph.mtproto.session.Session;
import heliograph.mtproto.session.SessionLimits;
import heliograph.mtproto.session.Sessions;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A gateway on loopback with sessions behind it that answer each query with the query itself, and
/// with a clock that stands still unless a test moves it.
final class Served implements AutoCloseable, AuthKeys, Queries {
    /// A query with this constructor is answered with as many bytes as the int after it says.
    static final int GIVE = 0x11112222;

    final Map<Long, KeyInfo> keys = new ConcurrentHashMap<>();
    final Queue<Session> opened = new ConcurrentLinkedQueue<>();
    final AtomicLong now = new AtomicLong(Instant.parse("2026-03-01T12:00:00Z").toEpochMilli());
    final Salts salts = new Salts(new byte[32]);
    final TestExchanges exchanges = new TestExchanges(this);
    final Gateway gateway;
    private final NetLimits limits;
    private final int port;

    static Served with(Consumer<Limits> change, HttpRoutes routes) throws IOException {
        return new Served(change, routes, null);
    }

    static Served with(Consumer<Limits> change) throws IOException {
        return new Served(change, HttpRoutes.none(), null);
    }

    static Served over(NetConfig.Tls tls, HttpRoutes routes) throws IOException {
        return new Served(_ -> {}, routes, tls);
    }

    private Served(Consumer<Limits> change, HttpRoutes routes, NetConfig.@Nullable Tls tls)
            throws IOException {
        var wanted = new Limits();
        change.accept(wanted);
        limits = wanted.build();
        var sessions = new Sessions(this, this, salts, new SecureRandom(), SessionLimits.DEFAULT);
        gateway =
                new Gateway(
                        new NetConfig("127.0.0.1", 0, tls, limits),
                        sessions,
                        exchanges,
                        routes,
                        () -> Instant.ofEpochMilli(now.get()));
        port = gateway.start();
    }

    /// A connection of this gateway on a channel that a test makes.
    MtConnection attach(EmbeddedChannel channel) {
        var lane = new Lane(channel.eventLoop());
        var connection = MtConnection.overTcp(gateway.shared(), lane, channel, 0);
        channel.pipeline().addLast(connection);
        return connection;
    }

    /// Where the last connection of the first session comes from.
    String address() {
        var link = requireNonNull(opened.element().link());
        return link.address();
    }

    /// A new connection of this gateway, of which nothing is known yet.
    void sniff(EmbeddedChannel channel) {
        var lane = new Lane(channel.eventLoop());
        channel.pipeline()
                .addLast(
                        new Sniffer(
                                gateway.shared(),
                                lane,
                                channel,
                                InetAddress.getLoopbackAddress(),
                                false,
                                0));
    }

    int port() {
        return port;
    }

    NetLimits limits() {
        return limits;
    }

    NetStats stats() {
        return gateway.stats();
    }

    /// A key that the server knows, though no exchange has made it.
    AuthKey plantKey(long seed) {
        var bytes = new byte[AuthKey.SIZE];
        new SplittableRandom(seed).nextBytes(bytes);
        var key = new AuthKey(bytes);
        keys.put(key.id(), KeyInfo.permanent(key));
        return key;
    }

    @Override
    public @Nullable KeyInfo find(long authKeyId) {
        return keys.get(authKeyId);
    }

    @Override
    public DestroyOutcome destroy(long authKeyId) {
        return keys.remove(authKeyId) == null ? DestroyOutcome.NONE : DestroyOutcome.OK;
    }

    @Override
    public void query(Session session, long msgId, byte[] body, int from, int to) {
        var in = new heliograph.tl.TlReader(body, from, to);
        boolean give = in.left() >= 8 && in.int32() == GIVE;
        var answer = give ? noise(in.int32()) : Arrays.copyOfRange(body, from, to);
        Thread.ofVirtual().start(() -> session.answer(msgId, answer));
    }

    /// Bytes that no compression makes smaller.
    private static byte[] noise(int count) {
        var bytes = new byte[count];
        new SplittableRandom(count).nextBytes(bytes);
        return bytes;
    }

    @Override
    public void dropped(Session session, long msgId) {}

    @Override
    public void opened(Session session) {
        opened.add(session);
    }

    @Override
    public void closed(Session session) {
        opened.remove(session);
    }

    @Override
    public void close() {
        gateway.close();
    }
}
