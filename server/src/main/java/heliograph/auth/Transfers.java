package heliograph.auth;

import heliograph.rpc.Caller;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;

/// Takes a sign-in from one key of a client to another
/// (https://core.telegram.org/api/datacenter#authorization-transfer). There is one data centre, but
/// clients keep a key for each that they believe in.
final class Transfers {
    /// How long the bytes count. They are used once.
    static final Duration LIFE = Duration.ofMinutes(5);

    /// The numbers of data centres that clients know; all are this server.
    static final int DC_MAX = 5;

    private static final int WAITING_MAX = 50_000;
    private static final int BYTES = 64;

    private record Transfer(long user, long authKeyId) {}

    private final Shelf<String, Transfer> transfers = new Shelf<>(WAITING_MAX, LIFE.toMillis());
    private final Authorizations authorizations;
    private final KeyRing keys;
    private final SecureRandom random;
    private final InstantSource clock;

    Transfers(
            Authorizations authorizations, KeyRing keys, SecureRandom random, InstantSource clock) {
        this.authorizations = authorizations;
        this.keys = keys;
        this.random = random;
        this.clock = clock;
    }

    /// Makes the bytes by which another key of this client signs in.
    byte[] export(Caller caller, int dc) {
        if (dc < 1 || dc > DC_MAX) throw AuthErrors.DC_ID_INVALID.refusal();
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        var transfer = new Transfer(caller.user(), caller.authKeyId());
        transfers.put(HexFormat.of().formatHex(bytes), transfer, clock.millis());
        return bytes;
    }

    /// Signs the caller's key in by such bytes. Refuses with `AUTH_BYTES_INVALID` what was not made
    /// here, was used, is too old, or whose own client has been signed out since.
    void take(Caller caller, long user, byte[] bytes) {
        var name = bytes.length == BYTES ? HexFormat.of().formatHex(bytes) : "";
        var transfer = transfers.take(name, clock.millis());
        if (transfer == null
                || transfer.user != user
                || keys.client(transfer.authKeyId).user() != user)
            throw AuthErrors.AUTH_BYTES_INVALID.refusal();
        if (caller.authKeyId() != transfer.authKeyId)
            authorizations.enterBeside(caller, user, transfer.authKeyId);
    }
}
