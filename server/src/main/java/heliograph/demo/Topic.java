package heliograph.demo;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// What people of one chat talk about, as patterns: `{city}` stands for one of the city's names,
/// `{2-9}` for a number.
///
/// @param language in which they talk
/// @param name Latin letters for usernames
/// @param slots what stands for what; with the slots `title`, `about`, `post`, `talk`, `reply`
record Topic(String language, String name, Map<String, List<String>> slots) {
    private static final Pattern SLOT = Pattern.compile("\\{([a-z]+|\\d+-\\d+)}");

    /// Slots in slots in slots; patterns that name themselves end here.
    private static final int DEPTH_MAX = 4;

    /// A text of one kind.
    String text(String kind, RandomGenerator random) {
        return expanded("{" + kind + "}", random, 0);
    }

    private String expanded(String pattern, RandomGenerator random, int depth) {
        var slot = SLOT.matcher(pattern);
        var text = new StringBuilder();
        int at = 0;
        while (slot.find()) {
            text.append(pattern, at, slot.start()).append(filled(slot.group(1), random, depth));
            at = slot.end();
        }
        return text.append(pattern, at, pattern.length()).toString();
    }

    private String filled(String slot, RandomGenerator random, int depth) {
        if (Character.isDigit(slot.charAt(0))) {
            int dash = slot.indexOf('-');
            int low = Integer.parseInt(slot.substring(0, dash));
            int high = Integer.parseInt(slot.substring(dash + 1));
            return Integer.toString(random.nextInt(low, high + 1));
        }
        var choices = slots.get(slot);
        if (choices == null) throw new IllegalStateException(language + " has no " + slot);
        if (depth == DEPTH_MAX) return "";
        return expanded(choices.get(random.nextInt(choices.size())), random, depth + 1);
    }
}
