package heliograph.bench;

import heliograph.mtproto.exchange.ClientExchange;
import heliograph.mtproto.exchange.ClientExchange.Dialect;
import heliograph.mtproto.exchange.DcPolicy;
import heliograph.mtproto.exchange.RsaKey;
import heliograph.mtproto.exchange.ServerExchange;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.security.SecureRandom;
import java.util.List;

/// Key exchanges a second on one core, the server's side only, beside what `openssl speed` says its
/// three big powers cost: one RSA private operation and two Diffie-Hellman agreements.
public final class Handshakes {
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();
    private static final int WARM_UP = 1_500;
    private static final int MEASURED = 1_500;

    private final SecureRandom random = new SecureRandom();
    private final RsaKey key = RsaKey.generate(random);

    private Handshakes() {}

    public static void main(String[] arguments) {
        var bench = new Handshakes();
        for (int i = 0; i < WARM_UP; i++) bench.handshake();
        long server = 0;
        for (int i = 0; i < MEASURED; i++) server += bench.handshake();
        double perSecond = MEASURED / (server / 1e9);
        double limit =
                1 / (1 / OpensslSpeed.rsaPrivatePerSecond() + 2 / OpensslSpeed.ffdhPerSecond());
        System.out.printf(
                "handshakes a second and core: %.0f; openssl's powers alone: %.0f; ratio %.2f%n",
                perSecond, limit, perSecond / limit);
    }

    /// @return nanoseconds of the processor that the server took, as openssl counts
    private long handshake() {
        var server = new ServerExchange(List.of(key), DcPolicy.ALL, id -> false, random);
        var client = new ClientExchange(List.of(key.publicKey()), Dialect.permanent(2), random);
        var query = client.begin();
        long nanos = 0;
        while (true) {
            long start = CPU.getCurrentThreadCpuTime();
            var step = server.step(query, 1_800_000_000_000L);
            nanos += CPU.getCurrentThreadCpuTime() - start;
            if (!(step instanceof ServerExchange.Step.Answer(var body, _))) {
                throw new IllegalStateException("refused");
            }
            switch (client.step(body)) {
                case ClientExchange.Step.Send(var next) -> query = next;
                case ClientExchange.Step.Done _ -> {
                    return nanos;
                }
                case ClientExchange.Step.Failed(var why) -> throw new IllegalStateException(why);
            }
        }
    }
}
