package heliograph.auth;

import heliograph.profiles.Profiles;
import heliograph.rpc.Caller;
import org.jspecify.annotations.Nullable;

/// Decides who may knock: whose number it is, how often it may try, and whether the installation
/// takes it in.
final class Door {
    private final Phones phones;
    private final Limits limits;
    private final Profiles profiles;
    private final Admission admission;
    private final boolean console;

    /// @param console whether codes are shown on the server's own console only
    Door(Phones phones, Limits limits, Profiles profiles, Admission admission, boolean console) {
        this.phones = phones;
        this.limits = limits;
        this.profiles = profiles;
        this.admission = admission;
        this.console = console;
    }

    /// The digits of a number as a client wrote it. Refuses with `PHONE_NUMBER_INVALID`.
    String phone(String written) {
        return phones.digits(written);
    }

    /// The code of a test number, null for all others.
    @Nullable String testCode(String phone) {
        return phones.testCode(phone);
    }

    /// The account of a number, 0 when it has none.
    long account(String phone) {
        return profiles.byPhone(phone);
    }

    /// Refuses with `FLOOD_WAIT_x` who asks too often, and a number that has no account and may not
    /// get one: nobody is sent a code that leads nowhere.
    void askCode(Caller caller, String phone) {
        limits.code(caller, phone);
        if (account(phone) == 0) enter(phone);
    }

    /// Refuses with `FLOOD_WAIT_x` an address that tries too often.
    void knock(Caller caller, String phone) {
        limits.knock(caller, phone);
    }

    /// Refuses with `FLOOD_WAIT_x` when the codes of a number are guessed at too often.
    void guess(String phone) {
        limits.guess(phone);
    }

    /// Refuses a number that may not get an account.
    void enter(String phone) {
        boolean shown = console || testCode(phone) != null;
        if (!admission.admits(phone, !profiles.hasOwner(), shown))
            throw AuthErrors.SIGN_UP_FORBIDDEN.refusal();
    }
}
