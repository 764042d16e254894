package heliograph.mtproto.exchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.mtproto.exchange.ClientExchange.Dialect;
import heliograph.mtproto.transport.TransportError;
import heliograph.tl.TlObject;
import heliograph.tl.TlReader;
import heliograph.tl.TlWriter;
import heliograph.tl.mt.ReqDHParams;
import heliograph.tl.mt.ReqPq;
import heliograph.tl.mt.ResPQ;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.Test;

class ExchangeTest {
    private static final long NOW = 1_800_000_000_500L;

    private final SecureRandom random = new SecureRandom();
    private final List<RsaKey> keys = List.of(TestKeys.SERVER);
    private final List<RsaPublicKey> known = List.of(TestKeys.SERVER.publicKey());

    @Test
    void everyDialectMakesOneKeyOnBothSides() {
        for (boolean multi : new boolean[] {true, false}) {
            for (boolean pad : new boolean[] {true, false}) {
                for (var dc : List.of(OptionalInt.empty(), OptionalInt.of(10_002))) {
                    for (var expires : List.of(OptionalInt.empty(), OptionalInt.of(86_400))) {
                        var dialect = new Dialect(multi, pad, dc, expires);
                        var both = run(server(id -> false), client(dialect));
                        assertEquals(both.client(), both.server());
                        assertEquals(dc, both.server().dc());
                        assertEquals(expires, both.server().expiresIn());
                        assertEquals(1_800_000_000, both.server().serverTime());
                    }
                }
            }
        }
    }

    @Test
    void aRepeatedQueryGetsTheSameAnswerAndTheKeyOnce() {
        var server = server(id -> false);
        var client = client(Dialect.permanent(2));
        var query = client.begin();
        for (int step = 0; step < 3; step++) {
            var first = answer(server, query);
            var again = answer(server, query);
            assertArrayEquals(first.body(), again.body());
            assertEquals(step == 2, first.done().isPresent());
            assertEquals(Optional.empty(), again.done());
            if (client.step(first.body()) instanceof ClientExchange.Step.Send(var next)) {
                query = next;
            }
        }
    }

    @Test
    void aTakenKeyIdIsTriedAgainAndThenGivenUp() {
        int[] asked = {0};
        var both = run(server(id -> asked[0]++ < 5), client(Dialect.permanent(1)));
        assertEquals(both.client(), both.server());
        assertEquals(6, asked[0]);

        var server = server(id -> true);
        var client = client(Dialect.permanent(1));
        var query = client.begin();
        for (int step = 0; step < 2 + ServerExchange.RETRIES_MAX; step++) {
            query = send(client, answer(server, query).body());
        }
        var last = client.step(answer(server, query).body());
        assertEquals(new ClientExchange.Step.Failed("the server gave up"), last);
        refused(server, query.clone(), TransportError.NOT_FOUND, 1);
    }

    @Test
    void stepsOutOfOrderEndTheExchange() {
        var server = server(id -> false);
        var client = client(Dialect.permanent(2));
        var begin = client.begin();
        var params = send(client, answer(server, begin).body());
        var power = send(client, answer(server, params).body());

        var fresh = server(id -> false);
        refused(fresh, power, TransportError.NOT_FOUND, 0);
        // Once wrong, always wrong, even with what was right.
        var other = server(id -> false);
        answer(other, begin);
        refused(other, params, TransportError.NOT_FOUND, 0);
        refused(other, params, TransportError.NOT_FOUND, 0);
        refused(other, begin, TransportError.NOT_FOUND, 0);
        // Another nonce is another exchange.
        var both = run(other, client(Dialect.permanent(2)));
        assertEquals(both.client(), both.server());
    }

