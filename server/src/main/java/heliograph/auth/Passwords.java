package heliograph.auth;

import static heliograph.store.Nothing.NOTHING;

import heliograph.auth.Srp.Challenge;
import heliograph.secrets.Vault;
import heliograph.storage.TlCodec;
import heliograph.store.Codecs;
import heliograph.store.Home;
import heliograph.store.Nothing;
import heliograph.store.Store;
import heliograph.store.Table;
import heliograph.tl.api.AnyInputCheckPasswordSRP;
import heliograph.tl.api.InputCheckPasswordEmpty;
import heliograph.tl.api.InputCheckPasswordSRP;
import heliograph.tl.api.PasswordKdfAlgoSHA256SHA256PBKDF2HMACSHA512iter100000SHA256ModPow;
import heliograph.tl.api.SecurePasswordKdfAlgoPBKDF2HMACSHA512iter100000;
import heliograph.tl.api.account.Password;
import heliograph.tl.api.account.PasswordInputSettings;
import heliograph.tl.api.account.ResetPasswordFailedWait;
import heliograph.tl.api.account.ResetPasswordOk;
import heliograph.tl.api.account.ResetPasswordRequestedWait;
import heliograph.tl.api.account.ResetPasswordResult;
import heliograph.tl.stored.StoredPassword;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The second factor: a password that the server can check and cannot know
/// (https://core.telegram.org/api/srp).
///
/// The verifier is kept sealed. The numbers of one check live in memory for some minutes; a client
/// that comes later, or after a restart, gets `SRP_ID_INVALID` and begins anew.
final class Passwords implements PasswordProof {
    private static final Table<Nothing, StoredPassword> PASSWORD =
            new Table<>("password", Codecs.NOTHING, new TlCodec<>(StoredPassword::read));

    private static final Duration CHECK_LIFE = Duration.ofMinutes(10);
    private static final int CHECKS_MAX = 20_000;

    /// How long a client that proved its code may take to find the password. In memory: after a
    /// restart it begins with a code again.
    private static final Duration SIGN_IN_LIFE = Duration.ofHours(1);

    private static final int SIGN_INS_MAX = 100_000;

    /// How old a password must be before it is enough to give a channel away.
    static final Duration FRESH = Duration.ofDays(7);

    /// How long somebody who is signed in has to object to the password's being taken away.
    static final Duration RESET_AFTER = Duration.ofDays(7);

    /// How long after an objection nobody can ask again.
    static final Duration PAUSE = Duration.ofDays(1);

    /// Characters of a hint.
    static final int HINT_MAX = 255;

    /// Bytes that a client puts after the server's part of the first salt.
    static final int CLIENT_SALT = 32;

    private static final int SALT1 = 8;
    private static final int SALT2 = 16;
    private static final int RANDOM = 256;

    private record Check(long user, long version, Challenge challenge) {}

    private final Shelf<Long, Check> checks = new Shelf<>(CHECKS_MAX, CHECK_LIFE.toMillis());
    private final Shelf<Long, Long> signIns = new Shelf<>(SIGN_INS_MAX, SIGN_IN_LIFE.toMillis());
    private final Store store;
    private final Vault vault;
    private final Limits limits;
    private final SecureRandom random;
    private final InstantSource clock;

    Passwords(Store store, Vault vault, Limits limits, SecureRandom random, InstantSource clock) {
        this.store = store;
        this.vault = vault;
        this.limits = limits;
        this.random = random;
        this.clock = clock;
    }

    boolean has(long user) {
        return stored(user) != null;
    }

    @Nullable StoredPassword stored(long user) {
        return store.<@Nullable StoredPassword>read(
                Home.account(user), view -> view.get(PASSWORD, NOTHING));
    }

    /// Remembers that a client lacks nothing but the password of `user`.
    void await(long authKeyId, long user) {
        signIns.put(authKeyId, user, clock.millis());
    }

    /// The account whose password a client has to give to be signed in, or null.
    @Nullable Long awaited(long authKeyId) {
        return signIns.get(authKeyId, clock.millis());
    }

    /// Ends the wait of [#await]. Answers whether there was one: of two calls one goes on.
    boolean arrived(long authKeyId) {
        return signIns.take(authKeyId, clock.millis()) != null;
    }

    /// Ends the wait of a client that went another way.
    void giveUp(long authKeyId) {
        signIns.remove(authKeyId);
    }

