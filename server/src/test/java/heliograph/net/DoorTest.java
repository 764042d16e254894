package heliograph.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import heliograph.net.NetStats.Refusal;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DoorTest {
    private static final NetLimits LIMITS =
            new NetLimits(
                    5,
                    2,
                    3,
                    1024,
                    1024,
                    1,
                    1,
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(1),
                    256,
                    1);

    private final Door door = new Door(LIMITS);

    @Test
    void anAddressHasItsShare() throws UnknownHostException {
        var one = InetAddress.getByName("192.0.2.1");
        assertNull(door.enter(one));
        assertNull(door.enter(one));
        assertEquals(Refusal.ADDRESS, door.enter(one));
        assertNull(door.enter(InetAddress.getByName("192.0.2.2")));
        door.leave(one);
        assertNull(door.enter(one));
    }

    @Test
    void anIpv6NetworkCountsAsOneAddress() throws UnknownHostException {
        assertNull(door.enter(InetAddress.getByName("2001:db8:1:1::1")));
        assertNull(door.enter(InetAddress.getByName("2001:db8:1:1:ffff::2")));
        assertEquals(Refusal.ADDRESS, door.enter(InetAddress.getByName("2001:db8:1:1::3")));
        assertNull(door.enter(InetAddress.getByName("2001:db8:1:2::1")));
    }

    @Test
    void thisMachineHasALimitOfItsOwn() {
        var self = InetAddress.getLoopbackAddress();
        for (int i = 0; i < 3; i++) assertNull(door.enter(self));
        assertEquals(Refusal.ADDRESS, door.enter(self));
    }

    @Test
    void theWholeHouseHasALimit() throws UnknownHostException {
        for (int i = 1; i <= 5; i++) assertNull(door.enter(InetAddress.getByName("192.0.2." + i)));
        var last = InetAddress.getByName("192.0.2.6");
        assertEquals(Refusal.CONNECTIONS, door.enter(last));
        door.leave(InetAddress.getByName("192.0.2.1"));
        assertNull(door.enter(last));
        assertEquals(5, door.addresses());
    }

    @Test
    void whoLeftIsForgotten() throws UnknownHostException {
        var one = InetAddress.getByName("192.0.2.1");
        for (int i = 0; i < 100; i++) {
            assertNull(door.enter(one));
            door.leave(one);
        }
        assertEquals(0, door.addresses());
    }
}
