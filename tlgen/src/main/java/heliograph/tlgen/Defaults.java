package heliograph.tlgen;

/// What stands for nothing, by type.
final class Defaults {
    private Defaults() {}

    /// The Java expression for nothing; `null` where a type has no such value.
    static String of(TlType type) {
        return switch (type) {
            case TlType.Scalar scalar ->
                    switch (scalar) {
                        case INT, FLAGS -> "0";
                        case LONG -> "0L";
                        case DOUBLE -> "0.0";
                        case BOOL, TRUE -> "false";
                        case STRING -> "\"\"";
                        case BYTES -> "new byte[0]";
                        case INT128 -> "new byte[16]";
                        case INT256 -> "new byte[32]";
                    };
            case TlType.Vector _ -> "List.of()";
            case TlType.Named _, TlType.Any _ -> "null";
        };
    }
}
