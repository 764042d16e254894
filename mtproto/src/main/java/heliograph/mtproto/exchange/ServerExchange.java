package heliograph.mtproto.exchange;

import heliograph.mtproto.transport.TransportError;
import heliograph.tl.Malformed;
import heliograph.tl.TlFunction;
import heliograph.tl.TlObject;
import heliograph.tl.TlReader;
import heliograph.tl.TlWriter;
import heliograph.tl.mt.ClientDHInnerData;
import heliograph.tl.mt.DhGenFail;
import heliograph.tl.mt.DhGenOk;
import heliograph.tl.mt.DhGenRetry;
import heliograph.tl.mt.ReqDHParams;
import heliograph.tl.mt.ReqPq;
import heliograph.tl.mt.ReqPqMulti;
import heliograph.tl.mt.ResPQ;
import heliograph.tl.mt.ServerDHInnerData;
import heliograph.tl.mt.ServerDHParamsOk;
import heliograph.tl.mt.SetClientDHParams;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/// The server's side of the key exchanges of one connection, one after the other.
///
/// A query that is repeated byte for byte gets the same answer again. A query that is wrong gets
/// −404, and so does everything after it but a `req_pq` with another nonce, which begins anew: some
/// clients repeat a failed exchange on the same connection, and TDLib pings with `req_pq_multi`.
///
/// For one thread at a time.
public final class ServerExchange {
    /// How often a client may be told to choose another key before the exchange fails.
    static final int RETRIES_MAX = 5;

    /// What the server has to say to a query.
    public sealed interface Step {
        /// Send this body.
        ///
        /// @param done the new key, once: store it before the answer is sent, since the client will
        ///   use it as soon as it has read the answer
        @SuppressWarnings("ArrayRecordComponent") // sent once, compared by nobody
        record Answer(byte[] body, Optional<Exchanged> done) implements Step {}

        /// Say this on the transport and hang up.
        record Refused(TransportError error) implements Step {}
    }

    /// Where the exchange stands, with what the next step needs.
    private sealed interface Phase {
        record Idle() implements Phase {}

        @SuppressWarnings("ArrayRecordComponent")
        record Offered(byte[] nonce, byte[] serverNonce, BigInteger p, BigInteger q)
                implements Phase {}

        record Agreed(Inner inner, TmpAes aes, BigInteger secret, long retryId, int tries)
                implements Phase {}

        /// Over, well or not.
        @SuppressWarnings("ArrayRecordComponent")
        record Over(byte[] nonce) implements Phase {}
    }

    private final List<RsaKey> keys;
    private final DcPolicy dcs;
    private final LongPredicate taken;
    private final SecureRandom random;
    private Phase phase = new Phase.Idle();
    private byte @Nullable [] lastQuery;
    private Step last = refused();

    /// @param keys the server's keys, of which a client chooses one
    /// @param dcs which datacenters it answers for
    /// @param taken whether a key with this id exists already
    /// @param random where nonces, primes and secrets come from
    public ServerExchange(
            List<RsaKey> keys, DcPolicy dcs, LongPredicate taken, SecureRandom random) {
        this.keys = List.copyOf(keys);
        this.dcs = dcs;
        this.taken = taken;
        this.random = random;
    }

    /// Takes the body of a message in the clear. The second and third query of an exchange cost
    /// about a millisecond of the calling thread.
    ///
    /// @param nowMillis the server's clock, in milliseconds since 1970
    public Step step(byte[] body, long nowMillis) {
        if (Arrays.equals(body, lastQuery)) return last;
        Step step;
        try {
            step = take(query(new TlReader(body)), nowMillis);
        } catch (Malformed malformed) {
            step = fail(TransportError.NOT_FOUND);
        }
        lastQuery = body.clone();
        // A key is handed out once, its answer as often as it is asked for.
        last =
                switch (step) {
                    case Step.Answer(var answer, _) -> new Step.Answer(answer, Optional.empty());
                    case Step.Refused refused -> refused;
                };
        return step;
    }

    private static TlFunction<?> query(TlReader in) {
        int id = in.peek();
        return switch (id) {
            case ReqPq.ID -> ReqPq.read(in);
            case ReqPqMulti.ID -> ReqPqMulti.read(in);
            case ReqDHParams.ID -> ReqDHParams.read(in);
            case SetClientDHParams.ID -> SetClientDHParams.read(in);
            default -> throw new Malformed.UnknownConstructor(id);
        };
    }

    private Step take(TlFunction<?> query, long nowMillis) {
        int now = Math.toIntExact(Math.floorDiv(nowMillis, 1000L));
        if (query instanceof ReqPq(var nonce)) return offer(nonce);
        if (query instanceof ReqPqMulti(var nonce)) return offer(nonce);
        if (query instanceof ReqDHParams params && phase instanceof Phase.Offered offered) {
            return agree(params, offered, now);
        }
        if (query instanceof SetClientDHParams params && phase instanceof Phase.Agreed agreed) {
            return finish(params, agreed, now);
        }
        return fail(TransportError.NOT_FOUND);
    }

