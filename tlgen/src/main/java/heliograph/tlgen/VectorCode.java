package heliograph.tlgen;

/// Writes a type's own loops over vectors: a loop for all types would never be inlined.
final class VectorCode {
    private VectorCode() {}

    static void emit(Source out, String name) {
        out.blank().line("/// Reads a boxed vector.");
        out.line("public static List<" + name + "> readVector(TlReader in) {");
        out.line("int count = in.vectorCount();");
        out.line("var values = new ArrayList<" + name + ">(Math.min(count, 64));");
        out.line("for (int i = 0; i < count; i++) values.add(read(in));");
        out.line("return values;").line("}");
        out.blank().line("/// Writes a boxed vector.");
        out.line("public static void writeVector(TlWriter out, List<? extends " + name + "> values) {");
        out.line("int count = values.size();");
        out.line("out.vectorCount(count);");
        out.line("for (int i = 0; i < count; i++) values.get(i).write(out);");
        out.line("}");
    }
}
