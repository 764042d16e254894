package heliograph.tl;

import heliograph.tl.api.Api;
import heliograph.tlgen.TlType;

/// Reads the answer of a method as the Java value that its method takes.
final class Answer {
    private Answer() {}

    @SuppressWarnings("unchecked") // the schema says what it is
    static <R> R read(TlType type, byte[] bytes) {
        var in = new TlReader(bytes);
        return (R) value(in, type);
    }

    private static Object value(TlReader in, TlType type) {
        return switch (type) {
            case TlType.Scalar scalar when scalar == TlType.Scalar.BOOL -> in.bool();
            case TlType.Vector(TlType element, boolean _) when element == TlType.Scalar.LONG ->
                    in.longs();
            case TlType.Vector(TlType element, boolean _) when element == TlType.Scalar.INT ->
                    in.ints();
            case TlType.Vector _ -> in.vector(Api::object);
            default -> Api.object(in);
        };
    }
}
