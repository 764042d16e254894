package heliograph.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import heliograph.rpc.Asking;
import heliograph.rpc.Caller;
import heliograph.rpc.Limiter;
import heliograph.rpc.Rpc;
import heliograph.tl.api.Api;
import heliograph.tl.api.messages.DhConfig;
import heliograph.tl.api.messages.DhConfigNotModified;
import heliograph.tl.api.messages.GetDhConfig;
import java.math.BigInteger;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class DhConfigTest {
    private final Rpc rpc = new Rpc(new Limiter(), new TestClock());
    private final Caller caller = new Caller(1, false, 1, 1, 1, 1, Api.LAYER);

    DhConfigTest() {
        new DhConfigRpc(new SecureRandom()).register(rpc);
    }

    private Object ask(int version, int length) {
        return Asking.ask(rpc, caller, new GetDhConfig(version, length));
    }

    @Test
    void theGroupIsTheOneOfTheKeyExchange() {
        var config = assertInstanceOf(DhConfig.class, ask(0, DhConfigRpc.RANDOM_MAX));
        assertEquals(3, config.g());
        assertEquals(Srp.P, new BigInteger(1, config.p()));
        assertEquals(256, config.p().length);
        assertEquals(DhConfigRpc.RANDOM_MAX, config.random().length);
        var same = assertInstanceOf(DhConfigNotModified.class, ask(config.version(), 0));
        assertEquals(0, same.random().length);
    }

    @Test
    void noClientAsksForMoreRandomBytesThanItNeeds() {
        Town.refused("RANDOM_LENGTH_INVALID", () -> ask(0, DhConfigRpc.RANDOM_MAX + 1));
        Town.refused("RANDOM_LENGTH_INVALID", () -> ask(0, -1));
    }
}
