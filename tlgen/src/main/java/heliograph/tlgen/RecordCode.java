package heliograph.tlgen;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Writes the record of one constructor or method.
final class RecordCode {
    private static final int BUILDER_FROM = 7;

    private final Model model;
    private final FieldCode code;

    RecordCode(Model model) {
        this.model = model;
        this.code = new FieldCode(model);
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
        write(out, one);
        read(out, one, name);
        body(out, one, name);
        if (!one.function() && !model.typeOf(one).union() && model.inVectors(model.typeOf(one))) {
            VectorCode.emit(out, name);
        }
        if (one.components().size() >= BUILDER_FROM) new BuilderCode(model).emit(out, one, name);
        return out.line("}").toString();
    }

    private String parent(Combinator one) {
        if (one.function()) return "TlFunction<" + answer(one) + ">";
        Model.Type type = model.typeOf(one);
        return type.union() ? type.java() : "TlObject";
    }

    private String answer(Combinator function) {
        return model.java(function.result(), true);
    }

    private void method(Source out, Combinator one, String name) {
        String kind = "Method<" + name + ", " + answer(one) + ">";
        out.line("public static final " + kind + " METHOD =");
        out.line("        new Method<>(ID, \"%s\", %s.class, %s);".formatted(
                one.name(), name, answerWriter(one.result())));
        out.blank().line("@Override").line("public " + kind + " method() {");
        out.line("return METHOD;").line("}");
    }

    private String answerWriter(TlType result) {
        return switch (result) {
            case TlType.Named _, TlType.Any _ -> "Answers.object()";
            case TlType.Scalar scalar when scalar == TlType.Scalar.BOOL -> "Answers.bool()";
            case TlType.Vector(TlType element, boolean _) when element == TlType.Scalar.LONG ->
                    "Answers.longs()";
            case TlType.Vector(TlType element, boolean _) when element == TlType.Scalar.INT ->
                    "Answers.ints()";
            case TlType.Vector(TlType.Named _, boolean _) -> "Answers.objects()";
            default -> throw new IllegalStateException("an answer of type " + result);
        };
    }

    private void write(Source out, Combinator one) {
        out.blank().line("@Override").line("public void write(TlWriter out) {");
        out.line("out.int32(ID);").line("writeBody(out);").line("}");
        out.blank().line("/// Writes the fields without the id.");
        out.line("public void writeBody(TlWriter out) {");
        for (Field field : one.fields()) {
            if (field.isWord()) {
                out.line("int " + field.name() + "Word = " + word(one, field.name()) + ";");
                out.line("out.int32(" + field.name() + "Word);");
            } else if (!field.isTrue()) {
                out.line(condition(field) + code.write(field.type(), value(one, field)));
            }
        }
        out.line("}");
    }

    private static String condition(Field field) {
        if (!field.optional()) return "";
        return "if ((" + field.word() + "Word & " + mask(field) + ") != 0) ";
    }

    private static String mask(Field field) {
        return "0x" + Integer.toHexString(1 << field.bit());
    }

    /// The value of a word of flags: a bit is set by what it guards.
    private static String word(Combinator one, String word) {
        List<List<Field>> bits = new ArrayList<>();
        for (int bit = 0; bit < 32; bit++) {
            List<Field> guarded = guarded(one, word, bit);
            if (!guarded.isEmpty()) bits.add(guarded);
        }
        if (bits.isEmpty()) return "0";
        return bits.stream()
                .map(fields -> "(" + present(fields) + " ? " + mask(fields.getFirst()) + " : 0)")
                .collect(Collectors.joining("\n                        | "));
    }

    private static List<Field> guarded(Combinator one, String word, int bit) {
        return one.components().stream()
                .filter(field -> word.equals(field.word()) && field.bit() == bit)
                .toList();
    }

    /// When several fields share a bit, all objects must be there; else one field is enough.
    private static String present(List<Field> fields) {
        List<Field> objects = fields.stream().filter(RecordCode::isObject).toList();
        String conditions =
                (objects.isEmpty() ? fields : objects)
                        .stream()
                                .map(f -> "this." + Names.component(f) + (f.isTrue() ? "" : " != null"))
                                .collect(Collectors.joining(objects.isEmpty() ? " || " : " && "));
        return fields.size() > 1 ? "(" + conditions + ")" : conditions;
    }

    private static boolean isObject(Field field) {
        return field.type() instanceof TlType.Named || field.type() instanceof TlType.Any;
    }

    /// A field that shares its bit may be null while the bit is set; it is written as nothing.
    private static String value(Combinator one, Field field) {
        String value = "this." + Names.component(field);
        boolean alone =
                !field.optional()
                        || isObject(field)
                        || guarded(one, java.util.Objects.requireNonNull(field.word()), field.bit())
                                        .size()
                                == 1;
        return alone ? value : "(" + value + " == null ? " + Defaults.of(field.type()) + " : " + value + ")";
    }

    private static void read(Source out, Combinator one, String name) {
        out.blank().line("/// Reads the id and the fields.");
        out.line("public static " + name + " read(TlReader in) {");
        out.line("in.enter();");
        out.line("if (in.int32() != ID) throw new Malformed(\"no " + one.name() + "\");");
        out.line("var value = body(in);").line("in.leave();").line("return value;").line("}");
    }

    private void body(Source out, Combinator one, String name) {
        out.blank().line("/// Reads the fields, after the id.");
        out.line("public static " + name + " body(TlReader in) {");
        for (Field field : one.fields()) out.line(declaration(field));
        String arguments =
                one.components().stream().map(Names::component).collect(Collectors.joining(", "));
        out.line("return new " + name + "(" + arguments + ");").line("}");
    }

    private String declaration(Field field) {
        if (field.isWord()) return "int " + field.name() + "Word = in.int32();";
        String target = model.java(field) + " " + Names.component(field) + " = ";
        if (!field.optional()) return target + code.read(field.type()) + ";";
        String test = "(" + field.word() + "Word & " + mask(field) + ") != 0";
        if (field.isTrue()) return target + test + ";";
        return target + test + " ? " + code.read(field.type()) + " : null;";
    }

}
