package heliograph.mtproto.exchange;

import heliograph.mtproto.crypto.AuthKey;
import heliograph.tl.Malformed;
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
import heliograph.tl.mt.SetClientDHParamsAnswer;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/// The client's side of one key exchange, in any dialect that clients speak: for tests, the
/// simulator and load. It checks what a client must check, and knows one group only.
///
/// For one thread at a time.
public final class ClientExchange {
    /// How a client goes about it.
    ///
    /// @param multi `req_pq_multi` rather than `req_pq`
    /// @param rsaPad RSA_PAD rather than the older padding
    /// @param dc the datacenter to name, or none
    /// @param expiresIn seconds that a temporary key shall live, or none for a permanent key
    public record Dialect(boolean multi, boolean rsaPad, OptionalInt dc, OptionalInt expiresIn) {
        /// What most clients do for a permanent key.
        public static Dialect permanent(int dc) {
            return new Dialect(true, true, OptionalInt.of(dc), OptionalInt.empty());
        }

        /// What most clients do for a temporary key.
        public static Dialect temporary(int dc, int expiresIn) {
            return new Dialect(true, true, OptionalInt.of(dc), OptionalInt.of(expiresIn));
        }
    }

    /// What comes next.
    public sealed interface Step {
        /// Send this body, and give the answer's to [#step].
        @SuppressWarnings("ArrayRecordComponent") // sent once, compared by nobody
        record Send(byte[] body) implements Step {}

        /// The key is made.
        record Done(Exchanged result) implements Step {}

        /// The server did what it must not; begin anew with another exchange.
        record Failed(String why) implements Step {}
    }

    private enum Phase {
        OFFER,
        HALF,
        ANSWER,
        OVER
    }

    private static final int RETRIES_MAX = 5;
    private static final String FOREIGN = "an answer of somebody else";

    private final List<RsaPublicKey> keys;
    private final Dialect dialect;
    private final RandomGenerator random;
    private final byte[] nonce;
    private final byte[] newNonce;
    private byte[] serverNonce = {};
    private TmpAes aes = new TmpAes(new byte[0], new byte[0]);
    private BigInteger serverPower = BigInteger.ZERO;
    private BigInteger secret = BigInteger.ZERO;
    private int serverTime;
    private int tries;
    private Phase phase = Phase.OFFER;

    public ClientExchange(List<RsaPublicKey> keys, Dialect dialect, RandomGenerator random) {
        this.keys = List.copyOf(keys);
        this.dialect = dialect;
        this.random = random;
        this.nonce = Nonces.random(Nonces.SIZE, random);
        this.newNonce = Nonces.random(Nonces.NEW_SIZE, random);
    }

    /// The body to begin with.
    public byte[] begin() {
        return bytes(dialect.multi ? new ReqPqMulti(nonce) : new ReqPq(nonce));
    }

    /// Takes the body of the server's answer.
    public Step step(byte[] body) {
        try {
            var in = new TlReader(body);
            return switch (phase) {
                case OFFER -> prove(ResPQ.read(in));
                case HALF -> answer(ServerDHParamsOk.read(in));
                case ANSWER -> finish(SetClientDHParamsAnswer.read(in));
                case OVER -> failed("the exchange is over");
            };
        } catch (Malformed malformed) {
            return failed("not an answer: " + malformed.getMessage());
        }
    }

    private Step prove(ResPQ offer) {
        if (!Arrays.equals(offer.nonce(), nonce)) return failed("another nonce");
        serverNonce = offer.serverNonce();
        var known =
                keys.stream()
                        .filter(k -> offer.serverPublicKeyFingerprints().contains(k.fingerprint()))
                        .findFirst();
        if (known.isEmpty()) return failed("none of the server's keys is known");
        var product = new BigInteger(1, offer.pq());
        if (product.bitLength() > 63 || !product.testBit(0)) return failed("no product of primes");
        long factor = Primes.factor(product.longValueExact());
        if (factor == 1) return failed("no product of two primes");
        var p = BigInteger.valueOf(factor).toByteArray();
        var q = BigInteger.valueOf(product.longValueExact() / factor).toByteArray();
        var inner =
                new Inner(
                        offer.pq(),
                        p,
                        q,
                        nonce,
                        serverNonce,
                        newNonce,
                        dialect.dc,
                        dialect.expiresIn);
        var data = bytes(inner.toTl());
        var key = known.get();
        var encrypted =
                dialect.rsaPad
                        ? RsaPad.encrypt(data, key, random)
                        : RsaPad.encryptOld(data, key, random);
        phase = Phase.HALF;
        return send(new ReqDHParams(nonce, serverNonce, p, q, key.fingerprint(), encrypted));
    }

    private Step answer(ServerDHParamsOk params) {
        if (!same(params.nonce(), params.serverNonce())) return failed("other nonces");
        aes = TmpAes.of(newNonce, serverNonce);
        var half = aes.open(params.encryptedAnswer(), ServerDHInnerData::read);
        if (!same(half.nonce(), half.serverNonce())) return failed("other nonces inside");
        serverPower = new BigInteger(1, half.gA());
        boolean good =
                half.g() == Dh.GENERATOR
                        && Arrays.equals(half.dhPrime(), Dh.prime())
                        && Dh.inRange(serverPower);
        if (!good) return failed("another group");
        serverTime = half.serverTime();
        phase = Phase.ANSWER;
        return choose(0);
    }

    private Step choose(long retryId) {
        secret = Dh.exponent(random);
        var power = Dh.bytes(Dh.power(secret));
        var half = new ClientDHInnerData(nonce, serverNonce, retryId, power);
        return send(new SetClientDHParams(nonce, serverNonce, aes.seal(half, random)));
    }

    private Step finish(SetClientDHParamsAnswer answer) {
        var key = Dh.key(serverPower, secret);
        return switch (answer) {
            case DhGenOk(var theirs, var server, var hash) ->
                    proven(theirs, server, hash, 1, key) ? done(key) : failed(FOREIGN);
            case DhGenRetry(var theirs, var server, var hash) ->
                    proven(theirs, server, hash, 2, key) ? again(key) : failed(FOREIGN);
            case DhGenFail _ -> failed("the server gave up");
        };
    }

    private Step done(AuthKey key) {
        phase = Phase.OVER;
        long salt = Nonces.salt(newNonce, serverNonce);
        return new Step.Done(new Exchanged(key, salt, dialect.expiresIn, dialect.dc, serverTime));
    }

    private Step again(AuthKey key) {
        if (++tries > RETRIES_MAX) return failed("too many retries");
        return choose(key.auxHash());
    }

    private boolean proven(byte[] nonce, byte[] serverNonce, byte[] hash, int number, AuthKey key) {
        return same(nonce, serverNonce) && Arrays.equals(hash, Nonces.hash(newNonce, number, key));
    }

    private boolean same(byte[] nonce, byte[] serverNonce) {
        return Arrays.equals(nonce, this.nonce) && Arrays.equals(serverNonce, this.serverNonce);
    }

    private Step failed(String why) {
        phase = Phase.OVER;
        return new Step.Failed(why);
    }

    private static Step send(TlObject query) {
        return new Step.Send(bytes(query));
    }

    private static byte[] bytes(TlObject object) {
        var out = new TlWriter(0, 1024);
        object.write(out);
        return out.toBytes();
    }
}
