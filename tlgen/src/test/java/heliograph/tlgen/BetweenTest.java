package heliograph.tlgen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A layer out of its neighbours.
class BetweenTest {
    private static final NavigableMap<Integer, Schema> TABLES =
            new TreeMap<>(
                    Map.of(
                            10,
                            Schema.parse(10, "a#1 = A;\nb#2 = B;\nc#3 = C;"),
                            20,
                            Schema.parse(20, "a#4 x:int = A;\nb#2 = B;\nd#5 = D;")));

    /// Its `a` is that above, its `c` is neither's, `b` is left out, `junk` is the package's own.
    private static final String TEXT =
            """
            a#4 x:int = A;
            c#0 size_x:long = C;
            junk#7 = Junk;
            ---functions---
            d.get#0 id:Vector<int> = Vector<long>;
            """;

    @Test
    void rowsGiveTheSchemaThatTheyWereMadeFrom() {
        List<String> rows = rows();
        assertEquals(
                List.of(
                        "above a#00000004",
                        "function " + numbered("d.get id:Vector<int> = Vector<long>;", true),
                        "type " + numbered("c size_x:long = C;", false),
                        "none b"),
                rows.subList(1, rows.size()));
        Schema schema = Between.parse(15, rows).schema(TABLES);
        assertEquals(15, schema.layer());
        assertEquals(
                Set.copyOf(Schema.parse(15, text()).without(Set.of("junk")).combinators()),
                Set.copyOf(schema.combinators()));
    }

    @Test
    void anotherLineThanThatOfTheSourceIsRefused() {
        var rows = new ArrayList<>(rows());
        rows.remove("none b");
        assertEquals("layer 15: the digest of its lines is another", refused(rows));
    }

    @Test
    void aTypeThatNothingMakesIsRefused() {
        var rows = new ArrayList<>(rows());
        rows.add("function " + numbered("z x:Nothing = Bool;", true));
        assertEquals("layer 15: no type Nothing of z", refused(rows));
    }

    @ParameterizedTest
    @ValueSource(strings = {"above a#00000001", "above e#00000004"})
    void whatTheTableAboveLacksIsRefused(String row) {
        String name = row.replaceAll("above |#.*", "");
        assertEquals("layer 15: not above: " + name, refused(List.of("digest 0", row)));
    }

    @Test
    void whatTheTableBelowLacksCannotBeLeftOut() {
        assertEquals("layer 15: no line to leave out: d", refused(List.of("digest 0", "none d")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"type c#1 size:int = C;", "below a", "none"})
    void whatIsNoRowIsRefused(String row) {
        assertThrows(IllegalArgumentException.class, () -> Between.parse(15, List.of(row)));
    }

    @Test
    void aNameStandsOnce() {
        assertThrows(
                IllegalArgumentException.class,
                () -> Between.parse(15, List.of("none a", "above a#00000004")));
    }

    private static List<String> rows() {
        return Between.rows(15, text(), TABLES, Set.of("junk"));
    }

    /// The text with the ids that its own lines have.
    private static String text() {
        return TEXT.replaceFirst("c#\\w+ .*", numbered("c size_x:long = C;", false))
                .replaceFirst(
                        "d.get#\\w+ .*", numbered("d.get id:Vector<int> = Vector<long>;", true));
    }

    private static String numbered(String line, boolean function) {
        return line.replaceFirst(" ", "#" + Between.line(line, function).hex() + " ");
    }

    private static String refused(List<String> rows) {
        var refusal =
                assertThrows(
                        IllegalStateException.class, () -> Between.parse(15, rows).schema(TABLES));
        return String.valueOf(refusal.getMessage());
    }
}
