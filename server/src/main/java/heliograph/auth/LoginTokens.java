package heliograph.auth;

import heliograph.rpc.Caller;
import heliograph.tl.api.UpdateLoginToken;
import heliograph.tl.api.UpdateShort;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;

/// Signing in by a QR code: one client shows a token, another one that is signed in accepts it
/// (https://core.telegram.org/api/qr-login). Tokens live in memory.
final class LoginTokens {
    /// How long a token may be accepted; the client shows another after that.
    static final Duration LIFE = Duration.ofSeconds(30);

    /// How long an accepted token waits for its client, and a dead one is told from an unknown.
    private static final Duration KEPT = Duration.ofMinutes(10);

    private static final int TOKENS_MAX = 100_000;
    private static final int TOKEN_BYTES = 32;

    /// Accounts that a client may name as its others.
    static final int EXCEPT_MAX = 100;

    /// One token. Its own monitor guards `accepted`.
    static final class Token {
        final byte[] bytes;
        final long endMillis;
        private final long authKeyId;
        private final List<Long> except;
        private long accepted;

        private Token(byte[] bytes, long authKeyId, List<Long> except, long endMillis) {
            this.bytes = bytes;
            this.authKeyId = authKeyId;
            this.except = List.copyOf(except);
            this.endMillis = endMillis;
        }

        /// The account that accepted it, 0 when none has.
        synchronized long accepted() {
            return accepted;
        }
    }

    private final Shelf<String, Token> tokens = new Shelf<>(TOKENS_MAX, KEPT.toMillis());
    private final Shelf<Long, Token> byClient = new Shelf<>(TOKENS_MAX, KEPT.toMillis());
    private final LiveSessions live;
    private final SecureRandom random;
    private final InstantSource clock;

    LoginTokens(LiveSessions live, SecureRandom random, InstantSource clock) {
        this.live = live;
        this.random = random;
        this.clock = clock;
    }

    /// The client's token: the one that was accepted, the one that still counts, or a new one.
    ///
    /// @param except accounts that are signed in on the same device already
    Token of(Caller caller, List<Long> except) {
        long now = clock.millis();
        var token = byClient.get(caller.authKeyId(), now);
        if (token != null && token.accepted() != 0) return token;
        var others = except.size() > EXCEPT_MAX ? except.subList(0, EXCEPT_MAX) : except;
        if (token != null && token.endMillis > now && token.except.equals(others)) return token;
        var bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        var made = new Token(bytes, caller.authKeyId(), others, now + LIFE.toMillis());
        tokens.put(name(bytes), made, now);
        byClient.put(caller.authKeyId(), made, now);
        return made;
    }

    /// The caller's own token of these bytes. Refuses with `AUTH_TOKEN_INVALID` or
    /// `AUTH_TOKEN_EXPIRED`.
    Token own(Caller caller, byte[] bytes) {
        long now = clock.millis();
        var token = tokens.get(name(bytes), now);
        if (token == null || token.authKeyId != caller.authKeyId())
            throw AuthErrors.AUTH_TOKEN_INVALID.refusal();
        if (token.accepted() == 0 && token.endMillis <= now)
            throw AuthErrors.AUTH_TOKEN_EXPIRED.refusal();
        return token;
    }

    /// Lets the client behind a token into the caller's account, and tells it.
    ///
    /// @return the key of that client
    long accept(Caller caller, byte[] bytes) {
        long now = clock.millis();
        var token = tokens.get(name(bytes), now);
        if (token == null) throw AuthErrors.AUTH_TOKEN_INVALIDX.refusal();
        synchronized (token) {
            if (token.accepted != 0) throw AuthErrors.AUTH_TOKEN_ALREADY_ACCEPTED.refusal();
            if (token.endMillis <= now) throw AuthErrors.AUTH_TOKEN_EXPIRED.refusal();
            if (token.except.contains(caller.user()))
                throw AuthErrors.AUTH_TOKEN_EXCEPTION.refusal();
            token.accepted = caller.user();
        }
        var told = new UpdateShort(new UpdateLoginToken(), (int) (now / 1000));
        live.push(token.authKeyId, told);
        return token.authKeyId;
    }

    /// Uses an accepted token up. Of two calls one goes on.
    void use(Token token) {
        byClient.remove(token.authKeyId);
        if (tokens.take(name(token.bytes), clock.millis()) == null)
            throw AuthErrors.AUTH_TOKEN_EXPIRED.refusal();
    }

    private static String name(byte[] bytes) {
        return bytes.length == TOKEN_BYTES ? HexFormat.of().formatHex(bytes) : "";
    }
}
