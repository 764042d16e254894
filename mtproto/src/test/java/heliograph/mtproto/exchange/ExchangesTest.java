package heliograph.mtproto.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import heliograph.mtproto.exchange.ClientExchange.Dialect;
import heliograph.mtproto.transport.TransportError;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExchangesTest {
    private static final long NOW = 1_800_000_000_000L;
    private static final ServerExchange.Step NOT_FOUND =
            new ServerExchange.Step.Refused(TransportError.NOT_FOUND);

    private final SecureRandom random = new SecureRandom();
    private final Exchanges exchanges =
            new Exchanges(List.of(TestKeys.SERVER), DcPolicy.ALL, id -> false, random);

    @Test
    void manyExchangesGoSideBySide() {
        var clients = new ArrayList<ClientExchange>();
        var queries = new ArrayList<byte[]>();
        for (int i = 0; i < 5; i++) {
            clients.add(client());
            queries.add(clients.getLast().begin());
        }
        for (int step = 0; step < 2; step++) {
            for (int i = 0; i < clients.size(); i++) {
                queries.set(i, next(clients.get(i), answer(queries.get(i), NOW).body()));
            }
        }
        for (int i = 0; i < clients.size(); i++) {
            var last = answer(queries.get(i), NOW);
            assertEquals(
                    last.done().map(ClientExchange.Step.Done::new),
                    Optional.of(clients.get(i).step(last.body())));
        }
        assertEquals(5, exchanges.underWay());
    }

    @Test
    void anExchangeIsForgottenAfterTenMinutes() {
        var client = client();
        var query = next(client, answer(client.begin(), NOW).body());
        var early = next(client, answer(query, NOW + Exchanges.AGE_MAX_MILLIS).body());
        assertEquals(NOT_FOUND, exchanges.step(early, NOW + Exchanges.AGE_MAX_MILLIS + 1));
        assertEquals(0, exchanges.underWay());
    }

    @Test
    void theEldestMakesRoom() {
        var eldest = client();
        var query = next(eldest, answer(eldest.begin(), NOW).body());
        for (int i = 1; i < Exchanges.UNDER_WAY_MAX; i++) answer(client().begin(), NOW);
        assertEquals(Exchanges.UNDER_WAY_MAX, exchanges.underWay());
        answer(query, NOW);
        answer(client().begin(), NOW);
        assertEquals(Exchanges.UNDER_WAY_MAX, exchanges.underWay());
        assertEquals(NOT_FOUND, exchanges.step(query, NOW));
    }

    @Test
    void whatBeginsNothingIsNotRemembered() {
        var begin = client().begin();
        assertEquals(NOT_FOUND, exchanges.step(new byte[19], NOW));
        begin[0] ^= 1;
        assertEquals(NOT_FOUND, exchanges.step(begin, NOW));
        assertEquals(0, exchanges.underWay());
    }

    private ServerExchange.Step.Answer answer(byte[] query, long now) {
        return assertInstanceOf(ServerExchange.Step.Answer.class, exchanges.step(query, now));
    }

    private static byte[] next(ClientExchange client, byte[] answer) {
        return assertInstanceOf(ClientExchange.Step.Send.class, client.step(answer)).body();
    }

    private ClientExchange client() {
        return new ClientExchange(
                List.of(TestKeys.SERVER.publicKey()), Dialect.permanent(2), random);
    }
}
