package heliograph.mtproto.exchange;

import heliograph.mtproto.transport.TransportError;
import heliograph.tl.mt.ReqPq;
import heliograph.tl.mt.ReqPqMulti;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/// The key exchanges of all clients that are under way, found by the client's nonce: one exchange
/// may go over several connections, as it does over HTTP.
///
/// An exchange is forgotten ten minutes after its first query, as the protocol says, or when
/// [#UNDER_WAY_MAX] newer ones have begun. Safe for any number of threads.
public final class Exchanges {
    /// How many exchanges may be under way, some 2 KiB each.
    public static final int UNDER_WAY_MAX = 4096;

    /// How long an exchange may take, in milliseconds.
    public static final long AGE_MAX_MILLIS = 600_000;

    /// Constructor id and nonce, which every query begins with.
    private static final int HEAD = 4 + Nonces.SIZE;

    private record Nonce(long low, long high) {}

    /// One exchange; the lock is held through a step, so that its queries take their turns.
    private record UnderWay(ServerExchange exchange, long since, ReentrantLock lock) {}

    private final List<RsaKey> keys;
    private final DcPolicy dcs;
    private final LongPredicate taken;
    private final SecureRandom random;
    private final ReentrantLock lock = new ReentrantLock();
    private final LinkedHashMap<Nonce, UnderWay> underWay = new LinkedHashMap<>();

    /// See [ServerExchange] for the arguments.
    public Exchanges(List<RsaKey> keys, DcPolicy dcs, LongPredicate taken, SecureRandom random) {
        this.keys = List.copyOf(keys);
        this.dcs = dcs;
        this.taken = taken;
        this.random = random;
    }

    /// Takes the body of a message in the clear, as [ServerExchange#step] does.
    public ServerExchange.Step step(byte[] body, long nowMillis) {
        if (body.length < HEAD) return new ServerExchange.Step.Refused(TransportError.NOT_FOUND);
        var in = ByteBuffer.wrap(body).order(ByteOrder.LITTLE_ENDIAN);
        int id = in.getInt();
        var nonce = new Nonce(in.getLong(), in.getLong());
        boolean first = id == ReqPq.ID || id == ReqPqMulti.ID;
        var found = find(nonce, first, nowMillis);
        if (found == null) return new ServerExchange.Step.Refused(TransportError.NOT_FOUND);
        found.lock.lock();
        try {
            return found.exchange.step(body, nowMillis);
        } finally {
            found.lock.unlock();
        }
    }

    /// How many exchanges are remembered.
    public int underWay() {
        lock.lock();
        try {
            return underWay.size();
        } finally {
            lock.unlock();
        }
    }

    private @Nullable UnderWay find(Nonce nonce, boolean first, long nowMillis) {
        lock.lock();
        try {
            // In the order in which they began, so the old ones come first.
            var eldest = underWay.values().iterator();
            while (eldest.hasNext() && nowMillis - eldest.next().since > AGE_MAX_MILLIS) {
                eldest.remove();
            }
            var found = underWay.get(nonce);
            if (found != null || !first) return found;
            if (underWay.size() == UNDER_WAY_MAX) underWay.pollFirstEntry();
            var exchange = new ServerExchange(keys, dcs, taken, random);
            var begun = new UnderWay(exchange, nowMillis, new ReentrantLock());
            underWay.put(nonce, begun);
            return begun;
        } finally {
            lock.unlock();
        }
    }
}
