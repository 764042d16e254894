package heliograph.tlgen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How a TL text is read.
class SchemaTest {
    @Test
    void aLineIsANameAnIdFieldsAndAType() {
        Combinator one =
                only("user_x#ff flags:# a:flags.3?true b_c:flags.3?Vector<long> d:!X = my.User;");
        assertEquals("user_x", one.name());
        assertEquals(0xff, one.id());
        assertEquals(new TlType.Named("my.User"), one.result());
        assertEquals(
                List.of("a:flags.3?true", "bC:flags.3?Vector<long>", "d:!X"),
                one.components().stream().map(Field::toString).toList());
    }

    /// The ids that the schemas give are the CRC32 of their lines, so ours must be the same.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "inputPeerChat#35a95cb9 chat_id:long = InputPeer;",
                "peerUser#59511722 user_id:long = Peer;",
                "inputMediaPhoto#b3ba0635 flags:# spoiler:flags.1?true id:InputPhoto"
                        + " ttl_seconds:flags.0?int = InputMedia;",
                "upload.file#096a18d5 type:storage.FileType mtime:int bytes:bytes = upload.File;",
                "messages.readHistory#0e306d3a peer:InputPeer max_id:int ="
                        + " messages.AffectedMessages;"
            })
    void aLineWithoutAnIdGetsItsCrc(String line) {
        Combinator given = only(line);
        assertEquals(given, only(line.replaceFirst("#\\w+", "")));
    }

    @Test
    void functionsStandBetweenTheirMarks() {
        var schema =
                Schema.parse(
                        1,
                        """
                        // comment
                        a#1 = A;

                        ---functions---
                        b#2 = A;
                        ---types---
                        c#3 = A;
                        """);
        assertEquals(List.of("b"), schema.functions().map(Combinator::name).toList());
        assertEquals(List.of("a", "c"), schema.constructors().map(Combinator::name).toList());
        assertEquals(1, schema.without(Set.of("a")).constructors().count());
    }

    @Test
    void theLanguagesOwnLinesAreLeftOut() {
        var schema =
                Schema.parse(
                        1,
                        "boolTrue#997275b5 = Bool;\nvector#1cb5c415 {t:Type} # [ t ] = Vector t;");
        assertEquals(List.of(), schema.combinators());
    }

    @Test
    void severalLinesOfOneNameAreItsHistory() {
        var generations = Schema.parse(0, "a#1 = A;\nb#2 = B;\na#3 x:int = A;").generations();
        assertEquals(2, generations.size());
        assertEquals(Set.of(2, 3), ids(generations.getFirst()));
        assertEquals(Set.of(1), ids(generations.get(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a#1", "a#1 = A", "a#1 x:int x:int = A;", "a#zz = A;"})
    void whatIsNoTlIsRefused(String line) {
        assertThrows(IllegalArgumentException.class, () -> Schema.parse(1, line));
    }

    private static Set<Integer> ids(Schema schema) {
        return Set.copyOf(schema.combinators().stream().map(Combinator::id).toList());
    }

    private static Combinator only(String line) {
        return Schema.parse(1, line).combinators().getFirst();
    }
}
