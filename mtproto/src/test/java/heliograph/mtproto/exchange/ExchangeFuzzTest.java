package heliograph.mtproto.exchange;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import heliograph.mtproto.exchange.ClientExchange.Dialect;
import java.security.SecureRandom;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Whatever a client sends is answered or refused; no new key comes of what was not agreed.
class ExchangeFuzzTest {
    private static final long NOW = 1_800_000_000_000L;

    private final SecureRandom random = new SecureRandom();

    @FuzzTest
    void envelopesAndFirstQueries(byte[] bytes) {
        var message = PlainMessage.read(bytes, 0, bytes.length);
        var body = message == null ? bytes : message.body();
        assertTrue(answeredOrRefused(server(), body));
        client().step(body);
    }

    @Test
    void changedQueriesAreRefused() {
        var seeds = new Random(9);
        for (int trial = 0; trial < 300; trial++) {
            var server = server();
            var client = client();
            var query = client.begin();
            int wrong = seeds.nextInt(3);
            for (int step = 0; step < wrong; step++) {
                var answer = (ServerExchange.Step.Answer) server.step(query, NOW);
                query = ((ClientExchange.Step.Send) client.step(answer.body())).body();
            }
            // The last step's last bytes may be padding that nobody vouches for.
            int at = seeds.nextInt(query.length - 16);
            query[at] ^= (byte) (1 << seeds.nextInt(8));
            var step = server.step(query, NOW);
            boolean free = (wrong == 0 && at >= 4) || (wrong == 1 && padsAFactor(at));
            assertTrue(
                    free || step instanceof ServerExchange.Step.Refused,
                    "step " + wrong + ", byte " + at);
        }
    }

    @Test
    void cutQueriesAreRefused() {
        var seeds = new Random(10);
        for (int trial = 0; trial < 300; trial++) {
            var body = new byte[seeds.nextInt(400)];
            seeds.nextBytes(body);
            int[] ids = {0x60469778, 0xbe7e8ef1, 0xd712e4be, 0xf5045f1f, 0x3072cfa1};
            int id = ids[seeds.nextInt(ids.length)];
            for (int i = 0; i < Math.min(4, body.length); i++) body[i] = (byte) (id >> (8 * i));
            assertTrue(answeredOrRefused(server(), body));
        }
    }

    /// `req_DH_params` has its factors, strings of four bytes, at 36 and 44.
    private static boolean padsAFactor(int at) {
        return (at >= 41 && at < 44) || (at >= 49 && at < 52);
    }

    private static boolean answeredOrRefused(ServerExchange server, byte[] body) {
        return switch (server.step(body, NOW)) {
            case ServerExchange.Step.Answer(_, var done) -> done.isEmpty();
            case ServerExchange.Step.Refused(var error) -> error.code() < 0;
        };
    }

    private ServerExchange server() {
        return new ServerExchange(List.of(TestKeys.SERVER), DcPolicy.ALL, id -> false, random);
    }

    private ClientExchange client() {
        return new ClientExchange(
                List.of(TestKeys.SERVER.publicKey()), Dialect.permanent(2), random);
    }
}