    /// What a client needs to prove its password, or to set a new one.
    Password state(long user) {
        var state =
                Password.builder()
                        .newAlgo(algorithm(salt1(user), salt2(user)))
                        .newSecureAlgo(
                                new SecurePasswordKdfAlgoPBKDF2HMACSHA512iter100000(bytes(SALT1)))
                        .secureRandom(bytes(RANDOM));
        var stored = stored(user);
        if (stored == null) return state.build();
        var challenge =
                Challenge.of(new BigInteger(Srp.SECRET_BITS, random), verifier(user, stored));
        long id = random.nextLong() | 1;
        checks.put(id, new Check(user, stored.version(), challenge), clock.millis());
        return state.hasPassword(true)
                .currentAlgo(algorithm(stored.salt1(), stored.salt2()))
                .srpB(challenge.offer())
                .srpId(id)
                .hint(stored.hint())
                .pendingResetDate(stored.reset())
                .build();
    }

    private static PasswordKdfAlgoSHA256SHA256PBKDF2HMACSHA512iter100000SHA256ModPow algorithm(
            byte[] salt1, byte[] salt2) {
        return new PasswordKdfAlgoSHA256SHA256PBKDF2HMACSHA512iter100000SHA256ModPow(
                salt1, salt2, Srp.G, Srp.prime());
    }

    /// Refuses who does not know the account's password: `SRP_ID_INVALID`, `SRP_PASSWORD_CHANGED`,
    /// `PASSWORD_HASH_INVALID`, or `FLOOD_WAIT_x` after too many tries. An account without one is
    /// proved by no password only.
    void prove(long user, AnyInputCheckPasswordSRP given) {
        var stored = stored(user);
        switch (given) {
            case InputCheckPasswordEmpty _ -> {
                if (stored != null) throw AuthErrors.PASSWORD_HASH_INVALID.refusal();
            }
            case InputCheckPasswordSRP srp -> {
                if (stored == null) throw AuthErrors.PASSWORD_HASH_INVALID.refusal();
                prove(user, stored, srp);
            }
        }
    }

    @Override
    public void require(long user, AnyInputCheckPasswordSRP given) {
        var stored = stored(user);
        if (stored == null) throw AuthErrors.PASSWORD_MISSING.refusal();
        long age = clock.instant().getEpochSecond() - stored.changed();
        if (age < FRESH.toSeconds()) throw AuthErrors.tooFresh(FRESH.toSeconds() - age).refusal();
        if (given instanceof InputCheckPasswordEmpty)
            throw AuthErrors.PASSWORD_HASH_INVALID.refusal();
        prove(user, given);
    }

    private void prove(long user, StoredPassword stored, InputCheckPasswordSRP given) {
        var check = checks.get(given.srpId(), clock.millis());
        if (check == null || check.user != user) throw AuthErrors.SRP_ID_INVALID.refusal();
        if (check.version != stored.version()) throw AuthErrors.SRP_PASSWORD_CHANGED.refusal();
        limits.tried(user);
        boolean proved =
                Srp.proves(
                        check.challenge,
                        verifier(user, stored),
                        stored.salt1(),
                        stored.salt2(),
                        given.a(),
                        given.m1());
        if (!proved) throw AuthErrors.PASSWORD_HASH_INVALID.refusal();
        checks.remove(given.srpId());
    }

    /// What the settings make of a password: another one, the same one when they name none, or null
    /// when it goes. The address of [Recovery] stays. Refuses with `NEW_SETTINGS_EMPTY`,
    /// `NEW_SETTINGS_INVALID` or `NEW_SALT_INVALID`.
    @Nullable StoredPassword wanted(
            long user, @Nullable StoredPassword before, PasswordInputSettings settings) {
        if (settings.newSecureSettings() != null) throw AuthErrors.NEW_SETTINGS_INVALID.refusal();
        var verifier = settings.newPasswordHash();
        if (verifier == null) {
            if (before == null || settings.email() == null)
                throw AuthErrors.NEW_SETTINGS_EMPTY.refusal();
            return before;
        }
        if (verifier.length == 0) return null;
        return fresh(user, settings, verifier).toBuilder()
                .recovery(before == null ? null : before.recovery())
                .build();
    }

    /// Sets, changes or takes away the password.
    void put(long user, @Nullable StoredPassword wanted) {
        store.write(
                Home.account(user),
                tx -> {
                    if (wanted == null) tx.delete(PASSWORD, NOTHING);
                    else tx.put(PASSWORD, NOTHING, wanted);
                    return true;
                });
    }

