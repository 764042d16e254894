package heliograph.passkeys;

import heliograph.auth.Shelf;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;

/// What authenticators are to sign, so that no answer counts twice. In memory.
///
/// A client has one challenge at a time for each purpose: asking again gives the same one, unless
/// it is too old to be answered in time.
final class Challenges {
    /// How long a client is told to wait for the person and the authenticator.
    static final Duration PATIENCE = Duration.ofMinutes(5);

    /// How long a challenge can be answered.
    static final Duration LIFE = PATIENCE.multipliedBy(2);

    private static final int WAITING_MAX = 100_000;
    private static final int BYTES = 32;

    /// Who is to answer.
    ///
    /// @param user for whom a passkey is made; 0 for a sign-in, of which nobody knows yet whose
    record Asker(long authKeyId, long user) {}

    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    private record Challenge(byte[] bytes, long madeMillis) {}

    private final Shelf<Asker, Challenge> waiting = new Shelf<>(WAITING_MAX, LIFE.toMillis());
    private final SecureRandom random;
    private final InstantSource clock;

    Challenges(SecureRandom random, InstantSource clock) {
        this.random = random;
        this.clock = clock;
    }

    /// What a client has to have signed.
    byte[] of(Asker asker) {
        long now = clock.millis();
        var given = waiting.get(asker, now);
        if (given != null && now - given.madeMillis <= LIFE.minus(PATIENCE).toMillis())
            return given.bytes;
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        waiting.put(asker, new Challenge(bytes, now), now);
        return bytes;
    }

    /// Uses a challenge up. Refuses with `PASSKEY_AUTH_RESTART` what was not asked of this client,
    /// was answered or is too old; another one's challenge stays.
    void answered(Asker asker, byte[] signed) {
        long now = clock.millis();
        var given = waiting.get(asker, now);
        boolean right = given != null && MessageDigest.isEqual(given.bytes, signed);
        if (!right || waiting.take(asker, now) == null)
            throw PasskeyErrors.PASSKEY_AUTH_RESTART.refusal();
    }
}
