package heliograph.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.util.concurrent.DefaultEventExecutor;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LaneTest {
    private final DefaultEventExecutor loop = new DefaultEventExecutor();
    private final Lane lane = new Lane(loop);

    @AfterEach
    void stop() {
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    /// Asked again at `next` ticks from each question, until tick `last`.
    private static final class Asked implements Lane.Timed {
        final CountDownLatch done = new CountDownLatch(1);
        final AtomicLong questions = new AtomicLong();
        private final long next;
        private final long last;

        Asked(long next, long last) {
            this.next = next;
            this.last = last;
        }

        @Override
        public long due(long tick) {
            questions.incrementAndGet();
            if (tick < last) return tick + next;
            done.countDown();
            return NEVER;
        }

        @Override
        public void shut() {}
    }

    @Test
    void theWheelAsksWhenItWasToldAndForgetsWhoIsDone() throws Exception {
        var often = new Asked(1, 100);
        var seldom = new Asked(10_000, 100);
        loop.submit(
                        () -> {
                            lane.watch(often);
                            lane.watch(seldom);
                            assertEquals(2, lane.watched().size());
                        })
                .sync();
        lane.start(1);
        assertTrue(often.done.await(20, TimeUnit.SECONDS));
        assertTrue(seldom.done.await(20, TimeUnit.SECONDS));
        assertEquals(100, often.questions.get());
        // A far deadline is looked at once in each turn of the wheel of 32 ticks.
        assertTrue(seldom.questions.get() <= 6, seldom.questions.toString());
        loop.submit(() -> assertEquals(0, lane.watched().size())).sync();
    }
}
