package heliograph.tl;

import heliograph.tlgen.Combinator;
import heliograph.tlgen.Field;
import heliograph.tlgen.TlType;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes values of an old layer by its schema alone, from the few fields that a test is about; the
/// others are nothing.
final class NodeWriter {
    /// A value by the name of its constructor, for [#write].
    record Value(String name, Map<String, Object> fields) {
        static Value of(String name, Object... namesAndValues) {
            var fields = new HashMap<String, Object>();
            for (int i = 0; i < namesAndValues.length; i += 2) {
                fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
            }
            return new Value(name, fields);
        }
    }

    private final Schemas.Layer layer;
    private final TlWriter out;

    private NodeWriter(Schemas.Layer layer) {
        this.layer = layer;
        this.out = new TlWriter(layer.number());
    }

    static byte[] write(int layer, Value value) {
        var writer = new NodeWriter(Schemas.layer(layer));
        writer.object(value);
        return writer.out.toBytes();
    }

    private void object(Value value) {
        Combinator line = layer.byName().get(value.name());
        if (line == null) throw new IllegalArgumentException("no " + value.name());
        for (String field : value.fields().keySet()) {
            if (line.field(field).isEmpty()) throw new IllegalArgumentException("no " + field);
        }
        out.int32(line.id());
        Map<String, Integer> words = new HashMap<>();
        for (Field field : line.fields()) {
            if (field.isWord()) {
                words.put(field.name(), word(line, field.name(), value));
                out.int32(word(line, field.name(), value));
            } else if (Schemas.Layer.there(field, words)) {
                value(field.type(), value.fields().get(field.name()));
            }
        }
    }

    private static int word(Combinator line, String word, Value value) {
        int bits = 0;
        for (Field field : line.components()) {
            boolean there = value.fields().containsKey(field.name());
            if (word.equals(field.word()) && there) bits |= 1 << field.bit();
        }
        return bits;
    }

    private void value(TlType type, @Nullable Object given) {
        switch (type) {
            case TlType.Scalar scalar -> scalar(scalar, given);
            case TlType.Named(String name) -> object(given == null ? nothing(name) : (Value) given);
            case TlType.Any _ -> object(Value.of("help.getConfig"));
            case TlType.Vector(TlType element, boolean _) -> {
                List<?> values = given == null ? List.of() : (List<?>) given;
                out.vectorCount(values.size());
                for (Object one : values) value(element, one);
            }
        }
    }

    private Value nothing(String type) {
        return layer.type(type).stream()
                .filter(one -> one.components().stream().allMatch(Field::optional))
                .findFirst()
                .map(one -> Value.of(one.name()))
                .orElseGet(() -> Value.of(layer.type(type).getFirst().name()));
    }

    private void scalar(TlType.Scalar scalar, @Nullable Object given) {
        switch (scalar) {
            case INT -> out.int32(given == null ? 0 : (Integer) given);
            case LONG -> out.int64(given == null ? 0 : (Long) given);
            case DOUBLE -> out.float64(given == null ? 0 : (Double) given);
            case STRING -> out.string(given == null ? "" : (String) given);
            case BYTES -> out.bytes(HexFormat.of().parseHex(given == null ? "" : (String) given));
            case BOOL -> out.bool(given != null && (Boolean) given);
            case INT128 -> out.raw(new byte[16]);
            case INT256 -> out.raw(new byte[32]);
            case TRUE -> {}
            case FLAGS -> throw new IllegalStateException("flags are no value");
        }
    }
}
