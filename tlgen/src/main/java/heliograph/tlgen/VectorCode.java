package heliograph.tlgen;

/// Writes a type's own loops over vectors: a loop for all types would never be inlined.
final class VectorCode {
    private VectorCode() {}

    /// @param complete the layer from which on all elements are there; older ones leave some out
    static void emit(Source out, String name, int complete) {
        out.blank().line("/// Reads a boxed vector.");
        out.line("public static List<" + name + "> readVector(TlReader reader) {");
        out.line("int count = reader.vectorCount();");
        out.line("var values = new ArrayList<" + name + ">(Math.min(count, 64));");
        out.line("for (int i = 0; i < count; i++) values.add(read(reader));");
        out.line("return values;").line("}");
        out.blank();
        out.line("/// Writes a boxed vector" + (complete > 0 ? " of what the layer has." : "."));
        out.line(
                "public static void writeVector(TlWriter writer, List<? extends "
                        + name
                        + "> values) {");
        out.line("int count = values.size();");
        if (complete > 0) {
            out.line("int layer = writer.layer();");
            out.line("if (layer < " + complete + ") {");
            out.line("writer.vector(values);").line("return;").line("}");
        }
        out.line("writer.vectorCount(count);");
        out.line("for (int i = 0; i < count; i++) values.get(i).write(writer);");
        out.line("}");
    }
}