    private Step offer(byte[] nonce) {
        if (phase instanceof Phase.Over(var dead) && Arrays.equals(nonce, dead)) return refused();
        long one = Primes.prime31(random);
        long other = one;
        while (other == one) other = Primes.prime31(random);
        var p = BigInteger.valueOf(Math.min(one, other));
        var q = BigInteger.valueOf(Math.max(one, other));
        var serverNonce = Nonces.random(Nonces.SIZE, random);
        phase = new Phase.Offered(nonce, serverNonce, p, q);
        var fingerprints = keys.stream().map(RsaKey::fingerprint).toList();
        return answer(new ResPQ(nonce, serverNonce, p.multiply(q).toByteArray(), fingerprints));
    }

    private Step agree(ReqDHParams params, Phase.Offered offered, int now) {
        boolean same =
                Arrays.equals(params.nonce(), offered.nonce)
                        && Arrays.equals(params.serverNonce(), offered.serverNonce)
                        && is(offered.p, params.p())
                        && is(offered.q, params.q());
        var key = key(params.publicKeyFingerprint());
        if (!same || key == null) return fail(TransportError.NOT_FOUND);
        var block = key.decrypt(params.encryptedData());
        if (block == null) return fail(TransportError.NOT_FOUND);
        var inner = Inner.of(RsaPad.read(block));
        boolean proven =
                MessageDigest.isEqual(inner.nonce(), offered.nonce)
                        && MessageDigest.isEqual(inner.serverNonce(), offered.serverNonce)
                        && is(offered.p, inner.p())
                        && is(offered.q, inner.q())
                        && is(offered.p.multiply(offered.q), inner.pq());
        if (!proven || inner.expiresIn().orElse(1) <= 0) return fail(TransportError.NOT_FOUND);
        if (!dcs.accepts(inner.dc().orElse(0))) return fail(TransportError.WRONG_DC);

        var aes = TmpAes.of(inner.newNonce(), inner.serverNonce());
        var secret = Dh.exponent(random);
        phase = new Phase.Agreed(inner, aes, secret, 0, 0);
        var half =
                new ServerDHInnerData(
                        inner.nonce(),
                        inner.serverNonce(),
                        Dh.GENERATOR,
                        Dh.prime(),
                        Dh.bytes(Dh.power(secret)),
                        now);
        return answer(
                new ServerDHParamsOk(inner.nonce(), inner.serverNonce(), aes.seal(half, random)));
    }

    private Step finish(SetClientDHParams params, Phase.Agreed agreed, int now) {
        var inner = agreed.inner;
        boolean same =
                Arrays.equals(params.nonce(), inner.nonce())
                        && Arrays.equals(params.serverNonce(), inner.serverNonce());
        if (!same) return fail(TransportError.NOT_FOUND);
        var half = agreed.aes.open(params.encryptedData(), ClientDHInnerData::read);
        var power = new BigInteger(1, half.gB());
        boolean proven =
                Arrays.equals(half.nonce(), inner.nonce())
                        && Arrays.equals(half.serverNonce(), inner.serverNonce())
                        && half.retryId() == agreed.retryId
                        && Dh.inRange(power);
        if (!proven) return fail(TransportError.NOT_FOUND);

        var key = Dh.key(power, agreed.secret);
        var nonce = inner.nonce();
        var serverNonce = inner.serverNonce();
        // Id 0 would be a message in the clear.
        if (key.id() == 0 || taken.test(key.id())) {
            int tries = agreed.tries + 1;
            if (tries > RETRIES_MAX) {
                phase = new Phase.Over(nonce);
                return answer(
                        new DhGenFail(nonce, serverNonce, Nonces.hash(inner.newNonce(), 3, key)));
            }
            phase = new Phase.Agreed(inner, agreed.aes, agreed.secret, key.auxHash(), tries);
            return answer(
                    new DhGenRetry(nonce, serverNonce, Nonces.hash(inner.newNonce(), 2, key)));
        }
        phase = new Phase.Over(nonce);
        long salt = Nonces.salt(inner.newNonce(), serverNonce);
        var done = new Exchanged(key, salt, inner.expiresIn(), inner.dc(), now);
        var ok = new DhGenOk(nonce, serverNonce, Nonces.hash(inner.newNonce(), 1, key));
        return new Step.Answer(bytes(ok), Optional.of(done));
    }

    private @Nullable RsaKey key(long fingerprint) {
        for (var key : keys) if (key.fingerprint() == fingerprint) return key;
        return null;
    }

    /// Ends the exchange for good.
    private Step fail(TransportError error) {
        var nonce =
                switch (phase) {
                    case Phase.Idle() -> new byte[0];
                    case Phase.Offered offered -> offered.nonce;
                    case Phase.Agreed agreed -> agreed.inner.nonce();
                    case Phase.Over over -> over.nonce;
                };
        phase = new Phase.Over(nonce);
        return new Step.Refused(error);
    }

    private static Step refused() {
        return new Step.Refused(TransportError.NOT_FOUND);
    }

    /// Whether big-endian bytes, however padded with zeros, are this number.
    private static boolean is(BigInteger number, byte[] bytes) {
        return bytes.length <= 16 && number.equals(new BigInteger(1, bytes));
    }

    private static Step answer(TlObject object) {
        return new Step.Answer(bytes(object), Optional.empty());
    }

    private static byte[] bytes(TlObject object) {
        var out = new TlWriter(0, 1024);
        object.write(out);
        return out.toBytes();
    }
}
