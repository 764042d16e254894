package heliograph.tl.layer;

import heliograph.tl.api.TextWithEntities;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Texts and numbers that changed their form.
public final class Texts {
    private static final int DAYS_A_MONTH = 30;

    private Texts() {}

    /// A text without entities.
    public static TextWithEntities plain(String text) {
        return new TextWithEntities(text, List.of());
    }

    /// All texts, a line each.
    public static String joined(List<TextWithEntities> texts) {
        return String.join("\n", texts.stream().map(TextWithEntities::text).toList());
    }

    /// A list of the one text, if there is one.
    public static @Nullable List<TextWithEntities> one(@Nullable String text) {
        return text == null ? null : List.of(plain(text));
    }

    /// A list of the one number, if there is one.
    public static @Nullable List<Integer> one(@Nullable Integer number) {
        return number == null ? null : List.of(number);
    }

    /// A decimal number; 0 when the text is none.
    public static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /// Days as the months that older layers count in, at least one.
    public static int months(int days) {
        return Math.max(1, (days + DAYS_A_MONTH / 2) / DAYS_A_MONTH);
    }
}
