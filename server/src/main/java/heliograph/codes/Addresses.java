package heliograph.codes;

import org.jspecify.annotations.Nullable;

/// To which e-mail address the codes of a phone number go.
@FunctionalInterface
public interface Addresses {
    /// The address, or null when the number has none.
    @Nullable String of(String phone);

    /// One address for each number by the operator's pattern: `{phone}` in it stands for the
    /// digits, as in `{phone}@sms.example.org`.
    static Addresses pattern(String pattern) {
        if (!pattern.contains("{phone}") || pattern.indexOf('@') < 1)
            throw new IllegalArgumentException(pattern + " (expected: {phone}@example.org)");
        return phone -> pattern.replace("{phone}", phone);
    }

    /// This, and `next` for numbers that have no address here.
    default Addresses or(Addresses next) {
        return phone -> {
            var address = of(phone);
            return address != null ? address : next.of(phone);
        };
    }

    /// An address as someone may see it who only claims to own it: `alice@example.org` as
    /// `a***e@example.org`.
    static String masked(String address) {
        int at = address.indexOf('@');
        var name = address.substring(0, Math.max(at, 0));
        var domain = address.substring(Math.max(at, 0));
        if (name.isEmpty()) return "***" + domain;
        var last = name.length() < 3 ? "" : name.substring(name.length() - 1);
        return name.charAt(0) + "***" + last + domain;
    }
}
