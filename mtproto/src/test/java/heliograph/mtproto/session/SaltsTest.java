package heliograph.mtproto.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.tl.TlReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// core.telegram.org/mtproto/description#server-salt and get_future_salts.
class SaltsTest {
    private static final long PERIOD = 1_800_000;

    private final TestServer server = new TestServer();
    private final TestClient client = server.client();

    private record FutureSalt(int since, int until, long salt) {}

    @Test
    void saltsChangeEachHalfHourAndDifferFromKeyToKey() {
        long start = server.now - server.now % PERIOD;
        long salt = server.salts.current(1, start);
        assertEquals(salt, server.salts.current(1, start + PERIOD - 1));
        assertNotEquals(salt, server.salts.current(1, start + PERIOD));
        assertNotEquals(salt, server.salts.current(2, start));
        assertNotEquals(salt, new Salts(new byte[33]).current(1, start - PERIOD));
        assertThrows(IllegalArgumentException.class, () -> new Salts(new byte[31]));
    }

    @Test
    void anOldSaltIsAccepted1800SecondsMoreAndThenCorrected() {
        client.begin();
        long end = server.now - server.now % PERIOD + PERIOD;
        server.now = end + PERIOD - 1;
        client.send(client.ping(1));
        var pong = client.receivedOne(Wire.PONG);
        assertNotEquals(client.salt, pong.salt());

        server.now = end + PERIOD;
        long ping = client.send(client.ping(1));
        var fields = client.receivedOne(Wire.BAD_SERVER_SALT).fields();
        assertEquals(ping, fields.int64());
        fields.int64();
        assertEquals(server.salts.current(client.key.id(), server.now), fields.int64());
    }

    @Test
    void theSaltOfTheExchangeIsAcceptedUntilItsEnd() {
        long end = server.now + PERIOD;
        var info = KeyInfo.permanent(client.key).withFirst(new KeyInfo.FirstSalt(77, end));
        var key = new LiveKey(info, server.salts);
        assertTrue(key.acceptsSalt(77, end - 1));
        assertFalse(key.acceptsSalt(77, end));
        assertFalse(key.acceptsSalt(78, end - 1));
        assertFalse(new LiveKey(KeyInfo.permanent(client.key), server.salts).acceptsSalt(77, 0));
        assertEquals(info.first(), info.boundTo(5).first());
    }

    @Test
    void theNextSaltIsAcceptedFrom30SecondsBeforeItsTime() {
        client.begin();
        long end = server.now - server.now % PERIOD + PERIOD;
        client.salt = server.salts.current(client.key.id(), end);
        server.now = end - 30_001;
        client.send(client.ping(1));
        client.receivedOne(Wire.BAD_SERVER_SALT);
        server.now = end - 30_000;
        client.send(client.ping(1));
        client.receivedOne(Wire.PONG);
    }

    @Test
    void futureSaltsAre64AtOnceAlsoForAClientThatAsksForOne() {
        client.begin();
        var salts = futureSalts(1);
        assertEquals(64, salts.size());
        assertEquals(client.salt, salts.getFirst().salt);
        for (var salt : salts) {
            assertEquals(salt.salt, server.salts.current(client.key.id(), salt.since * 1000L + 1));
            assertEquals(3600, salt.until - salt.since);
        }
    }

    @Test
    void futureSaltsAreAsManyAsAskedForBetweenTwoAnd64() {
        client.begin();
        assertEquals(2, futureSalts(2).size());
        assertEquals(63, futureSalts(63).size());
        assertEquals(64, futureSalts(64).size());
        assertEquals(64, futureSalts(65).size());
        assertEquals(64, futureSalts(0).size());
        assertEquals(64, futureSalts(-1).size());
    }

    @Test
    void eachFutureSaltIsAcceptedWhileItIsValid() {
        client.begin();
        for (var salt : futureSalts(4)) {
            client.salt = salt.salt;
            server.now = Math.max(server.now, salt.since * 1000L);
            client.send(client.ping(1));
            client.receivedOne(Wire.PONG);
            server.now = salt.until * 1000L - 1;
            client.send(client.ping(1));
            client.receivedOne(Wire.PONG);
        }
    }

    private List<FutureSalt> futureSalts(int count) {
        long request =
                client.send(
                        client.out(
                                true,
                                TestClient.tl(w -> {
                                    w.int32(Wire.GET_FUTURE_SALTS);
                                    w.int32(count);
                                })));
        var in = client.receivedOne(Wire.FUTURE_SALTS);
        assertEquals(0, in.seqno() & 1);
        var fields = in.fields();
        assertEquals(request, fields.int64());
        assertEquals((int) (server.now / 1000), fields.int32());
        var salts = new ArrayList<FutureSalt>();
        int salted = fields.int32();
        for (int i = 0; i < salted; i++) salts.add(salt(fields));
        assertEquals(0, fields.left());
        return salts;
    }

    private static FutureSalt salt(TlReader in) {
        return new FutureSalt(in.int32(), in.int32(), in.int64());
    }
}
