package heliograph.tlgen;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// Writes how a record is read: one straight method for each shape that its line had.
final class ReadCode {
    private final Universe universe;
    private final FieldCode code;

    ReadCode(Universe universe) {
        this.universe = universe;
        this.code = new FieldCode(universe.model());
    }

    /// The ids that become this record, with the method of the record that reads what follows.
    Map<Integer, String> methods(Combinator one) {
        var methods = new LinkedHashMap<Integer, String>();
        methods.put(one.id(), "body");
        for (Combinator line : universe.shapes(one).values()) {
            methods.putIfAbsent(line.id(), "body" + line.hex());
        }
        return methods;
    }

    void emit(Source out, Combinator one, String name) {
        boolean single =
                !one.function()
                        && !universe.model().isKept(one)
                        && !universe.model().typeOf(one).union();
        Map<Integer, String> cases = new LinkedHashMap<>();
        methods(one).forEach((id, method) -> cases.put(id, method + "(reader);"));
        if (single) cases.putAll(universe.accepted(universe.model().typeOf(one)));
        out.blank().line("/// Reads the id and the fields.");
        out.line("public static " + name + " read(TlReader reader) {");
        out.line("reader.enter();").line("int id = reader.int32();");
        out.line(name + " value = switch (id) {");
        cases.forEach((id, java) -> out.line("case 0x%08x -> %s".formatted(id, java)));
        out.line("default -> throw Malformed.no(\"" + one.name() + "\", id);");
        out.line("};").line("reader.leave();").line("return value;").line("}");
        body(out, one, one, name, "body");
        Map<Integer, Combinator> shapes = universe.shapes(one);
        universe.lostFlags(one);
        shapes.forEach((id, line) -> {
            if (id != one.id()) body(out, one, line, name, "body" + line.hex());
        });
    }

    private void body(Source out, Combinator one, Combinator line, String name, String method) {
        out.blank()
                .line(
                        "/// Reads the fields of `"
                                + line.name()
                                + "#"
                                + line.hex()
                                + "`, after the id.");
        out.line("public static " + name + " " + method + "(TlReader reader) {");
        for (Field field : line.fields()) out.line(declaration(field, readable(one, field)));
        Map<Field, String> values = universe.carry().values(line, one, "up");
        boolean changed = !line.equals(one);
        if (changed) {
            for (Field field : Carry.elsewhere(line, universe.shapes(one).values())) {
                boolean mentioned =
                        values.values().stream()
                                .anyMatch(
                                        java -> Carry.words(java).contains(Names.component(field)));
                if (mentioned && one.field(field.name()).isEmpty()) out.line(nothing(field));
            }
        }
        String arguments =
                one.components().stream().map(values::get).collect(Collectors.joining(", "));
        out.line("return new " + name + "(" + arguments + ");").line("}");
    }

    /// The type to read a field as: the newest name, when the schema renamed its type.
    private Field readable(Combinator one, Field field) {
        return one.field(field.name())
                .filter(now -> universe.carry().same(field.type(), now.type()))
                .map(now -> new Field(field.name(), now.type(), field.word(), field.bit()))
                .orElse(field);
    }

    private String nothing(Field field) {
        String value = field.optional() && !field.isTrue() ? "null" : Defaults.of(field.type());
        return universe.model().java(field) + " " + Names.component(field) + " = " + value + ";";
    }

    private String declaration(Field original, Field field) {
        if (field.isWord()) return "int " + field.name() + "Word = reader.int32();";
        String target = universe.model().java(field) + " " + Names.component(original) + " = ";
        if (!field.optional()) return target + code.read(field.type()) + ";";
        String test = "(" + field.word() + "Word & " + WriteCode.mask(field) + ") != 0";
        if (field.isTrue()) return target + test + ";";
        return target + test + " ? " + code.read(field.type()) + " : null;";
    }
}
