package heliograph.bench;

import java.util.HashMap;
import java.util.Map;

/// Arguments of a measurement: `--key value`.
record Arguments(Map<String, String> values) {
    static Arguments of(String[] words) {
        var values = new HashMap<String, String>();
        for (int i = 0; i + 1 < words.length; i += 2) {
            if (!words[i].startsWith("--"))
                throw new IllegalArgumentException(words[i] + " (expected: --key value)");
            values.put(words[i].substring(2), words[i + 1]);
        }
        if (words.length % 2 != 0)
            throw new IllegalArgumentException(words[words.length - 1] + " lacks its value");
        return new Arguments(values);
    }

    int number(String key, int otherwise) {
        return Integer.parseInt(text(key, Integer.toString(otherwise)));
    }

    String text(String key, String otherwise) {
        return values.getOrDefault(key, otherwise);
    }

    boolean has(String key) {
        return values.containsKey(key);
    }
}
