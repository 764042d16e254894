package heliograph.tlgen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/// The folder `schema/`: which layers there are, and their schemas.
public final class SchemaFolder {
    /// The oldest layer that clients may speak.
    public static final int FLOOR = 144;

    private final Path folder;

    public SchemaFolder(Path folder) {
        this.folder = folder;
    }

    /// All layers, newest first.
    ///
    /// @throws IOException when one is missing; `schema/fetch` gets them
    public List<Schema> layers() throws IOException {
        var byLayer = new TreeMap<Integer, Schema>((a, b) -> b - a);
        Set<String> dropped = new HashSet<>(names("dropped.txt"));
        for (String[] row : table("sources.tsv")) {
            int layer = Integer.parseInt(row[0]);
            Path file = folder.resolve("target/api_" + layer + ".tl");
            if (!Files.exists(file)) throw new IOException("no " + file + ": run schema/fetch");
            byLayer.put(layer, Schema.parse(layer, Files.readString(file)).without(dropped));
        }
        byLayer.put(FLOOR, floor(byLayer));
        return byLayer.values().stream().filter(schema -> schema.layer() >= FLOOR).toList();
    }

    /// MTProto's own messages.
    public Schema service() throws IOException {
        return Schema.parse(0, text("mtproto.tl"));
    }

    /// What the server itself stores; empty when there is no such file.
    public Schema stored() throws IOException {
        return Schema.parse(
                0, Files.exists(folder.resolve("storage.tl")) ? text("storage.tl") : "");
    }

    /// How older layers are carried over.
    public Adapters adapters() throws IOException {
        return Adapters.parse(lines("adapters.txt"), names("losses.txt"));
    }

    /// No package carries layer 144; each of its lines is in 143 or in 145.
    private Schema floor(Map<Integer, Schema> layers) throws IOException {
        var after = new HashMap<String, Combinator>();
        Objects.requireNonNull(layers.get(FLOOR + 1))
                .combinators()
                .forEach(one -> after.put(one.name(), one));
        var from = new HashMap<String, String>();
        for (String[] row : table("layer144.tsv")) from.put(row[0], row[1]);
        var combinators = new ArrayList<Combinator>();
        for (Combinator one : Objects.requireNonNull(layers.get(FLOOR - 1)).combinators()) {
            if (!from.containsKey(one.name())) combinators.add(one);
        }
        from.forEach((name, source) -> {
            if (source.equals("145")) combinators.add(after.get(name));
        });
        return new Schema(FLOOR, combinators);
    }

    private List<String[]> table(String file) throws IOException {
        return lines(file).stream().skip(1).map(line -> line.split("\t", -1)).toList();
    }

    private List<String> names(String file) throws IOException {
        return lines(file).stream().map(String::strip).toList();
    }

    private List<String> lines(String file) throws IOException {
        return text(file).lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    }

    private String text(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }
}
