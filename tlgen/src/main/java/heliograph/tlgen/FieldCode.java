package heliograph.tlgen;

/// The Java expressions that read and write one value.
final class FieldCode {
    private final Model model;

    FieldCode(Model model) {
        this.model = model;
    }

    /// An expression that reads a value of this type from `reader`.
    String read(TlType type) {
        return switch (type) {
            case TlType.Scalar scalar ->
                    switch (scalar) {
                        case INT, FLAGS -> "reader.int32()";
                        case LONG -> "reader.int64()";
                        case DOUBLE -> "reader.float64()";
                        case BOOL -> "reader.bool()";
                        case STRING -> "reader.string()";
                        case BYTES -> "reader.bytes()";
                        case INT128 -> "reader.raw(16)";
                        case INT256 -> "reader.raw(32)";
                        case TRUE -> "true";
                    };
            case TlType.Named(String name) -> model.named(name).java() + ".read(reader)";
            case TlType.Any(boolean function) ->
                    model.objects() + (function ? ".function(reader)" : ".object(reader)");
            case TlType.Vector(TlType element, boolean bare) -> readVector(element, bare);
        };
    }

    private String readVector(TlType element, boolean bare) {
        if (element instanceof TlType.Named(String name)) {
            String java = model.named(name).java();
            return bare ? "reader.bareVector(" + java + "::body)" : java + ".readVector(reader)";
        }
        String scalar = scalarVector(element);
        if (scalar != null && !bare) return "reader." + scalar + "()";
        return "reader."
                + (bare ? "bareVector" : "vector")
                + "(element -> "
                + read(element).replaceAll("\\breader\\b", "element")
                + ")";
    }

    private static @org.jspecify.annotations.Nullable String scalarVector(TlType element) {
        if (element == TlType.Scalar.INT) return "ints";
        if (element == TlType.Scalar.LONG) return "longs";
        if (element == TlType.Scalar.STRING) return "strings";
        if (element == TlType.Scalar.BYTES) return "byteStrings";
        return null;
    }

    /// A statement that writes `value`, of this type, to `writer`.
    String write(TlType type, String value) {
        return switch (type) {
            case TlType.Scalar scalar ->
                    switch (scalar) {
                        case INT, FLAGS -> "writer.int32(" + value + ");";
                        case LONG -> "writer.int64(" + value + ");";
                        case DOUBLE -> "writer.float64(" + value + ");";
                        case BOOL -> "writer.bool(" + value + ");";
                        case STRING -> "writer.string(" + value + ");";
                        case BYTES -> "writer.bytes(" + value + ");";
                        case INT128 -> "writer.raw(" + value + ", 16);";
                        case INT256 -> "writer.raw(" + value + ", 32);";
                        case TRUE -> "";
                    };
            case TlType.Named _, TlType.Any _ -> value + ".write(writer);";
            case TlType.Vector(TlType element, boolean bare) -> writeVector(element, bare, value);
        };
    }

    private String writeVector(TlType element, boolean bare, String value) {
        if (element instanceof TlType.Named(String name)) {
            String java = model.named(name).java();
            return bare
                    ? "writer.bareVector(" + value + ", (to, one) -> one.writeBody(to));"
                    : java + ".writeVector(writer, " + value + ");";
        }
        String scalar = scalarVector(element);
        if (scalar != null && !bare) return "writer." + scalar + "(" + value + ");";
        return "writer.vector("
                + value
                + ", (to, one) -> { "
                + write(element, "one").replaceAll("\\bwriter\\b", "to")
                + " });";
    }
}
