package heliograph.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.mtproto.crypto.Slice;
import io.netty.util.concurrent.DefaultEventExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private final DefaultEventExecutor loop = new DefaultEventExecutor();
    private final Lane lane = new Lane(loop);

    @AfterEach
    void stop() {
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    /// Keeps what it is given, in batches.
    private static final class Keeper implements Outbox.Writer {
        final List<List<Outgoing>> batches = new ArrayList<>();
        final Semaphore arrived = new Semaphore(0);
        int refused;

        @Override
        public synchronized void write(Outgoing first) {
            var batch = new ArrayList<Outgoing>();
            for (var item = first; item != null; item = item.next) batch.add(item);
            batches.add(batch);
            arrived.release(batch.size());
        }

        @Override
        public synchronized void full() {
            refused++;
        }
    }

    private static Outgoing frame(int size) {
        return Outgoing.frame(Slice.of(new byte[size]));
    }

    @Test
    void whatIsPutInOneTurnIsWrittenAtOnceAndInOrder() throws Exception {
        var keeper = new Keeper();
        var outbox = new Outbox(lane, keeper, 1_000);
        loop.submit(
                        () -> {
                            for (int i = 1; i <= 10; i++) outbox.put(frame(i));
                        })
                .await();
        keeper.arrived.acquire(10);
        assertEquals(1, keeper.batches.size());
        for (int i = 1; i <= 10; i++) assertEquals(i, keeper.batches.getFirst().get(i - 1).size());
    }

    @Test
    void threadsLoseNothingAndEachKeepsItsOrder() throws Exception {
        var keeper = new Keeper();
        var outbox = new Outbox(lane, keeper, Integer.MAX_VALUE);
        var go = new CountDownLatch(1);
        var threads = new ArrayList<Thread>();
        for (int t = 0; t < 4; t++) {
            int token = t << 20;
            threads.add(
                    Thread.ofPlatform()
                            .start(() -> {
                                awaitAll(go);
                                for (int i = 0; i < 20_000; i++)
                                    outbox.put(Outgoing.quickAck(token | i));
                            }));
        }
        go.countDown();
        for (var thread : threads) thread.join();
        assertTrue(keeper.arrived.tryAcquire(80_000, 20, TimeUnit.SECONDS));
        var next = new int[4];
        for (var batch : keeper.batches)
            for (var item : batch) assertEquals(next[item.word >> 20]++, item.word & 0xfffff);
    }

    private static void awaitAll(CountDownLatch go) {
        try {
            go.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void itHoldsWhatItMayAndNotAByteMore() throws Exception {
        var keeper = new Keeper();
        var outbox = new Outbox(lane, keeper, 1_000);
        loop.submit(
                        () -> {
                            outbox.put(frame(600));
                            outbox.put(frame(400));
                            assertEquals(0, keeper.refused);
                            outbox.put(frame(1));
                            assertEquals(1, keeper.refused);
                        })
                .sync();
        keeper.arrived.acquire(2);
        loop.submit(() -> outbox.put(frame(1_000))).sync();
        keeper.arrived.acquire(1);
        assertEquals(1, keeper.refused);
    }
}
