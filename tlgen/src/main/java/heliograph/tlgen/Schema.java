package heliograph.tlgen;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/// One schema: the lines of a TL text.
///
/// @param layer the API's layer; 0 where there are none
public record Schema(int layer, List<Combinator> combinators) {
    /// What the language itself has; the runtime reads and writes it.
    private static final Set<String> BUILT_IN =
            Set.of("boolFalse", "boolTrue", "true", "vector", "error", "null");

    /// Reads a TL text. A line without an id gets the CRC32 of its text, as TL has it.
    ///
    /// @throws IllegalArgumentException at a line that is no TL
    public static Schema parse(int layer, String text) {
        var combinators = new ArrayList<Combinator>();
        boolean function = false;
        for (String raw : text.lines().toList()) {
            String line = raw.strip();
            if (line.isEmpty() || line.startsWith("//")) continue;
            if (line.startsWith("---")) {
                function = line.equals("---functions---");
                continue;
            }
            Combinator combinator = combinator(line, function);
            if (!BUILT_IN.contains(combinator.name())) combinators.add(combinator);
        }
        return new Schema(layer, combinators);
    }

    /// The schema without the lines of these names.
    public Schema without(Set<String> names) {
        var kept = combinators.stream().filter(one -> !names.contains(one.name())).toList();
        return new Schema(layer, kept);
    }

    /// A schema that has several lines of one name is its own history: the last line is the newest.
    /// Gives the newest lines first, then the ones before, and so on; nothing for an empty schema.
    List<Schema> generations() {
        var generations = new ArrayList<Schema>();
        var left = new ArrayList<>(combinators);
        while (!left.isEmpty()) {
            var last = new LinkedHashMap<String, Combinator>();
            for (Combinator one : left) last.put(one.name(), one);
            generations.add(new Schema(-generations.size(), List.copyOf(last.values())));
            left.removeAll(last.values());
        }
        return generations;
    }

    public Stream<Combinator> functions() {
        return combinators.stream().filter(Combinator::function);
    }

    public Stream<Combinator> constructors() {
        return combinators.stream().filter(one -> !one.function());
    }

    private static Combinator combinator(String line, boolean function) {
        int equals = line.indexOf(" = ");
        if (equals < 0 || !line.endsWith(";")) throw new IllegalArgumentException("no TL: " + line);
        String[] left = line.substring(0, equals).strip().split(" +", -1);
        TlType result = TlType.parse(line.substring(equals + 3, line.length() - 1).strip());
        var fields = new ArrayList<Field>();
        var taken = new HashSet<String>();
        for (int i = 1; i < left.length; i++) {
            if (left[i].startsWith("{") || !left[i].contains(":")) continue;
            Field field = field(left[i]);
            if (!taken.add(field.name())) throw new IllegalArgumentException("twice: " + line);
            fields.add(field);
        }
        int hash = left[0].indexOf('#');
        String name = hash < 0 ? left[0] : left[0].substring(0, hash);
        int id =
                hash < 0
                        ? crc(line.substring(0, equals) + line.substring(equals, line.length() - 1))
                        : Integer.parseUnsignedInt(left[0].substring(hash + 1), 16);
        return new Combinator(name, id, List.copyOf(fields), result, function);
    }

    private static Field field(String text) {
        int colon = text.indexOf(':');
        String name = Names.camel(text.substring(0, colon));
        String type = text.substring(colon + 1);
        int question = type.indexOf('?');
        if (question < 0) return new Field(name, TlType.parse(type), null, 0);
        int dot = type.indexOf('.');
        return new Field(
                name,
                TlType.parse(type.substring(question + 1)),
                Names.camel(type.substring(0, dot)),
                Integer.parseInt(type.substring(dot + 1, question)));
    }

    /// The id that TL gives a line: without its flags of type `true`, brackets as spaces.
    private static int crc(String line) {
        String plain =
                line.replaceAll(" \\w+:\\w+\\.\\d+\\?true", "")
                        .replaceAll("([:?])bytes\\b", "$1string")
                        .replace('<', ' ')
                        .replace(">", "")
                        .replaceAll(" +", " ");
        var crc = new CRC32();
        crc.update(plain.getBytes(StandardCharsets.UTF_8));
        return (int) crc.getValue();
    }
}
