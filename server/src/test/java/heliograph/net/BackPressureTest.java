package heliograph.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.mtproto.crypto.Slice;
import heliograph.net.NetStats.Refusal;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// A connection whose peer does not read, step by step, on a channel without a socket.
class BackPressureTest {
    private static final byte[] INTERMEDIATE = {-18, -18, -18, -18, 20, 0, 0, 0};

    private static Slice packet(int size) {
        return Slice.roomy(new byte[size], 0, size);
    }

    @Test
    void whatIsSentInOneTurnIsOneBuffer() throws IOException {
        try (var served = Served.with(_ -> {})) {
            var channel = new EmbeddedChannel();
            var connection = served.attach(channel);
            channel.writeInbound(Unpooled.wrappedBuffer(INTERMEDIATE));
            for (int i = 0; i < 10; i++) connection.send(packet(100), i == 9);
            channel.runPendingTasks();
            assertEquals(1, channel.outboundMessages().size());
            io.netty.buffer.ByteBuf written = channel.readOutbound();
            assertEquals(10 * 104, written.readableBytes());
            written.release();
            channel.close().awaitUninterruptibly(1, TimeUnit.SECONDS);
        }
    }

    @Test
    void aPeerThatDoesNotReadIsNotReadFromUntilItDoes() throws IOException {
        try (var served = Served.with(_ -> {})) {
            var channel = new EmbeddedChannel();
            var connection = served.attach(channel);
            channel.writeInbound(Unpooled.wrappedBuffer(INTERMEDIATE));
            assertTrue(channel.config().isAutoRead());
            assertTrue(connection.writable());

            var unsent = channel.unsafe().outboundBuffer();
            unsent.setUserDefinedWritability(1, false);
            channel.runPendingTasks();
            assertFalse(channel.config().isAutoRead());
            assertFalse(connection.writable());

            unsent.setUserDefinedWritability(1, true);
            channel.runPendingTasks();
            assertTrue(channel.config().isAutoRead());
            assertTrue(connection.writable());
            channel.close().awaitUninterruptibly(1, TimeUnit.SECONDS);
        }
    }

    @Test
    void asMuchAsMayWaitIsKeptAndOneFrameMoreEndsTheConnection() throws IOException {
        try (var served = Served.with(limits -> limits.unsentBytesMax = 4096)) {
            var channel = new EmbeddedChannel();
            var connection = served.attach(channel);
            channel.writeInbound(Unpooled.wrappedBuffer(INTERMEDIATE));
            for (int i = 0; i < 4; i++) connection.send(packet(1024), false);
            channel.runPendingTasks();
            assertTrue(channel.isActive());
            assertEquals(1, channel.outboundMessages().size());
            for (int i = 0; i < 4; i++) connection.send(packet(1024), false);
            connection.send(packet(4), true);
            channel.runPendingTasks();
            assertFalse(channel.isActive());
            assertEquals(1, served.stats().count(Refusal.SLOW_READER));
            channel.releaseOutbound();
        }
    }
}
