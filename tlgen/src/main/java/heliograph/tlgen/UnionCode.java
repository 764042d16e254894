package heliograph.tlgen;

import java.util.stream.Collectors;

/// Writes the sealed interface of a type with several constructors.
final class UnionCode {
    private final Model model;

    UnionCode(Model model) {
        this.model = model;
    }

    String emit(Model.Type type) {
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
        out.line("static " + name + " read(TlReader in) {").line("in.enter();");
        out.line("int id = in.int32();").line(name + " value = switch (id) {");
        for (Combinator one : type.constructors()) {
            out.line("case 0x" + one.hex() + " -> " + model.record(one) + ".body(in);");
        }
        out.line("default -> throw Malformed.no(\"" + type.name() + "\", id);");
        out.line("};").line("in.leave();").line("return value;").line("}");
        if (model.inVectors(type)) VectorCode.emit(out, name);
        return out.line("}").toString().replaceAll("(?m)^    public static", "    static");
    }
}
