package heliograph.tl;

import heliograph.tlgen.Combinator;
import heliograph.tlgen.Field;
import heliograph.tlgen.TlType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads values by a layer's schema alone, as a client of that layer would: a constructor that the
/// layer lacks, or one of another type, is an error.
final class NodeReader {
    private final Schemas.Layer layer;
    private final TlReader in;

    NodeReader(Schemas.Layer layer, byte[] bytes) {
        this.layer = layer;
        this.in = new TlReader(bytes);
    }

    /// Reads one value of any type, and nothing may follow.
    static Node read(Schemas.Layer layer, byte[] bytes) {
        var reader = new NodeReader(layer, bytes);
        Node node = reader.object(null);
        reader.end();
        return node;
    }

    /// Reads one value of a type, and nothing may follow.
    static Object read(Schemas.Layer layer, byte[] bytes, TlType type) {
        var reader = new NodeReader(layer, bytes);
        Object value = reader.value(type);
        reader.end();
        return value;
    }

    private void end() {
        if (in.left() != 0) throw new Malformed(in.left() + " bytes too many");
    }

    private Node object(@Nullable String type) {
        int id = in.int32();
        Combinator line = layer.byId().get(id);
        if (line == null)
            throw new Malformed("layer " + layer.number() + " lacks " + Integer.toHexString(id));
        if (type != null && !line.result().toString().equals(type)) {
            throw new Malformed(line.name() + " is no " + type);
        }
        var fields = new LinkedHashMap<String, Object>();
        var words = new HashMap<String, Integer>();
        for (Field field : line.fields()) {
            if (field.isWord()) {
                words.put(field.name(), in.int32());
            } else if (Schemas.Layer.there(field, words)) {
                fields.put(field.name(), value(field.type()));
            }
        }
        return new Node(line, fields);
    }

    private Object value(TlType type) {
        return switch (type) {
            case TlType.Scalar scalar ->
                    switch (scalar) {
                        case INT, FLAGS -> in.int32();
                        case LONG -> in.int64();
                        case DOUBLE -> in.float64();
                        case STRING -> in.string();
                        case BYTES -> Node.hex(in.bytes());
                        case BOOL -> in.bool();
                        case INT128 -> Node.hex(in.raw(16));
                        case INT256 -> Node.hex(in.raw(32));
                        case TRUE -> true;
                    };
            case TlType.Named(String name) -> object(name);
            case TlType.Any _ -> object(null);
            case TlType.Vector(TlType element, boolean _) -> {
                int count = in.vectorCount();
                List<Object> values = new ArrayList<>();
                for (int i = 0; i < count; i++) values.add(value(element));
                yield values;
            }
        };
    }
}
