package heliograph.artwork;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;

/// Writes JSON as short as it goes: numbers to a hundredth, no blanks.
final class Json {
    private final StringBuilder text = new StringBuilder();

    /// Whether something stands before at this place.
    private boolean further;

    private void next() {
        if (further) text.append(',');
        further = true;
    }

    /// @param bracket `{` or `[`
    Json begin(char bracket) {
        next();
        text.append(bracket);
        further = false;
        return this;
    }

    Json end(char bracket) {
        text.append(bracket);
        further = true;
        return this;
    }

    Json name(String name) {
        next();
        text.append('"').append(name).append("\":");
        further = false;
        return this;
    }

    /// @param plain without anything that JSON escapes
    Json string(String plain) {
        next();
        text.append('"').append(plain).append('"');
        return this;
    }

    Json number(double number) {
        next();
        var rounded =
                BigDecimal.valueOf(number).setScale(2, RoundingMode.HALF_UP).stripTrailingZeros();
        text.append(rounded.signum() == 0 ? "0" : rounded.toPlainString());
        return this;
    }

    Json bool(boolean value) {
        next();
        text.append(value);
        return this;
    }

    byte[] toBytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
