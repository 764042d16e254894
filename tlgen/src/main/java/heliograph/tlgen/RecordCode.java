package heliograph.tlgen;

import java.util.Optional;
import java.util.stream.Collectors;

/// Writes the record of one constructor or method.
final class RecordCode {
    private static final int BUILDER_FROM = 7;

    private final Universe universe;
    private final Model model;
    private final ReadCode reads;
    private final WriteCode writes;

    RecordCode(Universe universe) {
        this.universe = universe;
        this.model = universe.model();
        this.reads = new ReadCode(universe);
        this.writes = new WriteCode(universe);
    }

    String emit(Combinator one) {
        var out = new Source();
        Output.header(out, model.packageOf(one));
        String name = Names.simple(one.name());
        out.line("/// `" + one + "`");
        String components =
                one.components().stream()
                        .map(field -> model.java(field) + " " + Names.component(field))
                        .collect(Collectors.joining(", "));
        out.line("public record " + name + "(" + components + ") implements " + parent(one) + " {");
        out.line("public static final int ID = 0x" + one.hex() + ";");
        if (one.function()) method(out, one, name);
        writes.emit(out, one);
        reads.emit(out, one, name);
        boolean alone = !one.function() && !model.isKept(one) && !model.typeOf(one).union();
        if (alone && model.inVectors(model.typeOf(one))) {
            VectorCode.emit(out, name, universe.complete(one.result().toString()));
        }
        if (one.components().size() >= BUILDER_FROM) new BuilderCode(model).emit(out, one, name);
        return out.line("}").toString();
    }

    private String parent(Combinator one) {
        if (one.function()) return "TlFunction<" + model.answer(one) + ">";
        if (model.isKept(one)) return "TlObject";
        Model.Type type = model.typeOf(one);
        return type.union() ? type.java() : "TlObject";
    }

    private void method(Source out, Combinator one, String name) {
        String kind = "Method<" + name + ", " + model.answer(one) + ">";
        out.line("public static final " + kind + " METHOD =");
        out.line(
                "        new Method<>(ID, \"%s\", %s.class, %s);"
                        .formatted(one.name(), name, layeredAnswer(one)));
        out.blank().line("@Override").line("public " + kind + " method() {");
        out.line("return METHOD;").line("}");
    }

    /// A method whose answer had another type in older layers writes that there.
    private String layeredAnswer(Combinator one) {
        String newest = answerWriter(one);
        int since = 0;
        String before = "";
        for (Schema schema : universe.history().layers()) {
            Combinator line = universe.history().lineIn(schema.layer(), one.name());
            if (line == null
                    || model.isKept(one)
                    || universe.carry().same(line.result(), one.result())) {
                if (before.isEmpty()) since = schema.layer();
                continue;
            }
            before += " " + line.result() + "@" + schema.layer();
        }
        if (before.isEmpty()) return newest;
        Optional<String> row = universe.adapters().find("answer", one.name());
        if (row.isEmpty()) {
            universe.adapters()
                    .problem("answer " + one.name() + ": " + one.result() + " was" + before);
            return newest;
        }
        return "(writer, value) -> { if (writer.layer() >= %d) %s; else %s; }"
                .formatted(since, writeAnswer(one), row.get());
    }

    private static String writeAnswer(Combinator one) {
        if (one.result() == TlType.Scalar.BOOL) return "writer.bool(value)";
        return one.result() instanceof TlType.Vector
                ? "writer.vector(value)"
                : "value.write(writer)";
    }

    private static String answerWriter(Combinator one) {
        return switch (one.result()) {
            case TlType.Named _, TlType.Any _ -> "Answers.object()";
            case TlType.Scalar scalar when scalar == TlType.Scalar.BOOL -> "Answers.bool()";
            case TlType.Vector(TlType element, boolean _) when element == TlType.Scalar.LONG ->
                    "Answers.longs()";
            case TlType.Vector(TlType element, boolean _) when element == TlType.Scalar.INT ->
                    "Answers.ints()";
            case TlType.Vector(TlType element, boolean _) when element == TlType.Scalar.BOOL ->
                    "Answers.bools()";
            case TlType.Vector(TlType.Named _, boolean _) -> "Answers.objects()";
            default -> throw new IllegalStateException("an answer of type " + one.result());
        };
    }
}