    @Test
    void datacentersAreCheckedByPolicy() {
        for (int dc : new int[] {0, 1, 5, -1, -5, 10_001, 10_005, -10_001, -10_005}) {
            assertTrue(DcPolicy.ALL.accepts(dc), "dc " + dc);
        }
        for (int dc : new int[] {6, -6, 10_000, 10_006, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            var server = server(id -> false);
            var client = client(Dialect.permanent(dc));
            var params = send(client, answer(server, client.begin()).body());
            refused(server, params, TransportError.WRONG_DC, 0);
            refused(server, params, TransportError.WRONG_DC, 0);
        }
    }

    @Test
    void aTemporaryKeyLivesAtLeastASecond() {
        var both = run(server(id -> false), client(Dialect.temporary(2, 1)));
        assertEquals(OptionalInt.of(1), both.server().expiresIn());
        for (int expires : new int[] {0, -1, Integer.MIN_VALUE}) {
            var server = server(id -> false);
            var client = client(Dialect.temporary(2, expires));
            var params = send(client, answer(server, client.begin()).body());
            refused(server, params, TransportError.NOT_FOUND, 0);
        }
    }

    @Test
    void anUnknownKeyAndAForeignProofAreRefused() {
        var server = server(id -> false);
        var client = client(Dialect.permanent(2));
        var params =
                ReqDHParams.read(new TlReader(send(client, answer(server, client.begin()).body())));
        var otherKey =
                new ReqDHParams(
                        params.nonce(),
                        params.serverNonce(),
                        params.p(),
                        params.q(),
                        params.publicKeyFingerprint() + 1,
                        params.encryptedData());
        refused(server, bytes(otherKey), TransportError.NOT_FOUND, 0);

        // The factors of another exchange, inside.
        var second = server(id -> false);
        var offer =
                ResPQ.read(new TlReader(answer(second, bytes(new ReqPq(params.nonce()))).body()));
        var mixed =
                new ReqDHParams(
                        offer.nonce(),
                        offer.serverNonce(),
                        params.p(),
                        params.q(),
                        params.publicKeyFingerprint(),
                        params.encryptedData());
        refused(second, bytes(mixed), TransportError.NOT_FOUND, 0);
    }

    @Test
    void aClientTrustsOnlyKeysItKnows() {
        var stranger =
                new ClientExchange(
                        List.of(RsaKey.generate(random).publicKey()), Dialect.permanent(2), random);
        var offer = answer(server(id -> false), stranger.begin());
        assertInstanceOf(ClientExchange.Step.Failed.class, stranger.step(offer.body()));
        assertInstanceOf(ClientExchange.Step.Failed.class, stranger.step(offer.body()));
    }

    @Test
    void aClientNoticesEveryChangedAnswer() {
        for (int step = 0; step < 3; step++) {
            for (int trial = 0; trial < 12; trial++) {
                var server = server(id -> false);
                var client = client(Dialect.permanent(2));
                var query = client.begin();
                for (int i = 0; i < step; i++) query = send(client, answer(server, query).body());
                var body = answer(server, query).body();
                // Not the product of primes nor the fingerprints of the first: nobody vouches for
                // them.
                int end = step == 0 ? 20 : body.length;
                body[random.nextInt(end)] ^= (byte) (1 << random.nextInt(8));
                assertInstanceOf(ClientExchange.Step.Failed.class, client.step(body));
            }
        }
    }

    private record Both(Exchanged client, Exchanged server) {}

    private static Both run(ServerExchange server, ClientExchange client) {
        var query = client.begin();
        for (int step = 0; step < 10; step++) {
            var answer = answer(server, query);
            switch (client.step(answer.body())) {
                case ClientExchange.Step.Send(var next) -> query = next;
                case ClientExchange.Step.Done(var result) -> {
                    return new Both(result, answer.done().orElseThrow());
                }
                case ClientExchange.Step.Failed(var why) -> throw new AssertionError(why);
            }
        }
        throw new AssertionError("no end");
    }

    private ServerExchange server(LongPredicate taken) {
        return new ServerExchange(keys, DcPolicy.ALL, taken, random);
    }

    private ClientExchange client(Dialect dialect) {
        return new ClientExchange(known, dialect, random);
    }

    private static ServerExchange.Step.Answer answer(ServerExchange server, byte[] query) {
        return assertInstanceOf(ServerExchange.Step.Answer.class, server.step(query, NOW));
    }

    private static byte[] send(ClientExchange client, byte[] answer) {
        return assertInstanceOf(ClientExchange.Step.Send.class, client.step(answer)).body();
    }

    /// @param flip 1 changes the query's last bit first
    private static void refused(
            ServerExchange server, byte[] query, TransportError error, int flip) {
        query[query.length - 1] ^= (byte) flip;
        assertEquals(new ServerExchange.Step.Refused(error), server.step(query, NOW));
    }

    private static byte[] bytes(TlObject object) {
        var out = new TlWriter(0);
        object.write(out);
        return out.toBytes();
    }
}
