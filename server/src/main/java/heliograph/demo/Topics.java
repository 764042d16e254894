package heliograph.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads the patterns of texts.
///
/// ```
/// = common           slots of the whole language
/// = gardening        a topic
/// crop: beans | peas a slot and what may stand in it
/// ```
final class Topics {
    private static final String COMMON = "common";

    private Topics() {}

    /// All topics of a language: `en` or `vi`.
    static List<Topic> of(String language) {
        Map<String, List<String>> common = Map.of();
        var topics = new ArrayList<Topic>();
        for (var part : text(language).split("(?m)^= ", -1)) {
            if (part.isBlank()) continue;
            var slots = slots(part);
            if (part.startsWith(COMMON)) {
                common = slots;
                continue;
            }
            var all = new HashMap<>(common);
            all.putAll(slots);
            var name = all.getOrDefault("name", List.of("chat")).getFirst();
            topics.add(new Topic(language, name, all));
        }
        return topics;
    }

    private static Map<String, List<String>> slots(String part) {
        var slots = new HashMap<String, List<String>>();
        for (var line : part.lines().skip(1).toList()) {
            int colon = line.indexOf(':');
            if (colon < 0) continue;
            var choices = new ArrayList<String>();
            for (var choice : line.substring(colon + 1).split("\\|", -1))
                choices.add(choice.strip());
            slots.put(line.substring(0, colon), choices);
        }
        return slots;
    }

    private static String text(String language) {
        try (var in = Topics.class.getResourceAsStream(language + ".txt")) {
            if (in == null) throw new IllegalStateException("no texts for " + language);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