    /// Sets the password if it is still the one of a version, 0 standing for none. Answers whether
    /// it was.
    boolean replace(long user, long version, StoredPassword wanted) {
        return store.write(
                Home.account(user),
                tx -> {
                    var stored = tx.get(PASSWORD, NOTHING);
                    if ((stored == null ? 0 : stored.version()) != version) return false;
                    tx.put(PASSWORD, NOTHING, wanted);
                    return true;
                });
    }

    /// When the password may be taken away that somebody asked to be; null when nobody did.
    @Nullable Integer resetDate(long user) {
        var stored = stored(user);
        return stored == null ? null : stored.reset();
    }

    /// Asks for the password to be taken away, and takes it away once the time has come
    /// (https://core.telegram.org/api/srp#password-reset). Refuses with `PASSWORD_EMPTY`.
    ResetPasswordResult reset(long user) {
        return store.write(
                Home.account(user),
                tx -> {
                    var stored = tx.get(PASSWORD, NOTHING);
                    if (stored == null) throw AuthErrors.PASSWORD_EMPTY.refusal();
                    int now = (int) clock.instant().getEpochSecond();
                    var due = stored.reset();
                    if (due != null && now >= due) {
                        tx.delete(PASSWORD, NOTHING);
                        return new ResetPasswordOk();
                    }
                    if (due != null) return new ResetPasswordRequestedWait(due);
                    var declined = stored.declined();
                    int again = declined == null ? 0 : declined + (int) PAUSE.toSeconds();
                    if (now < again) return new ResetPasswordFailedWait(again);
                    int date = now + (int) RESET_AFTER.toSeconds();
                    tx.put(PASSWORD, NOTHING, stored.toBuilder().reset(date).build());
                    return new ResetPasswordRequestedWait(date);
                });
    }

    /// Takes back what [#reset] asked for. Refuses with `RESET_REQUEST_MISSING`.
    void declineReset(long user) {
        store.write(
                Home.account(user),
                tx -> {
                    var stored = tx.get(PASSWORD, NOTHING);
                    if (stored == null || stored.reset() == null)
                        throw AuthErrors.RESET_REQUEST_MISSING.refusal();
                    int now = (int) clock.instant().getEpochSecond();
                    tx.put(PASSWORD, NOTHING, stored.toBuilder().reset(null).declined(now).build());
                    return true;
                });
    }

    private StoredPassword fresh(long user, PasswordInputSettings settings, byte[] sent) {
        if (!(settings.newAlgo()
                instanceof
                PasswordKdfAlgoSHA256SHA256PBKDF2HMACSHA512iter100000SHA256ModPow algorithm))
            throw AuthErrors.NEW_SETTINGS_INVALID.refusal();
        if (!isOurs(user, algorithm)) throw AuthErrors.NEW_SALT_INVALID.refusal();
        var hint = settings.hint();
        boolean good =
                algorithm.g() == Srp.G
                        && Srp.isPrime(algorithm.p())
                        && Srp.verifier(sent) != null
                        && (hint == null || hint.length() <= HINT_MAX);
        if (!good) throw AuthErrors.NEW_SETTINGS_INVALID.refusal();
        return new StoredPassword(
                random.nextLong(),
                algorithm.salt1(),
                algorithm.salt2(),
                vault.seal(label(user), sent),
                hint == null || hint.isEmpty() ? null : hint,
                (int) clock.instant().getEpochSecond(),
                null,
                null,
                null);
    }

    /// Whether the salts are those that [#state] gave, the first one made longer by the client.
    private boolean isOurs(
            long user,
            PasswordKdfAlgoSHA256SHA256PBKDF2HMACSHA512iter100000SHA256ModPow algorithm) {
        var salt1 = algorithm.salt1();
        return salt1.length >= SALT1 + CLIENT_SALT
                && salt1.length <= Srp.SIZE
                && Arrays.equals(Arrays.copyOf(salt1, SALT1), salt1(user))
                && Arrays.equals(algorithm.salt2(), salt2(user));
    }

    /// Salts come from the vault, so that none need be remembered between the question and the
    /// answer; the client's own part makes each password's different.
    private byte[] salt1(long user) {
        return Arrays.copyOf(vault.derive("password salt 1 of " + user), SALT1);
    }

    private byte[] salt2(long user) {
        return Arrays.copyOf(vault.derive("password salt 2 of " + user), SALT2);
    }

    private BigInteger verifier(long user, StoredPassword stored) {
        return new BigInteger(1, vault.open(label(user), stored.verifier()));
    }

    /// Names the account, so that a verifier moved to another account's home does not open there.
    private static String label(long user) {
        return "password of " + user;
    }

    private byte[] bytes(int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
