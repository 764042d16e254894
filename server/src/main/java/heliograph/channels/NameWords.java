package heliograph.channels;

import heliograph.tl.stored.StoredProfile;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The words by which a member is found: those of its names and its username, in small letters and
/// without accents, so that "Nguyen" finds "Nguyễn".
public final class NameWords {
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}_]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    /// Words of one account that are kept, and characters of each.
    private static final int WORDS_MAX = 16;

    private static final int WORD_MAX = 32;

    /// Letters that Unicode does not take apart.
    private static final Map<Integer, String> LETTERS =
            Map.of(
                    (int) 'đ', "d", (int) 'ð', "d", (int) 'ø', "o", (int) 'ł', "l", (int) 'ı', "i",
                    (int) 'æ', "ae", (int) 'œ', "oe", (int) 'ß', "ss", (int) 'þ', "th", (int) 'ħ',
                    "h");

    private NameWords() {}

    /// The words of a text, folded, each once.
    public static List<String> of(String text) {
        var folded = isAscii(text) ? text.toLowerCase(Locale.ROOT) : folded(text);
        Set<String> words = new LinkedHashSet<>();
        for (var word : BETWEEN.split(folded, -1))
            if (!word.isEmpty() && words.size() < WORDS_MAX) words.add(cut(word));
        return new ArrayList<>(words);
    }

    /// Whether there is nothing to take apart, as in most usernames and many names.
    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) if (text.charAt(i) > 0x7f) return false;
        return true;
    }

    private static String folded(String text) {
        var plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        var folded = new StringBuilder();
        plain.toLowerCase(Locale.ROOT)
                .codePoints()
                .forEach(letter -> {
                    var other = LETTERS.get(letter);
                    if (other == null) folded.appendCodePoint(letter);
                    else folded.append(other);
                });
        return folded.toString();
    }

    /// Half a surrogate pair at the cut would be no text.
    private static String cut(String word) {
        if (word.length() <= WORD_MAX) return word;
        int end = Character.isHighSurrogate(word.charAt(WORD_MAX - 1)) ? WORD_MAX - 1 : WORD_MAX;
        return word.substring(0, end);
    }

    /// The words of an account as they are kept, with a blank between any two.
    public static String of(@Nullable StoredProfile profile) {
        if (profile == null || profile.deleted()) return "";
        var all = profile.firstName();
        if (profile.lastName() != null) all += " " + profile.lastName();
        if (profile.username() != null) all += " " + profile.username();
        return String.join(" ", of(all));
    }

    /// Whether each of the wanted words begins one of the kept.
    public static boolean match(@Nullable String kept, List<String> wanted) {
        if (kept == null) return wanted.isEmpty();
        var words = kept.split(" ", -1);
        for (var word : wanted) {
            boolean found = false;
            for (var one : words) found |= one.startsWith(word);
            if (!found) return false;
        }
        return true;
    }
}
