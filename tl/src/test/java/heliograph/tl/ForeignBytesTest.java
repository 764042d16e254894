package heliograph.tl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.tl.NodeWriter.Value;
import heliograph.tl.api.Api;
import heliograph.tlgen.Combinator;
import heliograph.tlgen.Field;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What other projects' encoders write is read here, and what is written here is what they write.
/// The files are made by `src/test/golden-tools`.
class ForeignBytesTest {
    @ParameterizedTest
    @CsvSource({"telethon, 144", "gramjs, 198", "mtcute, 227", "teleproto, 229"})
    void bytesOfAClient(String client, int number) throws IOException {
        var file = Path.of("src/test/resources/golden", client + "-" + number + ".tsv");
        Schemas.Layer layer = Schemas.layer(number);
        List<String> wrong = new ArrayList<>();
        int same = 0;
        for (String row : Files.readAllLines(file)) {
            String name = row.substring(0, row.indexOf('\t'));
            byte[] bytes = HexFormat.of().parseHex(row.substring(row.indexOf('\t') + 1));
            try {
                if (layer.line(name).function()) query(layer, bytes);
                else if (answer(layer, bytes)) same++;
            } catch (AssertionError | Malformed e) {
                wrong.add(name + ": " + e.getMessage());
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(same > 60, "only " + same + " answers were written the same");
    }

    private static void query(Schemas.Layer layer, byte[] bytes) {
        var in = new TlReader(bytes);
        TlFunction<?> query = Api.function(in);
        assertEquals(0, in.left());
        var out = new TlWriter(Api.LAYER);
        query.write(out);
        if (layer.number() == Api.LAYER) assertArrayEquals(bytes, out.toBytes());
        if (!Schemas.NEWEST.byName().containsKey(query.method().name())) return;
        Node now = NodeReader.read(Schemas.NEWEST, out.toBytes());
        assertEquals("", now.difference(NodeReader.read(layer, bytes)));
    }

    /// Writes the same value here; tells whether all of it could be said and the bytes are equal.
    private static boolean answer(Schemas.Layer layer, byte[] bytes) {
        Node foreign = NodeReader.read(layer, bytes);
        byte[] newest = NodeWriter.write(Api.LAYER, today(foreign));
        var out = new TlWriter(layer.number());
        Api.object(new TlReader(newest)).write(out);
        Node ours = NodeReader.read(layer, out.toBytes());
        assertEquals("", ours.difference(NodeReader.read(Schemas.NEWEST, newest)));
        if (!same(foreign)) return false;
        assertArrayEquals(bytes, out.toBytes());
        return true;
    }

    /// Whether the newest layer has all of a value, with the same types.
    private static boolean same(Node node) {
        Combinator now = Schemas.NEWEST.byName().get(node.line().name());
        if (now == null) return false;
        for (Field field : node.line().components()) {
            Object value = node.fields().get(field.name());
            boolean kept =
                    now.field(field.name())
                            .filter(it -> it.type().equals(field.type()))
                            .isPresent();
            if (value != null && !kept) return false;
            if (value instanceof Node inner && !same(inner)) return false;
            if (value instanceof List<?> list) {
                for (Object one : list) {
                    if (one instanceof Node inner && !same(inner)) return false;
                }
            }
        }
        return true;
    }

    /// The value in the newest layer, of what it has.
    private static Value today(Node node) {
        Combinator now = Schemas.NEWEST.line(node.line().name());
        Map<String, Object> fields = new HashMap<>();
        for (Field field : now.components()) {
            Field then = node.line().field(field.name()).orElse(null);
            if (then == null || !then.type().equals(field.type())) continue;
            Object value = today(node.fields().get(field.name()));
            if (value != null) fields.put(field.name(), value);
        }
        return new Value(now.name(), fields);
    }

    private static @Nullable Object today(@Nullable Object value) {
        if (value instanceof Node node) {
            return Schemas.NEWEST.byName().containsKey(node.line().name()) ? today(node) : null;
        }
        if (value instanceof List<?> list) {
            List<Object> kept = new ArrayList<>();
            for (Object one : list) {
                Object now = today(one);
                if (now != null) kept.add(now);
            }
            return kept;
        }
        return value;
    }
}
