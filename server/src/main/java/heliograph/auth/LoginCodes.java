package heliograph.auth;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// The login codes that are on their way, each under its `phone_code_hash`.
///
/// A code belongs to one number and to the one client that asked for it: another client's guesses
/// neither use it nor use it up. Codes live in memory only; after a restart a client gets
/// `PHONE_CODE_EXPIRED` and asks for another.
final class LoginCodes {
    /// Digits of a code.
    static final int DIGITS = 5;

    /// How long a code counts; once it was proven, how long the client may take to sign up.
    static final Duration LIFE = Duration.ofMinutes(5);

    /// Wrong tries that a code outlives; one more ends it.
    static final int WRONG_MAX = 4;

    /// Codes on their way in the whole installation.
    private static final int WAITING_MAX = 100_000;

    private static final int HASH_BYTES = 9;

    /// One code. Its own monitor guards what changes.
    static final class Waiting {
        final String phone;
        final String code;
        private final long authKeyId;
        private int wrong;
        private boolean proven;
        private boolean carried;

        private Waiting(String phone, String code, long authKeyId) {
            this.phone = phone;
            this.code = code;
            this.authKeyId = authKeyId;
        }

        /// Marks that the provider carries the code. Answers whether it did not before.
        synchronized boolean carry() {
            boolean first = !carried;
            carried = true;
            return first;
        }
    }

    private record Asker(String phone, long authKeyId) {}

    private final Shelf<String, Waiting> codes = new Shelf<>(WAITING_MAX, LIFE.toMillis());
    private final Shelf<Asker, String> hashes = new Shelf<>(WAITING_MAX, LIFE.toMillis());
    private final SecureRandom random;
    private final InstantSource clock;

    LoginCodes(SecureRandom random, InstantSource clock) {
        this.random = random;
        this.clock = clock;
    }

    /// Makes the code of a number; the one that this client asked for before is void.
    ///
    /// @param fixed the code of a test number, null for a code by chance
    /// @return its `phone_code_hash`
    String make(String phone, long authKeyId, @Nullable String fixed) {
        var bytes = new byte[HASH_BYTES];
        random.nextBytes(bytes);
        var hash = HexFormat.of().formatHex(bytes);
        var code = fixed != null ? fixed : "%05d".formatted(random.nextInt(100_000));
        var asker = new Asker(phone, authKeyId);
        var before = hashes.take(asker, clock.millis());
        if (before != null) codes.remove(before);
        hashes.put(asker, hash, clock.millis());
        codes.put(hash, new Waiting(phone, code, authKeyId), clock.millis());
        return hash;
    }

    /// The code that waits under a hash, for its own client and number only. Refuses with
    /// `PHONE_CODE_EXPIRED` when there is none.
    Waiting waiting(String hash, String phone, long authKeyId) {
        if (hash.isEmpty()) throw AuthErrors.PHONE_CODE_HASH_EMPTY.refusal();
        var waiting = codes.get(hash, clock.millis());
        if (waiting == null || waiting.authKeyId != authKeyId || !waiting.phone.equals(phone))
            throw AuthErrors.PHONE_CODE_EXPIRED.refusal();
        return waiting;
    }

    /// Compares a code with what was typed in. Refuses with `PHONE_CODE_INVALID` when it differs.
    void prove(String hash, Waiting waiting, String typed) {
        synchronized (waiting) {
            if (same(waiting.code, typed)) {
                waiting.proven = true;
                return;
            }
            if (++waiting.wrong > WRONG_MAX) codes.remove(hash);
        }
        throw AuthErrors.PHONE_CODE_INVALID.refusal();
    }

    /// Gives a client that proved its code time to fill in a name.
    void keepForSignUp(String hash, Waiting waiting) {
        codes.put(hash, waiting, clock.millis());
    }

    boolean isProven(Waiting waiting) {
        synchronized (waiting) {
            return waiting.proven;
        }
    }

    /// Uses a proven code up. Of two calls with the same code one goes on; the other is refused
    /// with `PHONE_CODE_EXPIRED`.
    void use(String hash) {
        if (codes.take(hash, clock.millis()) == null) throw AuthErrors.PHONE_CODE_EXPIRED.refusal();
    }

    /// Voids a code.
    void cancel(String hash) {
        codes.remove(hash);
    }

    /// Takes the same time whatever the digits are.
    private static boolean same(String code, String typed) {
        return MessageDigest.isEqual(code.getBytes(US_ASCII), typed.getBytes(US_ASCII));
    }
}
