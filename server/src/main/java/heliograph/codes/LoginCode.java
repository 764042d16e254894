package heliograph.codes;

import java.time.Duration;

/// A code on its way to one person.
///
/// @param phone whose it is, digits only with the country's code first
/// @param code the digits to type in
/// @param life how long it counts
/// @param language the client's language, as `en` or `pt-br`; empty when not known
public record LoginCode(String phone, String code, Duration life, String language) {
    /// Shows neither the code nor the whole number, so that no log can.
    @Override
    public String toString() {
        int shown = Math.max(0, phone.length() - 2);
        return "LoginCode[…" + phone.substring(shown) + "]";
    }
}
