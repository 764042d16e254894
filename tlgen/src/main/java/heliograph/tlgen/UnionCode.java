package heliograph.tlgen;

import java.util.stream.Collectors;

/// Writes the sealed interface of a type with several constructors.
final class UnionCode {
    private final Universe universe;

    UnionCode(Universe universe) {
        this.universe = universe;
    }

    String emit(Model.Type type) {
        Model model = universe.model();
        var out = new Source();
        Output.header(out, type.java().substring(0, type.java().lastIndexOf('.')));
        String name = type.java().substring(type.java().lastIndexOf('.') + 1);
        String permits =
                type.constructors().stream()
                        .map(model::record)
                        .collect(Collectors.joining(",\n                "));
        out.line("/// The type `" + type.name() + "`.");
        out.line("public sealed interface " + name + " extends TlObject");
        out.line("        permits " + permits + " {");
        out.line("/// Reads any of them, by its id.");
        out.line("static " + name + " read(TlReader reader) {").line("reader.enter();");
        out.line("int id = reader.int32();").line(name + " value = switch (id) {");
        var reads = new ReadCode(universe);
        for (Combinator one : type.constructors()) {
            String record = model.record(one);
            reads.methods(one)
                    .forEach((id, method) ->
                            out.line(
                                    "case 0x%08x -> %s.%s(reader);".formatted(id, record, method)));
        }
        universe.accepted(type)
                .forEach((id, java) -> out.line("case 0x%08x -> %s".formatted(id, java)));
        out.line("default -> throw Malformed.no(\"" + type.name() + "\", id);");
        out.line("};").line("reader.leave();").line("return value;").line("}");
        if (model.inVectors(type)) VectorCode.emit(out, name, universe.complete(type.name()));
        return out.line("}").toString().replaceAll("(?m)^    public static", "    static");
    }
}
