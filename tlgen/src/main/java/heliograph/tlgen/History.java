package heliograph.tlgen;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/// What each line of the newest schema looked like in every layer.
final class History {
    /// One shape of a line, and the layers that have it: `from` up to below `below`.
    ///
    /// @param line null where the layers have no such line
    record Span(int from, int below, @Nullable Combinator line) {}

    private static final int NO_END = Integer.MAX_VALUE;

    private final List<Schema> layers;
    private final Adapters adapters;
    private final List<Map<String, Combinator>> byName = new ArrayList<>();
    private final List<Set<String>> types = new ArrayList<>();

    /// @param layers newest first; a single one when there are no layers
    History(List<Schema> layers, Adapters adapters) {
        this.layers = layers;
        this.adapters = adapters;
        for (Schema schema : layers) {
            var names = new HashMap<String, Combinator>();
            for (Combinator one : schema.combinators()) names.put(one.name(), one);
            byName.add(names);
            types.add(
                    Set.copyOf(schema.constructors().map(one -> one.result().toString()).toList()));
        }
    }

    List<Schema> layers() {
        return layers;
    }

    /// The shapes of a line from the newest layer down to the oldest; neighbours that are alike are
    /// one span.
    ///
    /// @param received whether clients of a layer receive a line
    List<Span> spans(Combinator one, BiPredicate<Integer, Combinator> received) {
        var spans = new ArrayList<Span>();
        int below = NO_END;
        for (int i = 0; i < layers.size(); i++) {
            Combinator line = line(i, one.name());
            if (line != null && !received.test(layers.get(i).layer(), line)) line = null;
            int from = i + 1 < layers.size() ? layers.get(i).layer() : 0;
            boolean same = !spans.isEmpty() && alike(spans.getLast().line(), line);
            Span last = same ? spans.removeLast() : null;
            spans.add(
                    last == null
                            ? new Span(from, below, line)
                            : new Span(from, last.below(), last.line()));
            below = from;
        }
        return spans;
    }

    /// All lines of this name, or of the names that it had before, that clients send; by id, the
    /// newest of an id.
    ///
    /// @param sent whether clients of a layer send a line
    Map<Integer, Combinator> byId(Combinator one, BiPredicate<Integer, Combinator> sent) {
        var lines = new LinkedHashMap<Integer, Combinator>();
        lines.put(one.id(), one);
        collect(lines, one.name(), sent);
        for (String before : adapters.all("renamed", one.name()).keySet()) {
            collect(lines, before, sent);
        }
        return lines;
    }

    private void collect(
            Map<Integer, Combinator> lines, String name, BiPredicate<Integer, Combinator> sent) {
        for (int i = 0; i < layers.size(); i++) {
            Combinator line = byName.get(i).get(name);
            if (line != null && sent.test(layers.get(i).layer(), line)) {
                lines.putIfAbsent(line.id(), line);
            }
        }
    }

    /// The newest line of a name that the newest layer may no longer have.
    Combinator newest(String name) {
        for (Map<String, Combinator> names : byName) {
            Combinator line = names.get(name);
            if (line != null) return line;
        }
        throw new IllegalStateException("no layer has " + name);
    }

    /// The names that only older layers have.
    List<Combinator> removed() {
        var found = new LinkedHashMap<String, Combinator>();
        for (Map<String, Combinator> names : byName) {
            names.forEach((name, line) -> {
                if (!byName.getFirst().containsKey(name)) found.putIfAbsent(name, line);
            });
        }
        return List.copyOf(found.values());
    }

    /// Whether a layer has the type at all, under whatever name it went.
    boolean hasType(int layer, String type) {
        for (int i = 0; i < layers.size(); i++) {
            if (layers.get(i).layer() == layer) return types.get(i).contains(type);
        }
        throw new IllegalStateException("no layer " + layer);
    }

    @Nullable Combinator lineIn(int layer, String name) {
        for (int i = 0; i < layers.size(); i++) {
            if (layers.get(i).layer() == layer) return line(i, name);
        }
        throw new IllegalStateException("no layer " + layer);
    }

    private @Nullable Combinator line(int index, String name) {
        Combinator line = byName.get(index).get(name);
        if (line != null) return line;
        for (String before : adapters.all("renamed", name).keySet()) {
            line = byName.get(index).get(before);
            if (line != null) return line;
        }
        return null;
    }

    private static boolean alike(@Nullable Combinator a, @Nullable Combinator b) {
        if (a == null || b == null) return a == null && b == null;
        return a.id() == b.id() && a.fields().equals(b.fields());
    }
}
