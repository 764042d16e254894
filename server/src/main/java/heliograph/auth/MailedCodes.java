package heliograph.auth;

import static java.nio.charset.StandardCharsets.US_ASCII;

import heliograph.codes.Addresses;
import heliograph.codes.CodeNotSent;
import heliograph.codes.Mail;
import heliograph.rpc.RpcError;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// Codes that went to people's e-mail addresses for one purpose, one for an account at a time. In
/// memory: after a restart they are as good as too old.
///
/// @param <T> what a code is for
final class MailedCodes<T> {
    private static final Logger LOG = System.getLogger(MailedCodes.class.getName());

    /// Digits of a code.
    static final int DIGITS = 6;

    /// How long a code counts.
    static final Duration LIFE = Duration.ofHours(1);

    /// Wrong tries that a code outlives; one more ends it.
    static final int WRONG_MAX = 4;

    private static final int WAITING_MAX = 20_000;

    /// What codes are sent with.
    ///
    /// @param mail null when the installation sends none
    record Post(@Nullable Mail mail, Limits limits, SecureRandom random, InstantSource clock) {}

    /// What a mail says.
    ///
    /// @param subject behind the installation's name
    /// @param reason follows "Your code", and ends before "is"
    /// @param expired the refusal when there is no code, or none any more
    record Letter(String subject, String reason, RpcError expired) {}

    /// One code. Its own monitor guards `wrong`.
    private static final class Sent<T> {
        final String address;
        final String code;
        final T purpose;
        private int wrong;

        Sent(String address, String code, T purpose) {
            this.address = address;
            this.code = code;
            this.purpose = purpose;
        }

        boolean is(String typed) {
            return MessageDigest.isEqual(code.getBytes(US_ASCII), typed.getBytes(US_ASCII));
        }

        synchronized boolean wornOut() {
            return ++wrong > WRONG_MAX;
        }
    }

    private final Shelf<Long, Sent<T>> waiting = new Shelf<>(WAITING_MAX, LIFE.toMillis());
    private final Post post;
    private final Letter letter;

    MailedCodes(Post post, Letter letter) {
        this.post = post;
        this.letter = letter;
    }

    /// Whether the installation sends mail at all.
    boolean offered() {
        return post.mail != null;
    }

    /// Sends a code; the one before is void. Refuses with `EMAIL_INVALID` when it cannot be sent,
    /// and with `FLOOD_WAIT_x`.
    void send(long user, String address, T purpose) {
        post.limits.mail(user);
        var code = "%06d".formatted(post.random.nextInt(1_000_000));
        var sent = new Sent<>(address, code, purpose);
        carry(sent);
        waiting.put(user, sent, post.clock.millis());
    }

    /// Sends the same code once more. Refuses as [#prove] does when there is none.
    void again(long user) {
        var sent = sent(user);
        post.limits.mail(user);
        carry(sent);
    }

    private void carry(Sent<T> sent) {
        if (post.mail == null) throw AuthErrors.EMAIL_INVALID.refusal();
        var text =
                """
                Your code %s for %s is %s

                It counts for %d minutes. Give it to nobody: whoever asks for it wants your account.
                If you asked for nothing, you need not do anything.
                """
                        .formatted(letter.reason, post.mail.name(), sent.code, LIFE.toMinutes());
        try {
            post.mail.send(sent.address, letter.subject, text);
        } catch (CodeNotSent e) {
            LOG.log(Level.WARNING, "A code was not sent: {0}", e.getMessage());
            throw AuthErrors.EMAIL_INVALID.refusal();
        }
    }

    /// What the code is for that somebody typed in; it can be used still. Refuses with
    /// `CODE_EMPTY`, `CODE_INVALID`, `FLOOD_WAIT_x`, or as the letter says.
    T prove(long user, String typed) {
        if (typed.isEmpty()) throw AuthErrors.CODE_EMPTY.refusal();
        var sent = sent(user);
        post.limits.tried(user);
        if (sent.is(typed)) return sent.purpose;
        if (sent.wornOut()) waiting.remove(user);
        throw AuthErrors.CODE_INVALID.refusal();
    }

    /// As [#prove], and uses the code up. Of two calls one goes on.
    T use(long user, String typed) {
        var purpose = prove(user, typed);
        if (!drop(user)) throw letter.expired.refusal();
        return purpose;
    }

    private Sent<T> sent(long user) {
        var sent = waiting.get(user, post.clock.millis());
        if (sent == null) throw letter.expired.refusal();
        return sent;
    }

    /// The address that a code went to, its middle hidden; null when none waits.
    @Nullable String pattern(long user) {
        var sent = waiting.get(user, post.clock.millis());
        return sent == null ? null : Addresses.masked(sent.address);
    }

    /// Voids the code of an account. Answers whether there was one.
    boolean drop(long user) {
        return waiting.take(user, post.clock.millis()) != null;
    }
}
