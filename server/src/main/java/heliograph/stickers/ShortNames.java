package heliograph.stickers;

import heliograph.store.Codecs;
import heliograph.store.Home;
import heliograph.store.Pair;
import heliograph.store.Store;
import heliograph.store.Table;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The names by which links lead to sets: 1 to 64 letters, digits and underscores, a letter first,
/// no two underscores side by side and none at the end; large and small letters are the same.
final class ShortNames {
    static final int MAX = 64;

    /// Seconds for which a name is kept for a set that is being made.
    private static final int CLAIM = 60;

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z](?:_?[A-Za-z0-9])*");
    private static final Table<String, Pair<Long, Integer>> NAMES =
            new Table<>("packname", Codecs.STRING, Codecs.pair(Codecs.LONG, Codecs.INT));

    private final Store store;

    ShortNames(Store store) {
        this.store = store;
    }

    static boolean isGood(String name) {
        return name.length() <= MAX && SHAPE.matcher(name).matches();
    }

    /// A name that could be one, out of a title; empty when nothing of the title can stand in it.
    static String suggested(String title) {
        var words =
                java.text.Normalizer.normalize(title, java.text.Normalizer.Form.NFD)
                        .replace('đ', 'd')
                        .replace('Đ', 'D')
                        .replaceAll("\\p{M}+", "")
                        .replaceAll("[^A-Za-z0-9]+", "_")
                        .replaceAll("^[_0-9]+|_+$", "");
        if (words.length() <= MAX) return words;
        return words.substring(0, MAX).replaceAll("_+$", "");
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static Home home(String name) {
        return Home.directory("packname", key(name));
    }

    /// The set that has, or is about to have, a name; null when none claimed it.
    @Nullable Pair<Long, Integer> find(String name) {
        return store.<@Nullable Pair<Long, Integer>>read(
                home(name), view -> view.get(NAMES, key(name)));
    }

    /// Claims a name for a set.
    ///
    /// @param seen the claim that was found to lead nowhere; null for none
    /// @return false when another was first
    boolean claim(String name, long set, @Nullable Pair<Long, Integer> seen) {
        return store.write(
                home(name),
                tx -> {
                    var there = tx.get(NAMES, key(name));
                    int now = (int) tx.now().getEpochSecond();
                    if (there != null && !there.equals(seen)) return false;
                    tx.put(NAMES, key(name), new Pair<>(set, now));
                    return true;
                });
    }

    /// Whether a claim is so young that its set may still come.
    static boolean isFresh(Pair<Long, Integer> claim, int now) {
        return now - claim.second() < CLAIM;
    }

    /// Frees the name of a set that is gone.
    void release(String name, long set) {
        store.write(
                home(name),
                tx -> {
                    var there = tx.get(NAMES, key(name));
                    if (there != null && there.first() == set) tx.delete(NAMES, key(name));
                    return true;
                });
    }
}
