package heliograph.tlgen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The whole way from a small folder of schemas to Java, against files that people have read.
class GoldenTest {
    private static final Path MINI = Path.of("src/test/resources/mini");
    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    @TempDir Path schemas;
    @TempDir Path target;

    @BeforeEach
    void copySchemas() throws IOException {
        Files.createDirectories(schemas.resolve("target"));
        Files.createDirectories(schemas.resolve("between"));
        try (var files = Files.list(MINI)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                String folder = name.startsWith("api_") ? "target/" : "";
                if (name.matches("\\d+\\.txt")) folder = "between/";
                Files.copy(file, schemas.resolve(folder + name));
            }
        }
    }

    /// To accept a change of the generated code, run with the system property `golden.update`.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "api/Api",
                "api/Note",
                "api/Mark",
                "api/MarkNew",
                "api/FunctionReaders",
                "api/notes/Send",
                "api/notes/Search",
                "old/notes/Gone",
                "mt/FutureSalts",
                "stored/StoredThing"
            })
    void generatedCode(String name) throws IOException {
        Main.generate(schemas, target);
        String java = Files.readString(target.resolve("heliograph/tl/" + name + ".java"));
        Path golden = GOLDEN.resolve(name.replace('/', '-') + ".java.txt");
        if (System.getProperty("golden.update") != null) Files.writeString(golden, java);
        assertEquals(Files.readString(golden), java);
    }

    @Test
    void aSecondRunWritesNothingAndKeepsNothing() throws IOException {
        Main.generate(schemas, target);
        Path note = target.resolve("heliograph/tl/api/Note.java");
        var before = Files.getLastModifiedTime(note);
        Path stale = Files.writeString(target.resolve("heliograph/tl/api/Stale.java"), "");
        Main.generate(schemas, target);
        assertEquals(before, Files.getLastModifiedTime(note));
        assertTrue(Files.notExists(stale));
    }

    @Test
    void aDifferenceThatNothingHandlesFailsTheBuild() throws IOException {
        Files.writeString(schemas.resolve("losses.txt"), "");
        assertEquals(List.of("default up notes.search.from", "in notes.search.limit"), problems());
    }

    @Test
    void aRowThatNothingNeedsFailsTheBuild() throws IOException {
        append("losses.txt", "in note.gone\n");
        append("adapters.txt", "up note.gone = 1\n");
        assertEquals(
                List.of(
                        "adapters.txt, not needed: up note.gone",
                        "losses.txt, not needed: in note.gone"),
                problems());
    }

    @Test
    void aMissingDowngradeFailsTheBuild() throws IOException {
        Path adapters = schemas.resolve("adapters.txt");
        Files.writeString(adapters, Files.readString(adapters).replace("absent Mark\n", ""));
        assertEquals(List.of("absent Mark or markNew (since 146)"), problems());
    }

    @Test
    void aMissingLayerSaysHowToGetIt() throws IOException {
        Files.delete(schemas.resolve("target/api_145.tl"));
        var missing = assertThrows(IOException.class, () -> Main.generate(schemas, target));
        assertTrue(String.valueOf(missing.getMessage()).endsWith("run schema/fetch"));
    }

    private void append(String file, String line) throws IOException {
        Files.writeString(schemas.resolve(file), line, StandardOpenOption.APPEND);
    }

    private List<String> problems() {
        var failure =
                assertThrows(IllegalStateException.class, () -> Main.generate(schemas, target));
        return String.valueOf(failure.getMessage()).lines().skip(1).toList();
    }
}
