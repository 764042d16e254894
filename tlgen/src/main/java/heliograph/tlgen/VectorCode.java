package heliograph.tlgen;

/// Writes a type's own loops over vectors: a loop for all types would never be inlined.
final class VectorCode {
    private VectorCode() {}

    /// @param droppable whether a layer may lack some elements, which are then left out
    static void emit(Source out, String name, boolean droppable) {
        out.blank().line("/// Reads a boxed vector.");
        out.line("public static List<" + name + "> readVector(TlReader reader) {");
        out.line("int count = reader.vectorCount();");
        out.line("var values = new ArrayList<" + name + ">(Math.min(count, 64));");
        out.line("for (int i = 0; i < count; i++) values.add(read(reader));");
        out.line("return values;").line("}");
        out.blank();
        out.line("/// Writes a boxed vector" + (droppable ? " of what the layer has." : "."));
        out.line(
                "public static void writeVector(TlWriter writer, List<? extends "
                        + name
                        + "> values) {");
        out.line("int count = values.size();");
        if (droppable) {
            out.line("int layer = writer.layer();").line("int there = 0;");
            out.line("for (int i = 0; i < count; i++) {");
            out.line("if (values.get(i).existsIn(layer)) there++;").line("}");
            out.line("writer.vectorCount(there);");
            out.line("for (int i = 0; i < count; i++) {");
            out.line(name + " value = values.get(i);");
            out.line("if (there == count || value.existsIn(layer)) value.write(writer);").line("}");
        } else {
            out.line("writer.vectorCount(count);");
            out.line("for (int i = 0; i < count; i++) values.get(i).write(writer);");
        }
        out.line("}");
    }
}
