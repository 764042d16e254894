package heliograph.tlgen;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A layer that lies between two tables, as what differs from the table below it. Its rows are
///
/// - `digest HEX`: what [#digest] gives of all lines of the layer
/// - `above NAME#ID`: the line is that of the table above
/// - `none NAME`: the layer lacks this line of the table below
/// - `type LINE`, `function LINE`: the line is in neither table
///
/// @param digest what tells the lines of the layer from any other lines
/// @param rows by name what is not as in the table below
record Between(int layer, String digest, Map<String, Row> rows) {
    /// What stands in place of a line of the table below.
    sealed interface Row {}

    record Above(String name, int id) implements Row {}

    record None() implements Row {}

    record Own(Combinator line) implements Row {}

    /// Reads the rows of a file.
    ///
    /// @throws IllegalArgumentException at a row that is none, or a line whose id is not its CRC
    static Between parse(int layer, List<String> lines) {
        var rows = new LinkedHashMap<String, Row>();
        String digest = "";
        for (String line : lines) {
            int space = line.indexOf(' ');
            String kind = line.substring(0, Math.max(space, 0));
            String rest = line.substring(space + 1).strip();
            int hash = rest.indexOf('#');
            switch (kind) {
                case "digest" -> digest = rest;
                case "none" -> put(rows, rest, new None());
                case "above" -> {
                    String name = rest.substring(0, hash);
                    int id = Integer.parseUnsignedInt(rest.substring(hash + 1), 16);
                    put(rows, name, new Above(name, id));
                }
                case "type", "function" -> {
                    Combinator own = line(rest, kind.equals("function"));
                    if (own.id() != line(unnumbered(rest), own.function()).id())
                        throw new IllegalArgumentException("not the id of its line: " + rest);
                    put(rows, own.name(), new Own(own));
                }
                default -> throw new IllegalArgumentException(layer + ", no row: " + line);
            }
        }
        return new Between(layer, digest, rows);
    }

    private static void put(Map<String, Row> rows, String name, Row row) {
        if (rows.put(name, row) != null) throw new IllegalArgumentException("twice: " + name);
    }

    static Combinator line(String text, boolean function) {
        String mark = function ? "---functions---\n" : "";
        return Schema.parse(0, mark + text).combinators().getFirst();
    }

    /// The line without its id, of which the id is the CRC.
    static String unnumbered(String line) {
        return line.replaceFirst("#[0-9a-f]+ ", " ");
    }

    /// The layer's whole schema.
    ///
    /// @param tables the layers that packages have
    /// @throws IllegalStateException when the rows do not give the layer that they were made from
    Schema schema(NavigableMap<Integer, Schema> tables) {
        Map<String, Combinator> below =
                byName(Objects.requireNonNull(tables.lowerEntry(layer)).getValue());
        Map<String, Combinator> above =
                byName(Objects.requireNonNull(tables.higherEntry(layer)).getValue());
        var lines = new LinkedHashMap<String, Combinator>(below);
        rows.forEach((name, row) -> {
            switch (row) {
                case None _ -> {
                    if (lines.remove(name) == null) throw wrong("no line to leave out: " + name);
                }
                case Above(String _, int id) -> {
                    Combinator line = above.get(name);
                    if (line == null || line.id() != id) throw wrong("not above: " + name);
                    lines.put(name, line);
                }
                case Own(Combinator line) -> lines.put(name, line);
            }
        });
        var schema = new Schema(layer, List.copyOf(lines.values()));
        unknown(schema)
                .forEach(type -> {
                    throw wrong("no type " + type);
                });
        if (!digest(schema).equals(digest)) throw wrong("the digest of its lines is another");
        return schema;
    }

    private IllegalStateException wrong(String why) {
        return new IllegalStateException("layer " + layer + ": " + why);
    }

    /// The rows that make a schema out of its neighbours, as the lines of a file.
    ///
    /// @param text the schema as TL; the lines that are in neither neighbour stand in the file as
    ///   they stand there
    /// @param left names that packages carry though no layer has them
    static List<String> rows(
            int layer, String text, NavigableMap<Integer, Schema> tables, Set<String> left) {
        Map<String, Combinator> below =
                byName(Objects.requireNonNull(tables.lowerEntry(layer)).getValue());
        Map<String, Combinator> above =
                byName(Objects.requireNonNull(tables.higherEntry(layer)).getValue());
        Schema schema = Schema.parse(layer, text).without(left);
        Map<String, Combinator> here = byName(schema);
        var raw = new HashMap<String, String>();
        text.lines()
                .map(String::strip)
                .forEach(line -> raw.put(line.replaceFirst("[# ].*", ""), line));
        var rows = new ArrayList<String>();
        rows.add("digest " + digest(schema));
        here.values().stream()
                .filter(one -> !one.equals(below.get(one.name())))
                .map(one ->
                        one.equals(above.get(one.name()))
                                ? "above " + one.name() + "#" + one.hex()
                                : (one.function() ? "function " : "type ") + raw.get(one.name()))
                .sorted()
                .forEach(rows::add);
        below.keySet().stream()
                .filter(name -> !here.containsKey(name))
                .sorted()
                .forEach(name -> rows.add("none " + name));
        return rows;
    }

    private static Map<String, Combinator> byName(Schema schema) {
        var lines = new LinkedHashMap<String, Combinator>();
        for (Combinator one : schema.combinators()) lines.put(one.name(), one);
        return lines;
    }

    /// The types that lines mention and none makes.
    private static Set<String> unknown(Schema schema) {
        Set<String> known =
                schema.constructors()
                        .flatMap(one -> Stream.of(one.name(), one.result().toString()))
                        .collect(Collectors.toSet());
        var unknown = new HashSet<String>();
        for (Combinator one : schema.combinators()) {
            for (Field field : one.fields()) {
                TlType type = field.type();
                while (type instanceof TlType.Vector(TlType element, boolean _)) type = element;
                if (type instanceof TlType.Named(String name) && !known.contains(name))
                    unknown.add(name + " of " + one.name());
            }
        }
        return unknown;
    }

    /// What tells one set of lines from another: the first 16 digits of the SHA-256 of the sorted
    /// lines, with the names of fields in camel case.
    static String digest(Schema schema) {
        String text =
                schema.combinators().stream()
                        .map(one -> (one.function() ? "function " : "type ") + one)
                        .sorted()
                        .collect(Collectors.joining("\n"));
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }
}
