package heliograph.net;

import heliograph.mtproto.session.Sessions;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The port: everything that Heliograph serves comes in here.
///
/// Linux's epoll carries the sockets where Netty's native library loads, NIO elsewhere.
public final class Gateway implements AutoCloseable {
    /// How long [#close] waits for what is still being written, in milliseconds.
    private static final long FAREWELL_MILLIS = 2_000;

    /// Turns of an event loop until its connections have ended: one to say so, one to write what
    /// waits, one to close.
    private static final int FAREWELL_TURNS = 3;

    /// A connection beyond these is not read until the peer has read more of what was sent to it.
    private static final WriteBufferWaterMark WATER =
            new WriteBufferWaterMark(Sending.CALM, 4 * Sending.CALM);

    /// How often sessions are told the time, in milliseconds.
    private static final long TICK_MILLIS = 250;

    /// Buffers to read into begin small and grow with what comes; none is held between reads.
    private static final AdaptiveRecvByteBufAllocator READS =
            new AdaptiveRecvByteBufAllocator(512, 2048, 64 << 10);

    private final NetConfig config;
    private final Shared shared;
    private final Door door;
    private final Map<EventExecutor, Lane> lanes = new HashMap<>();
    private final ScheduledExecutorService clockwork =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("net-clock").daemon().factory());
    private @Nullable EventLoopGroup loops;
    private @Nullable Channel port;

    /// @param sessions who takes encrypted frames
    /// @param handshakes who takes key exchanges
    /// @param routes who takes HTTP requests that are not MTProto
    /// @param clock the time that sessions and exchanges are told
    /// @throws IOException when a configured certificate cannot be read
    public Gateway(
            NetConfig config,
            Sessions sessions,
            Handshakes handshakes,
            HttpRoutes routes,
            InstantSource clock)
            throws IOException {
        var limits = config.limits();
        this.config = config;
        this.door = new Door(limits);
        this.shared =
                new Shared(
                        limits,
                        sessions,
                        handshakes,
                        routes,
                        clock,
                        new SecureRandom(),
                        new Meter(),
                        new KeyExchanges(limits.handshakeThreads(), limits.handshakesInFlightMax()),
                        new HttpExchanges(),
                        tls(config.tls()),
                        Shared.tickMillis(limits));
    }

    private static @Nullable SslContext tls(NetConfig.@Nullable Tls tls) throws IOException {
        if (tls == null) return null;
        try {
            return SslContextBuilder.forServer(tls.chain().toFile(), tls.key().toFile())
                    .protocols("TLSv1.3", "TLSv1.2")
                    .build();
        } catch (IllegalArgumentException e) {
            var expected = " (expected: certificates in PEM whose key is in " + tls.key() + ")";
            throw new IOException("tls-chain: " + tls.chain() + expected, e);
        }
    }

    /// Opens the port. Once in a gateway's life.
    ///
    /// @return the port that was bound
    /// @throws IOException when the address is taken or not this machine's
    public int start() throws IOException {
        boolean epoll = Epoll.isAvailable();
        IoHandlerFactory io = epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
        Class<? extends ServerChannel> type =
                epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
        var group =
                new MultiThreadIoEventLoopGroup(
                        config.limits().eventLoops(),
                        Thread.ofPlatform().name("net-", 0).factory(),
                        io);
        loops = group;
        for (var loop : group) {
            var lane = new Lane(loop);
            lanes.put(loop, lane);
            lane.start(shared.tickMillis());
        }
        var bound =
                new ServerBootstrap()
                        .group(group)
                        .channel(type)
                        .option(ChannelOption.SO_BACKLOG, 4096)
                        .option(ChannelOption.SO_REUSEADDR, true)
                        .childOption(ChannelOption.RECVBUF_ALLOCATOR, READS)
                        .childOption(ChannelOption.TCP_NODELAY, true)
                        .childOption(ChannelOption.SO_KEEPALIVE, true)
                        .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER)
                        .childHandler(new Acceptor(shared, door, lanes))
                        .bind(config.host(), config.port())
                        .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            close();
            throw new IOException(
                    "Cannot listen on " + config.host() + ":" + config.port(), bound.cause());
        }
        port = bound.channel();
        var _ =
                clockwork.scheduleWithFixedDelay(
                        this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
        return ((InetSocketAddress) bound.channel().localAddress()).getPort();
    }

    private void tick() {
        try {
            shared.sessions().tick(shared.nowMillis());
        } catch (RuntimeException bug) {
            // An exception would end the ticking for good.
            shared.bug("The sessions' clockwork broke", bug);
        }
    }

    /// What has happened so far.
    public NetStats stats() {
        return shared.meter().read();
    }

    Shared shared() {
        return shared;
    }

    /// How many addresses have connections open.
    int addresses() {
        return door.addresses();
    }

    /// Lets nobody in any more, writes what waits, closes every connection. Waits at most some
    /// seconds; safe to call twice.
    @Override
    public void close() {
        var open = port;
        port = null;
        if (open != null) await(open.close());
        lanes.forEach((loop, lane) -> loop.execute(() -> lane.watched().forEach(Lane.Timed::shut)));
        // An event loop that is told to end closes its channels before it does what waits.
        for (int turn = 0; turn < FAREWELL_TURNS; turn++) {
            lanes.forEach((loop, _) -> await(loop.submit(() -> {})));
        }
        var group = loops;
        loops = null;
        if (group != null) {
            var end = group.shutdownGracefully(50, FAREWELL_MILLIS, TimeUnit.MILLISECONDS);
            end.awaitUninterruptibly(2 * FAREWELL_MILLIS);
        }
        lanes.clear();
        clockwork.shutdownNow();
        shared.exchanges().close();
    }

    private static void await(Future<?> closing) {
        closing.awaitUninterruptibly(FAREWELL_MILLIS);
    }
}
