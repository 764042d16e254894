package heliograph.tlgen;

import java.util.List;
import java.util.Optional;

/// A line of a schema: a constructor of a type, or a method and the type of its answer.
///
/// @param name as the schema writes it, with its namespace
public record Combinator(String name, int id, List<Field> fields, TlType result, boolean function) {
    /// The fields that a record has components for: all but the words of flags.
    public List<Field> components() {
        return fields.stream().filter(field -> !field.isWord()).toList();
    }

    public Optional<Field> field(String wanted) {
        return components().stream().filter(field -> field.name().equals(wanted)).findFirst();
    }

    /// The id as Java and the schemas write it.
    public String hex() {
        return String.format("%08x", id);
    }

    @Override
    public String toString() {
        var line = new StringBuilder(name).append('#').append(hex());
        for (Field field : fields) line.append(' ').append(field);
        return line.append(" = ").append(result).toString();
    }
}
