package heliograph.auth;

import heliograph.auth.LoginCodes.Waiting;
import heliograph.codes.CodeNotSent;
import heliograph.codes.CodeProvider;
import heliograph.codes.CodeProvider.Way;
import heliograph.codes.LoginCode;
import heliograph.rpc.Caller;
import heliograph.tl.api.auth.AnySentCode;
import heliograph.tl.api.auth.CodeType;
import heliograph.tl.api.auth.CodeTypeSms;
import heliograph.tl.api.auth.SentCode;
import heliograph.tl.api.auth.SentCodeType;
import heliograph.tl.api.auth.SentCodeTypeApp;
import heliograph.tl.api.auth.SentCodeTypeEmailCode;
import heliograph.tl.api.auth.SentCodeTypeSms;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/// Brings login codes to people: to someone who is signed in elsewhere as a message from the
/// service first, to all others, and to those who ask again, through the provider.
final class CodeSending {
    private static final Logger LOG = System.getLogger(CodeSending.class.getName());

    /// Seconds after which a client offers to send the code another way.
    private static final int NEXT_AFTER_SECONDS = 60;

    private final Door door;
    private final LoginCodes codes;
    private final Authorizations authorizations;
    private final Notices notices;
    private final CodeProvider provider;

    CodeSending(
            Door door,
            LoginCodes codes,
            Authorizations authorizations,
            Notices notices,
            CodeProvider provider) {
        this.door = door;
        this.codes = codes;
        this.authorizations = authorizations;
        this.notices = notices;
        this.provider = provider;
    }

    /// Makes a code for a number and sends it.
    AnySentCode send(Caller caller, String written, String language) {
        var phone = door.phone(written);
        door.askCode(caller, phone);
        var fixed = door.testCode(phone);
        var hash = codes.make(phone, caller.authKeyId(), fixed);
        var waiting = codes.waiting(hash, phone, caller.authKeyId());
        if (fixed != null) return sent(hash, new SentCodeTypeSms(LoginCodes.DIGITS), null);

        long user = door.account(phone);
        if (user != 0 && authorizations.isElsewhere(user, caller.authKeyId())) {
            notices.code(user, waiting.code);
            if (provider.local()) onConsole(waiting, language);
            return sent(hash, new SentCodeTypeApp(LoginCodes.DIGITS), new CodeTypeSms());
        }
        return sent(hash, carry(hash, waiting, language), null);
    }

    /// Sends the same code once more, through the provider. Refuses with `SEND_CODE_UNAVAILABLE`
    /// when it went that way already.
    AnySentCode resend(Caller caller, String written, String hash, String language) {
        var phone = door.phone(written);
        var waiting = codes.waiting(hash, phone, caller.authKeyId());
        if (door.testCode(phone) != null)
            return sent(hash, new SentCodeTypeSms(LoginCodes.DIGITS), null);
        door.askCode(caller, phone);
        return sent(hash, carry(hash, waiting, language), null);
    }

    /// Voids a code that the client does not want any more.
    boolean cancel(Caller caller, String written, String hash) {
        codes.waiting(hash, door.phone(written), caller.authKeyId());
        codes.cancel(hash);
        return true;
    }

    /// Whoever reads the server's own console may read codes anyway, and a newcomer looks there.
    private void onConsole(Waiting waiting, String language) {
        try {
            provider.send(code(waiting, language));
        } catch (CodeNotSent e) {
            LOG.log(Level.WARNING, "A login code was not shown: {0}", e.getMessage());
        }
    }

    private static LoginCode code(Waiting waiting, String language) {
        return new LoginCode(waiting.phone, waiting.code, LoginCodes.LIFE, language);
    }

    private SentCodeType carry(String hash, Waiting waiting, String language) {
        if (!waiting.carry()) throw AuthErrors.SEND_CODE_UNAVAILABLE.refusal();
        try {
            return switch (provider.send(code(waiting, language))) {
                case Way.Text() -> new SentCodeTypeSms(LoginCodes.DIGITS);
                case Way.Mail(var pattern) ->
                        new SentCodeTypeEmailCode(
                                false, false, pattern, LoginCodes.DIGITS, null, null);
            };
        } catch (CodeNotSent e) {
            LOG.log(Level.WARNING, "A login code was not sent: {0}", e.getMessage());
            codes.cancel(hash);
            throw AuthErrors.SMS_CODE_CREATE_FAILED.refusal();
        }
    }

    private static SentCode sent(String hash, SentCodeType type, @Nullable CodeType next) {
        return new SentCode(type, hash, next, next == null ? null : NEXT_AFTER_SECONDS);
    }
}
