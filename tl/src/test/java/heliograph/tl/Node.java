package heliograph.tl;

import heliograph.tlgen.Combinator;
import heliograph.tlgen.Field;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A value as a schema sees it: a line and its fields by name; bytes are hex text. Fields that are
/// not there are not in the map.
record Node(Combinator line, Map<String, Object> fields) {
    /// What is wrong with `this`, written in an old layer, as a copy of `newest`: a scalar that
    /// both lines have must be the same. Empty when nothing is.
    String difference(Node newest) {
        if (!line.name().equals(newest.line.name())) return "";
        for (Field field : line.components()) {
            var now = newest.line.field(field.name());
            if (now.isEmpty() || !now.get().type().equals(field.type())) continue;
            Object mine = fields.get(field.name());
            Object its = newest.fields.get(field.name());
            String difference = difference(mine, its);
            if (!difference.isEmpty()) return line.name() + "." + field.name() + ": " + difference;
        }
        return "";
    }

    private static String difference(@Nullable Object mine, @Nullable Object its) {
        if (mine instanceof Node a && its instanceof Node b) return a.difference(b);
        if (mine instanceof List<?> a && its instanceof List<?> b) {
            if (a.size() != b.size()) return its.toString().contains("Node") ? "" : "another size";
            for (int i = 0; i < a.size(); i++) {
                String difference = difference(a.get(i), b.get(i));
                if (!difference.isEmpty()) return difference;
            }
            return "";
        }
        boolean scalar = !(its instanceof Node) && !(its instanceof List<?>) && its != null;
        return !scalar || Objects.equals(mine, its) ? "" : its + " became " + mine;
    }

    /// A field that is an object.
    Node node(String field) {
        return (Node) Objects.requireNonNull(fields.get(field), field);
    }

    static Object hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
