package heliograph.tl;

import heliograph.tl.api.Api;
import heliograph.tlgen.TlType;

/// Reads the answer of a method as the Java value that the method takes.
final class Answer {
    private Answer() {}

    @SuppressWarnings("unchecked") // the schema says what it is
    static <R> R read(Method<?, R> method, TlType type, byte[] bytes) {
        return (R) value(new TlReader(bytes), type);
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
