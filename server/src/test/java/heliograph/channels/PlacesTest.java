package heliograph.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.auth.TestClock;
import heliograph.store.memory.MemoryStore;
import heliograph.store.memory.Steps;
import heliograph.tl.stored.StoredChannel;
import heliograph.tl.stored.StoredMember;
import heliograph.updates.Updates;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlacesTest {
    private static final long BO = 2;
    private static final int MAX = ChannelRules.JOINED_MAX;

    private final MemoryStore store = new MemoryStore(new TestClock(), new Steps());
    private final Channels channels =
            new Channels(store, new Updates((_, _, _) -> {}), (_, _, _) -> {});
    private final Places places = channels.places();

    /// Bo is in one channel less than it may be in, and its list knows of all of them.
    @BeforeEach
    void fill() {
        store.start();
        for (long channel = 1; channel < MAX; channel++) come(channel);
        store.deliverAll();
        assertEquals(MAX - 1, channels.joined(BO).size());
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void come(long channel) {
        put(channel, StoredMember.builder().date(1).build());
    }

    private void go(long channel) {
        put(channel, StoredMember.builder().date(1).left(true).build());
    }

    private void put(long channel, StoredMember row) {
        channels.write(
                channel,
                tx -> {
                    if (Channels.find(tx) == null)
                        channels.put(tx, StoredChannel.builder().title("T").creator(1).build());
                    channels.put(tx, BO, row);
                    return true;
                });
    }

    private boolean isFree(long channel) {
        try (var hold = places.hold(channel, List.of(BO))) {
            return hold.has(BO);
        }
    }

    @Test
    void theLastPlaceIsHeldByOne() {
        try (var first = places.hold(MAX, List.of(BO))) {
            assertTrue(first.has(BO));
            assertFalse(isFree(MAX + 1));
            assertTrue(isFree(MAX), "another coming into the same channel takes no other place");
            assertTrue(isFree(1), "nor does one into a channel that it is in");
        }
        assertTrue(isFree(MAX + 1), "nobody came, so the place is free again");
        assertEquals(0, places.underWay());
    }

    @Test
    void aPlaceIsHeldUntilTheListHasHeard() {
        try (var hold = places.hold(MAX, List.of(BO))) {
            assertTrue(hold.has(BO));
            come(MAX);
        }
        assertEquals(MAX - 1, channels.joined(BO).size());
        assertFalse(isFree(MAX + 1));
        store.deliverAll();
        assertEquals(MAX, channels.joined(BO).size());
        assertFalse(isFree(MAX + 1));
        assertEquals(0, places.underWay());
    }

    @Test
    void aListThatHearsBeforeTheEndLeavesNothingBehind() {
        try (var hold = places.hold(MAX, List.of(BO))) {
            assertTrue(hold.has(BO));
            come(MAX);
            store.deliverAll();
        }
        assertEquals(0, places.underWay());
        go(MAX);
        assertFalse(isFree(MAX + 1), "the list has not heard of the leaving");
        store.deliverAll();
        assertTrue(isFree(MAX + 1));
    }

    @Test
    void whoLeavesAndComesAgainHoldsOnePlace() {
        try (var _ = places.hold(MAX, List.of(BO))) {
            come(MAX);
        }
        go(MAX);
        try (var again = places.hold(MAX, List.of(BO))) {
            assertTrue(again.has(BO));
            come(MAX);
        }
        assertFalse(isFree(MAX + 1));
        store.deliverAll();
        assertEquals(MAX, channels.joined(BO).size());
        assertEquals(0, places.underWay());
    }

    @Test
    void ofManyAtOnceOneComesIn() throws Exception {
        int many = 16;
        var begin = new CountDownLatch(1);
        var came = new ArrayList<Future<Boolean>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < many; i++) {
                long channel = (long) MAX + i;
                came.add(
                        threads.submit(() -> {
                            begin.await();
                            try (var hold = places.hold(channel, List.of(BO))) {
                                if (hold.has(BO)) come(channel);
                                return hold.has(BO);
                            }
                        }));
            }
            begin.countDown();
        }
        int in = 0;
        for (var one : came) if (one.get()) in++;
        store.deliverAll();
        assertEquals(1, in);
        assertEquals(MAX, channels.joined(BO).size());
        assertEquals(0, places.underWay());
    }
}
