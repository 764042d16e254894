package heliograph.tl;

import heliograph.tlgen.Combinator;
import heliograph.tlgen.Field;
import heliograph.tlgen.TlType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;

/// Writes random values of a schema, by the schema alone: an encoder that shares nothing with the
/// generated one.
final class RandomTl {
    private static final int DEEP = 4;
    private static final String[] WORDS = {
        "", "a", "Grüße", "имя", "😀👍", "x".repeat(253), "y".repeat(300)
    };

    private final Schemas.Layer layer;
    private final RandomGenerator random;
    private final Map<String, Combinator> shallow = new HashMap<>();

    RandomTl(Schemas.Layer layer, RandomGenerator random) {
        this.layer = layer;
        this.random = random;
        var depths = new HashMap<String, Integer>();
        for (boolean grown = true; grown; ) grown = settle(depths);
    }

    /// Finds for each type a constructor that nests least.
    private boolean settle(Map<String, Integer> depths) {
        boolean grown = false;
        for (Combinator one : layer.byId().values()) {
            String type = one.result().toString();
            if (one.function() || depths.containsKey(type)) continue;
            boolean settled =
                    one.components().stream()
                            .filter(field -> !field.optional())
                            .filter(field -> field.type() instanceof TlType.Named)
                            .allMatch(field -> depths.containsKey(field.type().toString()));
            if (settled) {
                depths.put(type, depths.size());
                shallow.put(type, one);
                grown = true;
            }
        }
        return grown;
    }

    /// A random value of this line, with its id.
    byte[] bytes(Combinator one) {
        var out = new TlWriter(layer.number());
        write(out, one, 0);
        return out.toBytes();
    }

    /// A random value of a type.
    byte[] bytes(TlType type) {
        var out = new TlWriter(layer.number());
        value(out, type, 0);
        return out.toBytes();
    }

    private void write(TlWriter out, Combinator one, int depth) {
        out.int32(one.id());
        var words = new HashMap<String, Integer>();
        for (Field field : one.fields()) {
            if (field.isWord()) {
                int word = word(one, field.name(), depth);
                words.put(field.name(), word);
                out.int32(word);
            } else if (Schemas.Layer.there(field, words)) {
                value(out, field.type(), depth + 1);
            }
        }
    }

    private int word(Combinator one, String word, int depth) {
        int bits = 0;
        for (Field field : one.components()) {
            if (word.equals(field.word())) bits |= 1 << field.bit();
        }
        return depth >= DEEP ? 0 : bits & random.nextInt();
    }

    private void value(TlWriter out, TlType type, int depth) {
        switch (type) {
            case TlType.Scalar scalar -> scalar(out, scalar);
            case TlType.Named(String name) -> write(out, pick(name, depth), depth);
            case TlType.Any _ -> write(out, layer.line("help.getConfig"), depth);
            case TlType.Vector(TlType element, boolean _) -> {
                int count = depth >= DEEP ? 0 : random.nextInt(3);
                out.vectorCount(count);
                for (int i = 0; i < count; i++) value(out, element, depth + 1);
            }
        }
    }

    private Combinator pick(String type, int depth) {
        List<Combinator> all = layer.type(type);
        return depth >= DEEP
                ? Objects.requireNonNull(shallow.get(type))
                : all.get(random.nextInt(all.size()));
    }

    private void scalar(TlWriter out, TlType.Scalar scalar) {
        switch (scalar) {
            case INT -> out.int32(random.nextInt());
            case LONG -> out.int64(random.nextLong());
            case DOUBLE -> out.float64(random.nextInt(1000));
            case STRING -> out.string(WORDS[random.nextInt(WORDS.length)]);
            case BYTES -> out.bytes(random(random.nextInt(6)));
            case BOOL -> out.bool(random.nextBoolean());
            case INT128 -> out.raw(random(16));
            case INT256 -> out.raw(random(32));
            case TRUE -> {}
            case FLAGS -> throw new IllegalStateException("flags are no value");
        }
    }

    private byte[] random(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
