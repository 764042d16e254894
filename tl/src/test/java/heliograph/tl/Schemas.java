package heliograph.tl;

import heliograph.tlgen.Adapters;
import heliograph.tlgen.Combinator;
import heliograph.tlgen.Field;
import heliograph.tlgen.Reach;
import heliograph.tlgen.Schema;
import heliograph.tlgen.SchemaFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The schemas of all layers, as the tests look into them.
final class Schemas {
    /// One layer, by name, by id and by type.
    record Layer(
            int number,
            Map<String, Combinator> byName,
            Map<Integer, Combinator> byId,
            Map<String, List<Combinator>> byType) {
        /// The line of this name.
        Combinator line(String name) {
            return Objects.requireNonNull(byName.get(name), name);
        }

        /// The constructors of a type.
        List<Combinator> type(String name) {
            return Objects.requireNonNull(byType.get(name), name);
        }

        /// Whether a field is there, by the words of flags that came before it.
        static boolean there(Field field, Map<String, Integer> words) {
            String word = field.word();
            return word == null || (words.getOrDefault(word, 0) & (1 << field.bit())) != 0;
        }

        static Layer of(Schema schema) {
            var byName = new HashMap<String, Combinator>();
            var byId = new HashMap<Integer, Combinator>();
            var byType = new HashMap<String, List<Combinator>>();
            for (Combinator one : schema.combinators()) {
                byName.put(one.name(), one);
                byId.put(one.id(), one);
                if (one.function()) continue;
                byType.computeIfAbsent(one.result().toString(), any -> new ArrayList<>()).add(one);
            }
            return new Layer(schema.layer(), byName, byId, byType);
        }
    }

    static final List<Layer> LAYERS;
    static final Layer NEWEST;
    static final Reach REACH;
    static final Adapters ADAPTERS;

    static {
        try {
            var folder = new SchemaFolder(Path.of("../schema"));
            List<Schema> schemas = folder.layers();
            LAYERS = schemas.stream().map(Layer::of).toList();
            NEWEST = LAYERS.getFirst();
            REACH = Reach.of(schemas);
            ADAPTERS = folder.adapters();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Schemas() {}

    static Layer layer(int number) {
        return LAYERS.stream().filter(one -> one.number() == number).findFirst().orElseThrow();
    }

    /// The names that the newest layer knows a line under.
    static Set<String> namesOf(String name) {
        Set<String> names = new HashSet<>(ADAPTERS.all("renamed", name).keySet());
        names.add(name);
        return names;
    }

    /// The line of a layer that became `name`; null when the layer has none.
    static @Nullable Combinator line(Layer layer, String name) {
        Combinator line = layer.byName().get(name);
        if (line != null) return line;
        for (String old : ADAPTERS.all("renamed", name).keySet()) {
            line = layer.byName().get(old);
            if (line != null) return line;
        }
        return null;
    }
}
