package heliograph.tlgen;

/// The Java expressions that read and write one value.
final class FieldCode {
    private final Model model;

    FieldCode(Model model) {
        this.model = model;
    }

    /// An expression that reads a value of this type from `in`.
    String read(TlType type) {
        return switch (type) {
            case TlType.Scalar scalar ->
                    switch (scalar) {
                        case INT, FLAGS -> "in.int32()";
                        case LONG -> "in.int64()";
                        case DOUBLE -> "in.float64()";
                        case BOOL -> "in.bool()";
                        case STRING -> "in.string()";
                        case BYTES -> "in.bytes()";
                        case INT128 -> "in.raw(16)";
                        case INT256 -> "in.raw(32)";
                        case TRUE -> "true";
                    };
            case TlType.Named(String name) -> model.named(name).java() + ".read(in)";
            case TlType.Any(boolean function) ->
                    model.dispatcher() + (function ? ".function(in)" : ".object(in)");
            case TlType.Vector(TlType element, boolean bare) -> readVector(element, bare);
        };
    }

    private String readVector(TlType element, boolean bare) {
        if (element instanceof TlType.Named(String name)) {
            String java = model.named(name).java();
            return bare ? "in.bareVector(" + java + "::body)" : java + ".readVector(in)";
        }
        String scalar = scalarVector(element);
        if (scalar != null && !bare) return "in." + scalar + "()";
        return "in." + (bare ? "bareVector" : "vector") + "(element -> "
                + read(element).replaceAll("\\bin\\b", "element") + ")";
    }

    private static @org.jspecify.annotations.Nullable String scalarVector(TlType element) {
        if (element == TlType.Scalar.INT) return "ints";
        if (element == TlType.Scalar.LONG) return "longs";
        if (element == TlType.Scalar.STRING) return "strings";
        if (element == TlType.Scalar.BYTES) return "byteStrings";
        return null;
    }

    /// A statement that writes `value`, of this type, to `out`.
    String write(TlType type, String value) {
        return switch (type) {
            case TlType.Scalar scalar ->
                    switch (scalar) {
                        case INT, FLAGS -> "out.int32(" + value + ");";
                        case LONG -> "out.int64(" + value + ");";
                        case DOUBLE -> "out.float64(" + value + ");";
                        case BOOL -> "out.bool(" + value + ");";
                        case STRING -> "out.string(" + value + ");";
                        case BYTES -> "out.bytes(" + value + ");";
                        case INT128 -> "out.raw(" + value + ", 16);";
                        case INT256 -> "out.raw(" + value + ", 32);";
                        case TRUE -> "";
                    };
            case TlType.Named _, TlType.Any _ -> value + ".write(out);";
            case TlType.Vector(TlType element, boolean bare) -> writeVector(element, bare, value);
        };
    }

    private String writeVector(TlType element, boolean bare, String value) {
        if (element instanceof TlType.Named(String name)) {
            String java = model.named(name).java();
            return bare
                    ? "out.bareVector(" + value + ", (to, one) -> one.writeBody(to));"
                    : java + ".writeVector(out, " + value + ");";
        }
        String scalar = scalarVector(element);
        if (scalar != null && !bare) return "out." + scalar + "(" + value + ");";
        return "out.vector(" + value + ", (to, one) -> { "
                + write(element, "one").replaceAll("\\bout\\b", "to") + " });";
    }
}
