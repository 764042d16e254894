package heliograph.tl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import heliograph.tl.api.Api;
import heliograph.tlgen.Combinator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Random values of every line in every layer, against an encoder and a decoder that know nothing
/// but the schemas.
class LayersTest {
    private static final int TRIES = 3;

    @Test
    void noIdHasTwoNames() {
        var names = new HashMap<Integer, String>();
        for (Schemas.Layer layer : Schemas.LAYERS) {
            for (Combinator one : layer.byName().values()) {
                String other = names.put(one.id(), one.name());
                assertTrue(other == null || other.equals(one.name()), () -> other + ", " + one);
            }
        }
    }

    @Test
    void nearestIsTheTableAtOrBelow() {
        assertEquals(229, Api.LAYER);
        assertEquals(144, Api.FLOOR);
        assertEquals(144, Api.nearest(0));
        assertEquals(144, Api.nearest(144));
        assertEquals(145, Api.nearest(145));
        assertEquals(155, Api.nearest(155));
        assertEquals(152, Api.nearest(153));
        assertEquals(225, Api.nearest(226));
        assertEquals(229, Api.nearest(Integer.MAX_VALUE));
    }

    @Test
    void methodsAreThoseOfTheNewestLayer() {
        var names = new TreeSet<String>();
        for (Method<?, ?> method : Api.METHODS) names.add(method.name());
        var expected = new TreeSet<String>();
        for (Combinator one : Schemas.NEWEST.byName().values()) {
            if (one.function()) expected.add(one.name());
        }
        assertEquals(expected, names);
    }

    /// What is read and written in the newest layer are the same bytes.
    @Test
    void everyLineOfTheNewestLayerRoundTrips() {
        var random = new RandomTl(Schemas.NEWEST, new Random(1));
        for (Combinator one : Schemas.NEWEST.byName().values()) {
            for (int i = 0; i < TRIES; i++) {
                byte[] bytes = random.bytes(one);
                var in = new TlReader(bytes);
                TlObject value = one.function() ? Api.function(in) : Api.object(in);
                assertEquals(0, in.left(), one::toString);
                var out = new TlWriter(Api.LAYER);
                value.write(out);
                assertArrayEquals(bytes, out.toBytes(), one::toString);
            }
        }
    }

    /// Every query of every layer is read, and what its fields say survives.
    @Test
    void everyQueryOfEveryLayerIsRead() {
        for (Schemas.Layer layer : Schemas.LAYERS) {
            var random = new RandomTl(layer, new Random(layer.number()));
            for (Combinator one : layer.byName().values()) {
                if (!one.function()) continue;
                for (int i = 0; i < TRIES; i++) query(layer, one, random.bytes(one));
            }
        }
    }

    private static void query(Schemas.Layer layer, Combinator one, byte[] bytes) {
        var in = new TlReader(bytes);
        TlFunction<?> query;
        try {
            query = Api.function(in);
        } catch (Malformed e) {
            throw new AssertionError(layer.number() + " " + one, e);
        }
        assertEquals(0, in.left(), () -> layer.number() + " " + one);
        if (!Schemas.NEWEST.byName().containsKey(query.method().name())) return;
        var out = new TlWriter(Api.LAYER);
        query.write(out);
        Node now = NodeReader.read(Schemas.NEWEST, out.toBytes());
        assertTrue(Schemas.namesOf(now.line().name()).contains(one.name()));
        Node then = NodeReader.read(layer, bytes);
        assertEquals("", now.difference(then), () -> layer.number() + " " + one);
    }

    /// Every value that the server sends is one that a client of each layer understands, and says
    /// the same.
    @Test
    void everyAnswerIsWrittenForEveryLayer() {
        var random = new RandomTl(Schemas.NEWEST, new Random(2));
        List<String> wrong = new ArrayList<>();
        for (Combinator one : Schemas.NEWEST.byName().values()) {
            if (one.function() || !Schemas.REACH.isReceived(Api.LAYER, one)) continue;
            for (int i = 0; i < TRIES; i++) {
                byte[] bytes = random.bytes(one);
                TlObject value = Api.object(new TlReader(bytes));
                for (Schemas.Layer layer : Schemas.LAYERS) answer(layer, one, bytes, value, wrong);
            }
        }
        assertEquals(List.of(), List.copyOf(new HashSet<>(wrong)));
    }

    private static void answer(
            Schemas.Layer layer, Combinator one, byte[] bytes, TlObject value, List<String> wrong) {
        boolean known = Schemas.REACH.isReceived(layer.number(), one);
        if (!known || !value.existsIn(layer.number())) return;
        var out = new TlWriter(layer.number());
        try {
            value.write(out);
            Node then = NodeReader.read(layer, out.toBytes());
            String difference = then.difference(NodeReader.read(Schemas.NEWEST, bytes));
            if (!difference.isEmpty()) wrong.add(one.name() + ": " + difference);
        } catch (NotInLayer e) {
            // a refusal is an answer, too
        } catch (RuntimeException e) {
            wrong.add(one.name() + " in " + layer.number() + ": " + e);
        }
    }

    /// The answer of every method is what a client of each layer expects of it.
    @Test
    void everyMethodAnswersInEveryLayer() {
        var random = new RandomTl(Schemas.NEWEST, new Random(3));
        List<String> wrong = new ArrayList<>();
        for (Method<?, ?> method : Api.METHODS) {
            Combinator one = Schemas.NEWEST.line(method.name());
            if (one.result().toString().equals("X")) continue;
            for (Schemas.Layer layer : Schemas.LAYERS) {
                Combinator line = Schemas.line(layer, method.name());
                if (line != null) answer(layer, method, line, random.bytes(one.result()), wrong);
            }
        }
        assertEquals(List.of(), List.copyOf(new HashSet<>(wrong)));
    }

    private static <R> void answer(
            Schemas.Layer layer,
            Method<?, R> method,
            Combinator line,
            byte[] bytes,
            List<String> wrong) {
        var out = new TlWriter(layer.number());
        try {
            R value = Answer.read(method, Schemas.NEWEST.line(method.name()).result(), bytes);
            method.answer().accept(out, value);
            Object _ = NodeReader.read(layer, out.toBytes(), line.result());
        } catch (NotInLayer e) {
            // a refusal is an answer, too
        } catch (RuntimeException e) {
            wrong.add(method.name() + " in " + layer.number() + ": " + e);
        }
    }
}
