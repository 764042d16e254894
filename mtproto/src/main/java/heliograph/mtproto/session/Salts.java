package heliograph.mtproto.session;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Server salts: a 64-bit number for each key and each half hour, derived from one secret of the
/// server, so that nothing needs to be stored (core.telegram.org/mtproto/description#server-salt).
///
/// The salt of a half hour is accepted for 1,800 s more, and 30 s before its time, which is how far
/// a client's clock may be ahead.
public final class Salts {
    /// How long a salt is the current one.
    public static final int PERIOD_SECONDS = 1800;

    /// How long it is accepted after that.
    public static final int GRACE_SECONDS = 1800;

    /// How many salts a client may hold in advance.
    public static final int FUTURE_MAX = 64;

    private static final int EARLY_SECONDS = 30;

    private final SecretKeySpec secret;

    /// @param secret at least 32 random bytes, the same at each start of this server
    public Salts(byte[] secret) {
        if (secret.length < 32) throw new IllegalArgumentException(secret.length + " bytes");
        this.secret = new SecretKeySpec(secret, "HmacSHA256");
    }

    /// The salt to use now.
    public long current(long authKeyId, long nowMillis) {
        return salts(authKeyId, period(nowMillis), 1)[0];
    }

    /// Salts of `count` half hours in a row.
    long[] salts(long authKeyId, long firstPeriod, int count) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            var salts = new long[count];
            var input = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < count; i++) {
                input.putLong(0, authKeyId).putLong(8, firstPeriod + i);
                long salt = ByteBuffer.wrap(mac.doFinal(input.array())).getLong();
                // Clients that have no salt yet send 0, which must never be right.
                salts[i] = salt == 0 ? 1 : salt;
            }
            return salts;
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /// The half hour that a moment is in, counted from 1970.
    static long period(long nowMillis) {
        return Math.floorDiv(nowMillis, PERIOD_SECONDS * 1000L);
    }

    /// Salts of a key around one moment.
    record Around(long period, long previous, long current, long next) {
        boolean accepts(long salt, long nowMillis) {
            if (salt == current || salt == previous) return true;
            return salt == next && Salts.period(nowMillis + EARLY_SECONDS * 1000L) > period;
        }
    }

    Around around(long authKeyId, long period) {
        var salts = salts(authKeyId, period - 1, 3);
        return new Around(period, salts[0], salts[1], salts[2]);
    }
}
