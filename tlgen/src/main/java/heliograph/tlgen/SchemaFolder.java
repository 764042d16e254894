package heliograph.tlgen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
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
        NavigableMap<Integer, Schema> byLayer = tables();
        NavigableMap<Integer, Schema> all = new TreeMap<>(byLayer);
        for (Between one : between()) all.put(one.layer(), one.schema(byLayer));
        return all.descendingMap().values().stream()
                .filter(schema -> schema.layer() >= FLOOR)
                .toList();
    }

    /// The layers that packages have.
    NavigableMap<Integer, Schema> tables() throws IOException {
        var byLayer = new TreeMap<Integer, Schema>();
        Set<String> dropped = dropped();
        for (String[] row : table("sources.tsv")) {
            int layer = Integer.parseInt(row[0]);
            Path file = folder.resolve("target/api_" + layer + ".tl");
            if (!Files.exists(file)) throw new IOException("no " + file + ": run schema/fetch");
            byLayer.put(layer, Schema.parse(layer, Files.readString(file)).without(dropped));
        }
        return byLayer;
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

    /// The layers that no package of `sources.tsv` has.
    private List<Between> between() throws IOException {
        Path between = folder.resolve("between");
        if (!Files.exists(between)) return List.of();
        var found = new ArrayList<Between>();
        try (var files = Files.list(between)) {
            for (Path file : files.sorted().toList()) {
                int layer = Integer.parseInt(file.getFileName().toString().replace(".txt", ""));
                found.add(Between.parse(layer, lines("between/" + file.getFileName())));
            }
        }
        return found;
    }

    private List<String[]> table(String file) throws IOException {
        return lines(file).stream().skip(1).map(line -> line.split("\t", -1)).toList();
    }

    /// The names that packages carry though no layer has them.
    Set<String> dropped() throws IOException {
        return new HashSet<>(names("dropped.txt"));
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
