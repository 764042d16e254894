package heliograph.app;

import heliograph.demo.Host;
import heliograph.mtproto.crypto.AuthKey;
import heliograph.mtproto.exchange.Exchanged;
import heliograph.rpc.Caller;
import heliograph.tl.TlFunction;
import heliograph.tl.TlReader;
import heliograph.tl.api.Api;
import heliograph.tl.api.CodeSettings;
import heliograph.tl.api.User;
import heliograph.tl.api.auth.Authorization;
import heliograph.tl.api.auth.SendCode;
import heliograph.tl.api.auth.SentCode;
import heliograph.tl.api.auth.SignIn;
import heliograph.tl.api.auth.SignUp;
import java.security.SecureRandom;
import java.util.OptionalInt;

/// Lets the demo in: it asks what a client would ask and reads the bytes that a client would get,
/// without sockets and sealing in between.
final class Reception implements Host {
    private static final int API_ID = 4;
    private static final int CODE_LENGTH = 5;

    /// Where the digit stands in a test number that its code is made of.
    private static final int CODE_DIGIT = 5;

    private final Wiring wiring;
    private final SecureRandom random;

    Reception(Wiring wiring, SecureRandom random) {
        this.wiring = wiring;
        this.random = random;
    }

    @Override
    public long signUp(String phone, String first, String last) {
        var bytes = new byte[AuthKey.SIZE];
        random.nextBytes(bytes);
        var key = new AuthKey(bytes);
        var made = new Exchanged(key, 0, OptionalInt.empty(), OptionalInt.empty(), 0);
        wiring.handshakes().agreed(made);
        var visitor = caller(0, key.id());
        var settings = new CodeSettings(false, false, false, false, false, false, null, null, null);
        var sent = (SentCode) ask(visitor, new SendCode(phone, API_ID, "demo", settings));
        var code = phone.substring(CODE_DIGIT, CODE_DIGIT + 1).repeat(CODE_LENGTH);
        var answer = ask(visitor, new SignIn(phone, sent.phoneCodeHash(), code, null));
        if (!(answer instanceof Authorization))
            answer = ask(visitor, new SignUp(true, phone, sent.phoneCodeHash(), first, last));
        return ((User) ((Authorization) answer).user()).id();
    }

    @Override
    @SuppressWarnings("unchecked") // the table promises the type of each answer
    public <R> R ask(long user, TlFunction<R> query) {
        return (R) ask(caller(user, user), query);
    }

    private Object ask(Caller caller, TlFunction<?> query) {
        var in = new TlReader(wiring.rpc().call(caller, query));
        int constructor = in.peek();
        if (constructor == TlReader.BOOL_TRUE || constructor == TlReader.BOOL_FALSE)
            return in.bool();
        return Api.object(in);
    }

    private static Caller caller(long user, long key) {
        return new Caller(user, false, key, key, user, 4, Api.LAYER);
    }
}
