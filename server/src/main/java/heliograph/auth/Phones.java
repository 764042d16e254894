package heliograph.auth;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Phone numbers as clients write them (`99966000001`, `+49 (30) 901820`) and as they are kept:
/// digits only, the country's code first.
public final class Phones {
    /// Characters of a number as written at most; no real one comes near.
    private static final int WRITTEN_MAX = 40;

    /// Telegram's convention for its test servers: 99966, the digit that the code repeats, and
    /// digits that tell the accounts apart.
    private static final Pattern TEST = Pattern.compile("99966[0-9]{2,10}");

    private static final int TEST_DIGIT = 5;
    private static final Pattern WRITTEN = Pattern.compile("[+0-9 ().\\-/\\u00a0]+");

    private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    private final boolean testAccounts;
    private final boolean limitTests;

    /// @param testAccounts whether numbers of the test range are good here
    /// @param limitTests whether they have limits like all others
    public Phones(boolean testAccounts, boolean limitTests) {
        this.testAccounts = testAccounts;
        this.limitTests = limitTests;
    }

    /// The number's digits. Refuses with `PHONE_NUMBER_INVALID` what cannot be anyone's number.
    String digits(String written) {
        if (written.length() > WRITTEN_MAX || !WRITTEN.matcher(written).matches())
            throw AuthErrors.PHONE_NUMBER_INVALID.refusal();
        var digits = written.replaceAll("[^0-9]", "");
        if (testCode(digits) != null) return digits;
        var number = valid("+" + digits, null);
        if (number == null) throw AuthErrors.PHONE_NUMBER_INVALID.refusal();
        return number;
    }

    /// The digits of a number from someone's phone book: written in full, or as one dials it in the
    /// country of `own`. Null when it can be nobody's.
    ///
    /// @param own the digits of the number of whose phone book it is; null when it has none
    public @Nullable String written(String written, @Nullable String own) {
        if (written.length() > WRITTEN_MAX || !WRITTEN.matcher(written).matches()) return null;
        var digits = written.replaceAll("[^0-9]", "");
        if (testCode(digits) != null) return digits;
        var number = valid("+" + digits, null);
        if (number == null && own != null) number = valid(digits, region(own));
        return number;
    }

    private @Nullable String valid(String written, @Nullable String region) {
        try {
            var number = numbers.parse(written, region);
            if (!numbers.isValidNumber(number)) return null;
            return numbers.format(number, PhoneNumberUtil.PhoneNumberFormat.E164).substring(1);
        } catch (NumberParseException e) {
            return null;
        }
    }

    private @Nullable String region(String own) {
        try {
            return numbers.getRegionCodeForNumber(numbers.parse("+" + own, null));
        } catch (NumberParseException e) {
            return null;
        }
    }

    /// Whether what is done with a number counts towards its limits. Load tests sign in by the
    /// thousand.
    boolean isLimited(String digits) {
        return limitTests || testCode(digits) == null;
    }

    /// The code of a test number: its sixth digit five times. Null for every other number, and
    /// always when test accounts are off.
    @Nullable String testCode(String digits) {
        if (!testAccounts || !TEST.matcher(digits).matches()) return null;
        return digits.substring(TEST_DIGIT, TEST_DIGIT + 1).repeat(LoginCodes.DIGITS);
    }
}
